import {expect} from 'chai';
import {FakePage} from '../support/page.js';
import {answer, offer} from '../support/sdp.js';
import {torture} from '../support/torture.js';

describe('torture 24: an INVITE with Replaces (RFC 3891 §3)', () => {
  const phone = torture();

  const replaces = ({callId, remoteTag, localTag}: {callId: string; remoteTag: string; localTag: string}) =>
    `${callId};to-tag=${remoteTag};from-tag=${localTag}`;

  const comes = async (method: string) => {
    while (!phone().peer.pending.some(message => message.method === method)) await phone().tick(100);
    return phone().peer.expect(method);
  };

  it('takes the place of a running call, which ends with one BYE', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talkIn();
    const invite = peer.invite(offer, {headers: {Replaces: replaces(dialog)}});
    peer.ack(invite, await peer.expect('200 INVITE'));
    peer.respond(await peer.expect('BYE'), 200);
    await phone().tick(5_000);
    expect(peer.requests('BYE')).to.have.length(1);
    expect(page.state.calls).to.have.length(1);
  });

  it('takes the place of a call of ours that still rings there', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const invite = await phone().dial();
    peer.respond(invite, 180);
    await phone().phase('ringing');
    const replacing = peer.invite(offer, {headers: {Replaces: replaces(peer.dialogFrom(invite))}});
    peer.ack(replacing, await peer.expect('200 INVITE'));
    await phone().phase('talking');
    peer.onMessage = message => {
      if (message.method !== 'CANCEL') return false;
      peer.respond(message, 200);
      peer.respond(invite, 487);
      return true;
    };
    await phone().tick(5_000);
    expect(peer.requests('CANCEL')).to.have.length(1);
    expect(page.state.calls).to.have.length(1);
    expect(page.call.phase).to.equal('talking');
  });

  it('early-only takes the place of a call of ours that still rings there, too', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const invite = await phone().dial();
    peer.respond(invite, 180);
    await phone().phase('ringing');
    const value = `${replaces(peer.dialogFrom(invite))};early-only`;
    const replacing = peer.invite(offer, {headers: {Replaces: value}});
    peer.ack(replacing, await peer.expect('200 INVITE'));
    await phone().phase('talking');
    peer.respond(await comes('CANCEL'), 200);
    peer.respond(invite, 487);
    await phone().tick(5_000);
    expect(page.state.calls.map(({phase}) => phase)).to.deep.equal(['talking']);
  });

  it('of a call whose Call-ID SIP.js cannot read takes its place', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talkIn({callId: 'ab=='});
    const invite = peer.invite(offer, {headers: {Replaces: replaces(dialog)}});
    peer.ack(invite, await peer.expect('200 INVITE'));
    const bye = await peer.expect('BYE');
    expect(bye.callId).to.equal('ab==');
    peer.respond(bye, 200);
    await phone().tick(5_000);
    expect(page.state.calls.map(({phase}) => phase)).to.deep.equal(['talking']);
  });

  it('while our own for the same call is open is refused with 491, and the call goes on (attack, low)', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talk();
    const next = new FakePage(phone().core);
    phone().goTo(next);
    const ours = await comes('INVITE');
    const theirs = peer.invite(offer, {headers: {Replaces: replaces(dialog)}});
    peer.ack(theirs, await peer.expect('491 INVITE'));
    peer.answer(ours, answer);
    await peer.expect('ACK');
    await next.until('here', ({calls}) => calls[0]?.media.page === next.id && calls[0].phase === 'talking');
  });

  it('of ours names such a call as its maker wrote it', async () => {
    const {peer, page, core} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talkIn({callId: 'ab=='});
    const next = new FakePage(core);
    void next.send({type: 'takeOver', id: page.call.id}).catch(() => undefined);
    const invite = await peer.expect('INVITE');
    expect(invite.header('Replaces')).to.equal(`ab==;to-tag=${dialog.localTag};from-tag=${dialog.remoteTag}`);
    peer.answer(invite, answer);
    await peer.expect('ACK');
    peer.bye(dialog);
    await peer.expect('200 BYE');
    await page.until('moved', ({calls}) => calls[0]?.media.page === next.id);
    page.send({type: 'hangUp', id: page.call.id}).catch(() => undefined);
    peer.respond(await peer.expect('BYE'), 200);
    await phone().over();
    page.asked.push(...next.asked);
  });

  it('by a request that requires it (Require: replaces) is taken', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talkIn();
    const invite = peer.invite(offer, {headers: {Replaces: replaces(dialog), Require: 'replaces'}});
    peer.ack(invite, await peer.expect('200 INVITE'));
    peer.respond(await peer.expect('BYE'), 200);
    await phone().phase('talking');
  });

  const refusals: [string, number, (value: string) => [string, string][]][] = [
    ['of a wrong tag', 481, value => [['Replaces', `${value}x`]]],
    ['early-only of a call that talks', 486, value => [['Replaces', `${value};early-only`]]],
    ['that is given twice', 400, value => [['Replaces', value], ['Replaces', value]]], // prettier-ignore
    ['without tags', 400, value => [['Replaces', value.replace(/;.*/, '')]]],
  ];
  for (const [what, status, headers] of refusals) {
    it(`${what} is refused with ${status}, and the call goes on`, async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talkIn();
      peer.invite(offer, {headers: headers(replaces(dialog))});
      await peer.expect(`${status} INVITE`);
      expect(page.state.calls.map(({phase}) => phase)).to.deep.equal(['talking']);
    });
  }

  it('of a call that rings here is refused with 481', async () => {
    const {peer} = phone();
    phone().expected = ['missed'];
    const invite = peer.invite(offer);
    const ringing = await peer.expect('180 INVITE');
    peer.invite(offer, {headers: {Replaces: replaces(peer.dialogOf(invite, ringing))}});
    await peer.expect('481 INVITE');
    peer.cancel(invite);
    await phone().over();
  });

  it('of a call that is over is refused with 603', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-there'];
    const dialog = await phone().talkIn();
    peer.bye(dialog);
    await phone().over();
    peer.invite(offer, {headers: {Replaces: replaces(dialog)}});
    await peer.expect('603 INVITE');
  });

  it('in another request than INVITE is refused with 400', async () => {
    const {peer} = phone();
    peer.request('OPTIONS', {headers: {Replaces: 'a;to-tag=b;from-tag=c'}});
    await peer.expect('400 OPTIONS');
  });

  it('cancelled at once leaves the running call alone or ends with it, but never misses a call', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talkIn();
    const invite = peer.invite(offer, {headers: {Replaces: replaces(dialog)}});
    peer.cancel(invite);
    await peer.expect('200 CANCEL');
    await phone().tick(5_000);
    expect(page.state.ended).to.deep.equal([]);
  });
});
