import {expect} from 'chai';
import {answer, audio, fax, noAudio, offer, sdp} from '../support/sdp.js';
import {torture} from '../support/torture.js';

describe('torture: a first description that nobody can use', () => {
  const phone = torture();
  const code = () => phone().page.state.ended[0]?.error?.code;
  const take = () => {
    const {page} = phone();
    return page.send({type: 'answer', id: page.call.id}).catch((thrown: unknown) => thrown);
  };

  const without = (name: string) => offer.replace(new RegExp(`^a=${name}.*\r\n`, 'm'), '');
  const offers: [string, string, RegExp][] = [
    ['without a codec in common (reports 4)', offer, /^305 \S+ "Incompatible media format: no codec in common"$/],
    ['of a fax alone (reports 5)', fax, /^304 \S+ "Media type not available/],
    ['whose audio has port 0 (reports 4)', offer.replace('m=audio 40000', 'm=audio 0'), /^304 /],
    ['without a fingerprint (reports 10)', without('fingerprint'), /^399 \S+ "The audio line lacks a=fingerprint"$/],
    ['without rtcp-mux (reports 10)', without('rtcp-mux'), /^399 \S+ "The audio line lacks a=rtcp-mux"$/],
    ['without ICE (reports 10)', without('ice-ufrag'), /^399 \S+ "The audio line lacks a=ice-ufrag"$/],
  ];
  for (const [what, sdp, warning] of offers) {
    it(`in a call in ${what}: 488 that says what it lacks, and the clerk reads the same`, async () => {
      const {peer, page} = phone();
      phone().expected = ['failed'];
      const invite = await phone().ring({}, sdp);
      page.refuse.answer = 'not-acceptable';
      const taken = take();
      const refusal = await peer.expect('488 INVITE');
      peer.ack(invite, refusal);
      expect(refusal.header('Warning')).to.match(warning);
      expect(await taken).to.include({code: 'not-acceptable'});
      await phone().over();
      expect(code()).to.equal('not-acceptable');
    });
  }

  it('in a call in, that the browser refuses for a reason of its own: 488, and the audio failed (reports 10)', async () => {
    const {peer, page} = phone();
    phone().expected = ['failed'];
    const invite = await phone().ring();
    page.refuse.answer = 'media-failed';
    void take();
    peer.ack(invite, await peer.expect('488 INVITE'));
    await phone().over();
    expect(code()).to.equal('media-failed');
  });

  for (const refused of ['not-acceptable', 'media-failed'] as const) {
    it(`in an answer to our call (${refused}): ACK and BYE, and the clerk reads that, not that nobody could be reached (reports 4, 10)`, async () => {
      const {peer, page} = phone();
      phone().expected = ['failed'];
      page.refuse.accept = refused;
      peer.answer(await phone().dial(), answer);
      await peer.expect('ACK');
      const bye = await peer.expect('BYE');
      expect(bye.header('Reason')).to.match(/^SIP\s*;\s*cause=488/);
      peer.respond(bye, 200);
      await phone().over();
      expect(code()).to.equal(refused);
    });
  }

  for (const [what, options] of [
    ['without description', {}],
    ['of no audio', sdp(noAudio)],
  ] as const) {
    it(`in a 200 to our call ${what}: ACK and BYE, and the clerk reads that the call could not be (reports 4)`, async () => {
      const {peer} = phone();
      phone().expected = ['failed'];
      peer.respond(await phone().dial(), 200, options);
      await peer.expect('ACK');
      peer.respond(await peer.expect('BYE'), 200);
      await phone().over();
      expect(code()).to.equal('not-acceptable');
    });
  }

  it('in a 18x: the announcement is not heard, and the call goes on (reports 10)', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const invite = await phone().dial();
    page.refuse.accept = 'not-acceptable';
    peer.respond(invite, 183, sdp(answer));
    await phone().phase('ringing');
    expect(page.call.earlyMedia).to.equal(false);
    delete page.refuse.accept;
    peer.answer(invite, answer);
    await phone().phase('talking');
  });

  describe('of somebody else than whose announcement was heard, in a browser that takes no second answer', () => {
    const answered = async () => {
      const {peer, page} = phone();
      const invite = await phone().dial();
      peer.respond(invite, 183, sdp(answer));
      await page.until('early', ({calls}) => calls[0]?.earlyMedia === true);
      page.refuse.accept = 'media-failed';
      peer.answer(invite, audio({name: 'other', setup: 'active'}), {toTag: 'other'});
      return peer.expect('INVITE');
    };

    it('is offered a new session at once', async () => {
      phone().expected = ['hung-up-here'];
      const renewed = await answered();
      delete phone().page.refuse.accept;
      phone().peer.answer(renewed, answer, {toTag: 'other'});
      await phone().tick(1_000);
      expect(phone().page.call.phase).to.equal('talking');
    });

    it('is left when it cannot be agreed with either: nobody sits in a silent call (reports 3)', async () => {
      const {peer} = phone();
      phone().expected = ['failed'];
      peer.answer(await answered(), answer, {toTag: 'other'});
      peer.respond(await peer.expect('BYE'), 200);
      await phone().over();
      expect(code()).to.equal('media-failed');
    });
  });

  it('in a late 183 of another branch, after the 200, is not for the page (attack 14)', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const invite = await phone().dial();
    peer.respond(invite, 183, {...sdp(answer), toTag: 'a'});
    await page.until('early', ({calls}) => calls[0]?.earlyMedia === true);
    peer.answer(invite, answer, {toTag: 'b'});
    await peer.expect('ACK');
    await phone().phase('talking');
    const taken = page.ops('accept').length;
    peer.respond(invite, 183, {...sdp(audio({name: 'late'})), toTag: 'a'});
    await phone().tick(100);
    expect(page.ops('accept')).to.have.length(taken);
    expect(page.call.earlyMedia).to.equal(false);
  });
});
