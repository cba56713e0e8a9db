import {expect} from 'chai';
import {answer} from '../support/sdp.js';
import type {Message} from '../support/sip-message.js';
import {torture} from '../support/torture.js';

const described = {body: answer, contentType: 'application/sdp'};
const minute = 60_000;

describe('torture: what is heard before the answer', () => {
  const phone = torture();
  /** A queue that announces something, and has not answered. */
  const queue = async (status = 183): Promise<Message> => {
    const {peer, page} = phone();
    const invite = await phone().dial();
    peer.respond(invite, status, {...described, toTag: 'queue'});
    await page.until('announced', ({calls}) => calls[0]?.earlyMedia === true);
    return invite;
  };
  const tones = (typed: string) =>
    phone()
      .page.send({type: 'sendTones', id: phone().page.call.id, tones: typed})
      .catch((thrown: unknown) => thrown);

  describe('takes tones (reports 14)', () => {
    for (const status of [183, 180, 182]) {
      it(`as RTP events, from the page (${status})`, async () => {
        const {page} = phone();
        phone().expected = ['cancelled-here'];
        await queue(status);
        expect(await tones('12#')).to.equal(undefined);
        expect(page.ops('tones').at(-1)).to.include({tones: '12#'});
        page.report({call: page.call.id, event: 'tone', tone: '1'});
        await page.until('shown', ({calls}) => calls[0]?.tonesSent === '1');
      });
    }

    it('by INFO in its early dialog where it takes no RTP events', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const invite = await queue();
      peer.respond(invite, 180, {toTag: 'another'});
      page.refuse.tones = 'not-acceptable';
      const sent = tones('1');
      const info = await peer.expect('INFO');
      expect(info).to.include({toTag: 'queue', callId: invite.callId});
      expect(info.cseq).to.be.greaterThan(invite.cseq);
      expect(info.body).to.include('Signal=1');
      peer.respond(info, 200);
      await phone().tick(200);
      expect(await sent).to.equal(undefined);
      expect(page.call.tonesSent).to.equal('1');

      peer.answer(invite, answer, {toTag: 'queue'});
      await phone().phase('talking');
      const later = tones('2');
      const second = await peer.expect('INFO');
      expect(second.cseq).to.be.greaterThan(info.cseq);
      peer.respond(second, 200);
      await phone().tick(200);
      expect(await later).to.equal(undefined);
    });

    it('and not where nothing is heard, or the call is being ended', async () => {
      const {peer} = phone();
      phone().expected = ['cancelled-here', 'cancelled-here'];
      peer.respond(await phone().dial(), 180);
      await phone().phase('ringing');
      expect(await tones('1')).to.include({code: 'call-state'});
      phone().hangUp();
      await phone().tick(5_000);
      await queue();
      phone().hangUp();
      await phone().phase('ending');
      expect(await tones('1')).to.include({code: 'call-state'});
    });
  });

  describe('is waited for (reports 15)', () => {
    it('as long as the queue gives a sign of life within the time, and is answered after ten minutes', async () => {
      const {peer} = phone();
      phone().expected = ['hung-up-here'];
      const invite = await queue();
      for (let passed = 0; passed < 10 * minute; passed += 100_000) {
        await phone().tick(100_000);
        peer.respond(invite, 183, {...described, toTag: 'queue'});
      }
      expect(phone().page.call.earlyMedia).to.equal(true);
      peer.answer(invite, answer, {toTag: 'queue'});
      await phone().phase('talking');
      await phone().tick(5 * minute);
      expect(phone().page.call.phase).to.equal('talking');
    });

    it('not for ever: half an hour', async () => {
      const {peer, page} = phone();
      phone().expected = ['failed'];
      const invite = await queue();
      for (let passed = 0; passed < 31; passed++) {
        await phone().tick(minute);
        if (page.state.calls.length) peer.respond(invite, 183, {toTag: 'queue'});
        else expect(passed).to.be.within(29, 30);
      }
      await phone().over();
      expect(page.state.ended[0]?.error?.code).to.equal('no-answer');
    });

    it('two minutes where it says nothing more', async () => {
      const {page} = phone();
      phone().expected = ['failed'];
      await queue();
      await phone().tick(119_000);
      expect(page.state.calls).to.have.length(1);
      await phone().tick(2_000);
      await phone().over();
      expect(page.state.ended[0]?.error?.code).to.equal('no-answer');
    });

    it('and a telephone that rings and rings is not', async () => {
      const {peer, page} = phone();
      phone().expected = ['failed'];
      const invite = await phone().dial();
      for (let passed = 0; passed < 121; passed += 11) {
        peer.respond(invite, 180);
        await phone().tick(11_000);
      }
      await phone().over();
      expect(page.state.ended[0]?.error?.code).to.equal('no-answer');
    });
  });
});

describe('torture: tones that are not taken (reports 7)', () => {
  const phone = torture();

  for (const code of ['not-acceptable', 'media-failed'] as const) {
    it(`by the page (${code}) go by INFO, all of them`, async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      page.refuse.tones = code;
      // What sends them is fetched first, which takes real time.
      const begun = new Promise<void>(resolve => {
        peer.onMessage = message => {
          if (message.method === 'INFO') resolve(peer.respond(message, 200));
          return message.method === 'INFO';
        };
      });
      const sent = page.send({type: 'sendTones', id: page.call.id, tones: '12'});
      await begun;
      await phone().tick(1_000);
      await sent;
      expect(page.call.tonesSent).to.equal('12');
    });
  }

  for (const status of [405, 415, 488]) {
    it(`by INFO either (${status}): said so, and the call goes on`, async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      page.refuse.tones = 'not-acceptable';
      const sent = page.send({type: 'sendTones', id: page.call.id, tones: '1'}).catch((thrown: unknown) => thrown);
      peer.respond(await peer.expect('INFO'), status);
      expect(await sent).to.include({code: 'tones-refused'});
      expect(page.call).to.include({phase: 'talking', tonesSent: ''});
    });
  }
});
