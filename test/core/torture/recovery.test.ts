import {expect} from 'chai';
import {answer, audio} from '../support/sdp.js';
import {torture} from '../support/torture.js';

describe('torture 19: dialogs are confirmed after a loss', () => {
  const phone = torture();

  const comes = async (method: string) => {
    while (!phone().peer.pending.some(message => message.method === method)) await phone().tick(500);
    return phone().peer.expect(method);
  };

  /** The first question of what the phone asks when it is back. */
  const isAskedAfterLoss = async () => {
    await phone().lose();
    await phone().back();
    return phone().peer.expect('INVITE');
  };

  const holds = async () => {
    const held = phone().hold();
    phone().peer.answer(await phone().peer.expect('INVITE'), audio({direction: 'recvonly', version: 2}));
    await held;
  };

  /** One call is held, the other talks. */
  const twoCalls = async () => {
    const {peer, page} = phone();
    const first = await phone().talk();
    const second = peer.invite(audio({name: 'second'}));
    await peer.expect('180 INVITE');
    void page.send({type: 'answer', id: page.state.calls[1]?.id ?? ''});
    peer.answer(await peer.expect('INVITE'), audio({direction: 'recvonly'}));
    peer.ack(second, await peer.expect('200 INVITE'));
    await page.until('both talk', ({calls}) => calls.every(({phase}) => phase === 'talking'));
    return {first, second};
  };

  it('in a call: the audio is not touched, and each dialog is made known one after the other', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here', 'hung-up-here'];
    const {first, second} = await twoCalls();
    const asked = page.asked.length;
    await phone().lose();
    expect(page.asked.slice(asked).map(({op}) => op)).to.deep.equal([]);
    await phone().back();
    const one = await peer.expect('INVITE');
    expect(one.callId).to.equal(first.callId);
    await phone().tick(100);
    expect(peer.pending.filter(({method}) => method === 'INVITE')).to.deep.equal([]);
    peer.answer(one, audio({direction: 'recvonly'}));
    const two = await peer.expect('INVITE');
    expect(two.callId).to.equal(second.callId);
    peer.answer(two, answer);
    await peer.expect('ACK');
  });

  it('in a call whose far end is silent: the audio is not touched, it is asked once more, and then the clerk is told', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talk();
    const first = await isAskedAfterLoss();
    await phone().tick(6_900);
    expect(peer.pending.map(({method}) => method)).to.not.include('INVITE');
    expect(page.call.error).to.equal(undefined);
    await phone().tick(3_200);
    const second = await peer.expect('INVITE');
    expect(second.callId).to.equal(dialog.callId);
    expect(second.cseq).to.be.greaterThan(first.cseq);
    expect(second.body).to.include('a=sendrecv');
    await phone().tick(10_100);
    expect(page.call).to.deep.include({phase: 'talking', held: false});
    expect(page.call.error?.code).to.equal('far-end-silent');
    await phone().tick(60_000);
    expect(page.call.phase).to.equal('talking');
    expect(page.ops('close')).to.deep.equal([]);
    expect(peer.requests('BYE')).to.deep.equal([]);
    expect(peer.requests('ACK')).to.have.length(1);
    await holds();
    expect(page.call).to.include({held: true});
    expect(page.call.error).to.equal(undefined);
  });

  it('in a call whose far end answers the second time: nobody is told', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    await isAskedAfterLoss();
    await phone().tick(10_100);
    peer.answer(await peer.expect('INVITE'), answer);
    await peer.expect('ACK');
    await phone().tick(40_000);
    expect(page.call).to.include({phase: 'talking'});
    expect(page.call.error).to.equal(undefined);
  });

  it('in a call whose far end answers too late: that answer is confirmed, and changes nothing', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    const first = await isAskedAfterLoss();
    await phone().tick(10_100);
    const second = await peer.expect('INVITE');
    peer.answer(first, answer);
    expect((await peer.expect('ACK')).cseq).to.equal(first.cseq);
    peer.answer(second, answer);
    expect((await peer.expect('ACK')).cseq).to.equal(second.cseq);
    expect(page.call.error).to.equal(undefined);
    await holds();
    await page.until('held', ({calls}) => calls[0]?.held === true);
  });

  it('in a call whose far end begins and never ends to answer: that change is cancelled before the next one', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    const first = await isAskedAfterLoss();
    peer.respond(first, 100);
    const cancel = await comes('CANCEL');
    expect(cancel.branch).to.equal(first.branch);
    peer.respond(cancel, 200);
    peer.respond(first, 487);
    expect((await peer.expect('ACK')).cseq).to.equal(first.cseq);
    const second = await peer.expect('INVITE');
    peer.respond(second, 100);
    peer.respond(await comes('CANCEL'), 200);
    await phone().tick(2_100);
    expect(page.call.error?.code).to.equal('far-end-silent');
  });

  it('in two calls, one silent: the other is asked before the silent one is asked again, and goes on', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here', 'hung-up-here'];
    const {first, second} = await twoCalls();
    expect((await isAskedAfterLoss()).callId).to.equal(first.callId);
    await phone().tick(10_100);
    const other = await peer.expect('INVITE');
    expect(other.callId).to.equal(second.callId);
    peer.answer(other, answer);
    expect((await peer.expect('INVITE')).callId).to.equal(first.callId);
    await phone().tick(10_100);
    expect(page.state.calls.map(({error}) => error?.code)).to.deep.equal(['far-end-silent', undefined]);
  });

  it('in a call that ends while it is asked: the others are asked all the same', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-there', 'hung-up-here'];
    const {first, second} = await twoCalls();
    await isAskedAfterLoss();
    peer.bye(first);
    const other = await peer.expect('INVITE');
    expect(other.callId).to.equal(second.callId);
    peer.answer(other, answer);
    await peer.expect('ACK');
  });

  it('in a call whose audio is gone, too: the offer brings new ICE credentials', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    await phone().lose();
    page.report({event: 'connection', call: page.ops('microphone')[0]?.call ?? '', status: 'lost'});
    await phone().back();
    expect(page.ops('offer').at(-1)).to.include({restart: true});
    peer.answer(await peer.expect('INVITE'), answer);
    await peer.expect('ACK');
  });
});
