import {expect} from 'chai';
import {answer, audio, offer} from '../support/sdp.js';
import {torture} from '../support/torture.js';

const sdp = 'application/sdp';

describe('bodies that nobody here can read', () => {
  const phone = torture();

  for (const [what, headers, body, type, header, value] of [
    ['encoded by gzip', {'Content-Encoding': 'gzip'}, offer, sdp, 'Accept-Encoding', 'identity'],
    ['encoded by gzip, in the compact form', {e: 'identity, gzip'}, offer, sdp, 'Accept-Encoding', 'identity'],
    ['of an unknown type', {}, 'x', 'text/html', 'Accept', sdp],
    ['of no type', {}, offer, undefined, 'Accept', sdp],
    ['of no type, to be rendered', {'Content-Disposition': 'render'}, 'x', undefined, 'Accept', sdp],
    ['that has to be handled', {'Content-Disposition': 'x;handling=required'}, 'x', 'a/b', 'Accept', sdp],
  ] as const)
    it(`an INVITE with one ${what}: 415 with ${header} (attack 13)`, async () => {
      const {peer} = phone();
      peer.request('INVITE', {headers, body, ...(type && {contentType: type})});
      const refused = await peer.expect('415 INVITE');
      expect(refused.header(header)).to.equal(value);
      peer.cancel(await phone().ring());
      await phone().over();
      phone().expected = ['missed'];
    });

  for (const [what, headers, body, type] of [
    ['encoded by gzip', {'Content-Encoding': 'gzip'}, offer, sdp],
    ['of an unknown type', {}, '<b>', 'text/html'],
    ['of no type', {}, '<b>', undefined],
  ] as const)
    it(`an INVITE with an optional one ${what} rings, is answered and leaves nothing behind (attack 13, attack 17)`, async () => {
      const {peer} = phone();
      const invite = await phone().ring(
        {
          headers: {...headers, 'Content-Disposition': 'render;handling=optional'},
          body,
          ...(type && {contentType: type}),
        },
        null,
      );
      const ok = await phone().take();
      expect(ok.body).to.contain('m=audio');
      peer.ack(invite, ok, answer);
      await phone().phase('talking');
      phone().expected = ['hung-up-here'];
    });

  it('an INVITE in the encoding that is none, in any language, rings (attack 13)', async () => {
    const {peer} = phone();
    peer.cancel(await phone().ring({headers: {'Content-Encoding': 'Identity', 'Content-Language': 'tlh'}}));
    await phone().over();
    phone().expected = ['missed'];
  });

  it('a hundred INVITEs with an optional body of no type leave no dialog, and the line stops (attack 17)', async () => {
    const {peer, agent} = phone();
    for (let i = 0; i < 100; i++) {
      const invite = peer.request('INVITE', {
        headers: {'Content-Disposition': 'render;handling=optional'},
        body: 'x',
      });
      await phone().tick(5);
      peer.cancel(invite);
      await phone().tick(5);
    }
    await phone().tick(70_000);
    expect([...agent.userAgentCore.dialogs.keys()]).to.deep.equal([]);
    phone().expected = phone()
      .page.state.ended.map(({reason}) => reason)
      .reverse();
  });

  for (const headers of [[], [['Content-Disposition', 'render']], [['Content-Encoding', 'gzip']]] as [
    string,
    string,
  ][][])
    it(`answers with a body of no type are taken as without it: ${headers.join() || 'nothing said'} (attack 17)`, async () => {
      const {peer} = phone();
      const invite = await phone().dial();
      peer.respond(invite, 183, {body: 'x', headers});
      await phone().phase('ringing');
      peer.respond(invite, 200, {body: 'x', headers});
      await peer.expect('ACK');
      peer.respond(await peer.expect('BYE'), 200);
      await phone().over();
      phone().expected = phone().page.state.ended.map(({reason}) => reason);
    });

  it('an ACK, BYE or CANCEL with one does what it does without (attack 17)', async () => {
    const {peer} = phone();
    const invite = await phone().ring();
    const ok = await phone().take();
    peer.ack(invite, ok, null, {headers: {'Content-Encoding': 'gzip'}, body: 'x'});
    await phone().phase('talking');
    peer.inDialog(peer.dialogOf(invite, ok), 'BYE', {headers: {'Content-Encoding': 'gzip'}, body: 'x'});
    await peer.expect('200 BYE');
    await phone().over();
    phone().expected = ['hung-up-there'];
  });

  it('an answer to hold in one says nothing new: the call goes on, held (attack 13)', async () => {
    const {peer} = phone();
    await phone().talk();
    void phone().hold();
    const body = audio({direction: 'recvonly', setup: 'active'});
    const headers: [string, string][] = [['Content-Encoding', 'gzip']];
    peer.respond(await peer.expect('INVITE'), 200, {body, contentType: sdp, headers});
    await peer.expect('ACK');
    await phone().tick(500);
    expect(phone().page.state.calls.map(({phase, held}) => [phase, held])).to.deep.equal([['talking', true]]);
    phone().expected = ['hung-up-here'];
  });

  it('changes of a call with one are refused by 415, and the call goes on (attack 13)', async () => {
    const {peer} = phone();
    const dialog = await phone().talk();
    for (const method of ['INVITE', 'UPDATE']) {
      peer.inDialog(dialog, method, {body: 'x', contentType: 'a/b'});
      expect((await peer.expect(`415 ${method}`)).header('Accept')).to.equal(sdp);
      peer.inDialog(dialog, method, {body: offer, contentType: sdp, headers: {'Content-Encoding': 'gzip'}});
      expect((await peer.expect(`415 ${method}`)).header('Accept-Encoding')).to.equal('identity');
    }
    const change = peer.reinvite(dialog, audio({version: 3}));
    peer.ack(change, await peer.expect('200 INVITE'));
    phone().expected = ['hung-up-here'];
  });
});

describe('what is half made when something throws (attack 17)', () => {
  const phone = torture();

  it('ends with the answer to its INVITE: no session, dialog or transaction stays', async () => {
    const {peer, agent} = phone();
    // The dialog that is to be replaced is there, its session is not.
    const dialog = await phone().talk();
    const session = Object.values(agent._sessions)[0];
    for (const key of Object.keys(agent._sessions)) Reflect.deleteProperty(agent._sessions, key);
    peer.invite(offer, {
      headers: {Replaces: `${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`},
    });
    await peer.expect('500 INVITE');
    expect(Object.keys(agent._sessions)).to.deep.equal([]);
    if (session) agent._sessions[session.id] = session;
    phone().expected = ['hung-up-here'];
  });

  for (const [what, mangle] of [
    ['a second Via', (frame: string) => frame.replace(/^Via/m, 'Via: SIP/2.0/WSS other.test;branch=a\r\nVia')],
    ['a body that is cut off', (frame: string) => frame.replace(/Content-Length: 0/, 'Content-Length: 9')],
    ['no To', (frame: string) => frame.replace(/^To: .*\r\n/m, '')],
    ['a Max-Forwards that is none', (frame: string) => frame.replace(/^To/m, 'Max-Forwards: x\r\nTo')],
  ] as const)
    it(`a call ends by a 486 with ${what}`, async () => {
      const {peer} = phone();
      const invite = await phone().dial();
      peer.respond(invite, 180);
      await phone().phase('ringing');
      const {send} = peer;
      // The topmost Via stays ours.
      peer.send = frame => send.call(peer, mangle(frame).replace(/(Via: .*other.*\r\n)(Via: .*\r\n)/, '$2$1'));
      peer.respond(invite, 486);
      peer.send = send;
      await phone().over();
      phone().expected = ['failed'];
    });
});
