import {expect} from 'chai';
import {answer, audio} from '../support/sdp.js';
import {torture} from '../support/torture.js';

const recvonly = audio({direction: 'recvonly', setup: 'active'});
const sdp = (body: string) => ({body, contentType: 'application/sdp'});
const noAudio = answer.replace('m=audio 40000', 'm=audio 0');
const direction = (body: string) => /a=(sendrecv|sendonly|recvonly|inactive)/.exec(body)?.[1];

describe('torture: an answer to our change that the page cannot use (reports 3)', () => {
  const phone = torture();
  /** The call talks, and nobody has said BYE. */
  const goesOn = () => {
    expect(phone().page.call.phase).to.equal('talking');
    expect(phone().peer.requests('BYE')).to.deep.equal([]);
  };
  const isHeard = () => {
    const [last] = phone().page.ops('send').slice(-1);
    return last && 'on' in last && last.on;
  };

  for (const code of ['media-failed', 'not-acceptable', 'timeout', 'internal'] as const) {
    it(`${code}: a hold is one all the same, for our voice is kept from the far end; resuming offers it again`, async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      page.refuse.accept = code;
      const held = phone().hold();
      peer.respond(await peer.expect('INVITE'), 200, sdp(audio({direction: 'sendrecv', setup: 'active'})));
      await peer.expect('ACK');
      await held;
      await phone().tick(500);
      goesOn();
      expect(page.call).to.include({held: true, changing: null});
      expect(page.call.error).to.equal(undefined);
      expect(isHeard()).to.equal(false);
      expect(page.ops('rollback')).to.have.length(1);

      delete page.refuse.accept;
      const resumed = phone().resume();
      const resume = await peer.expect('INVITE');
      expect(direction(resume.body)).to.equal('sendrecv');
      peer.answer(resume, answer);
      await resumed;
      expect(page.call.held).to.equal(false);
      expect(isHeard()).to.equal(true);
    });
  }

  it('a page that hangs over it: the call goes on', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    page.silent.add('accept').add('rollback');
    const held = phone().hold();
    peer.answer(await peer.expect('INVITE'), recvonly);
    await phone().tick(13_000);
    await held;
    await peer.expect('ACK');
    goesOn();
    expect(page.call.held).to.equal(true);
  });

  it('of no audio at all (port 0, or a 200 without description): the page is not asked, and the former audio goes on', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    const asked = page.ops('accept').length;
    const held = phone().hold();
    peer.answer(await peer.expect('INVITE'), noAudio);
    await held;
    goesOn();
    expect(page.call.held).to.equal(true);
    const resumed = phone().resume();
    peer.answer(await peer.expect('INVITE'), noAudio);
    expect(await resumed).to.include({code: 'change-refused'});
    goesOn();
    expect(page.ops('accept')).to.have.length(asked);
  });

  it('a resume: it stays held and says so, and can be tried again', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    const held = phone().hold();
    peer.answer(await peer.expect('INVITE'), recvonly);
    await held;
    page.refuse.accept = 'media-failed';
    const resumed = phone().resume();
    peer.answer(await peer.expect('INVITE'), answer);
    const error = await resumed;
    expect(error).to.include({code: 'change-refused'});
    expect((error as Error).message).to.include('media-failed');
    goesOn();
    expect(page.call).to.include({held: true, changing: null});
    expect(page.call.error?.code).to.equal('change-refused');
    delete page.refuse.accept;
    const again = phone().resume();
    peer.answer(await peer.expect('INVITE'), answer);
    await again;
    expect(page.call.held).to.equal(false);
  });

  it('new candidates: the call goes on, and they are asked for again', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    page.refuse.accept = 'media-failed';
    page.report({call: page.call.id, event: 'connection', status: 'lost'});
    await phone().tick(3_000);
    peer.answer(await peer.expect('INVITE'), answer);
    await phone().tick(1_600);
    delete page.refuse.accept;
    peer.answer(await peer.expect('INVITE'), answer);
    page.report({call: page.call.id, event: 'connection', status: 'connected'});
    goesOn();
  });

  it('the sign of life of a session timer: the call goes on beyond the interval', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk([['Session-Expires', '90;refresher=uac']]);
    page.refuse.accept = 'media-failed';
    peer.onMessage = message => {
      if (message.method === 'INVITE') peer.answer(message, answer, {headers: {'Session-Expires': '90;refresher=uac'}});
      return message.method === 'INVITE';
    };
    await phone().tick(300_000);
    goesOn();
  });

  it('after a reconnection: the far end has confirmed the call with it', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    page.refuse.accept = 'media-failed';
    await phone().lose();
    await phone().back();
    peer.answer(await peer.expect('INVITE'), answer);
    await phone().tick(30_000);
    goesOn();
    expect(page.call.error).to.equal(undefined);
  });

  it('in the ACK to an offer of ours that they asked for: the former audio goes on', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talk();
    page.refuse.accept = 'not-acceptable';
    const late = peer.reinvite(dialog, null);
    peer.ack(late, await peer.expect('200 INVITE'), answer);
    await phone().tick(500);
    goesOn();
    expect(page.ops('rollback')).to.have.length(1);
  });

  it('in a consultation: the caller waits in silence, and the colleague is called', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here', 'cancelled-here'];
    await phone().talk();
    page.refuse.accept = 'media-failed';
    void page.send({type: 'consult', id: page.call.id, target: '103'}).catch(() => undefined);
    peer.answer(await peer.expect('INVITE'), answer);
    const second = await peer.expect('INVITE');
    expect(second.uri).to.include('sip:103@');
    expect(page.state.calls.find(({consultationFor}) => !consultationFor)).to.include({held: true, phase: 'talking'});
  });
});
