import {expect} from 'chai';
import {answer} from '../support/sdp.js';
import {torture} from '../support/torture.js';

describe('torture 18: the path', () => {
  const phone = torture();

  const dead = async () => {
    phone().peer.swallow = true;
    phone().peer.refuse = true;
  };
  const alive = () => {
    phone().peer.swallow = phone().peer.refuse = false;
  };

  it('that dies without a word is found within 35 s, and the state says so', async () => {
    const {page} = phone();
    await phone().tick(60_000);
    expect(Date.now() - (page.state.registration.checkedAt ?? 0)).to.be.lessThan(35_000);
    await dead();
    await phone().tick(35_000);
    expect(page.state.connection.status).to.not.equal('connected');
    expect(page.state.connection.error?.code).to.be.oneOf(['connection-lost', 'server-unreachable']);
    expect(page.state.registration.status).to.equal('unregistered');
    alive();
    await phone().tick(60_000);
    expect(page.state.registration.status).to.equal('registered');
  });

  it('is seen to work every 35 s at most, for hours', async () => {
    const {page} = phone();
    let longest = 0;
    for (let i = 0; i < 60; i++) {
      await phone().tick(10_000);
      longest = Math.max(longest, Date.now() - (page.state.registration.checkedAt ?? 0));
    }
    expect(longest).to.be.lessThan(35_000);
  });

  it('is checked at once after sleep, and opened again within 12 s when it is dead', async () => {
    const {page, peer, clock} = phone();
    await phone().tick(1_000);
    await dead();
    clock.sleep(3_600_000);
    for (let left = 8_000; left > 0 && page.state.connection.status === 'connected'; left -= 200)
      await phone().tick(200);
    expect(page.state.connection.status).to.not.equal('connected');
    alive();
    await phone().tick(4_000);
    expect(page.state.registration.status).to.equal('registered');
    expect(peer.sockets.length).to.be.greaterThan(1);
  });

  it('is checked at once when somebody looks at the phone; looking again does not put off the verdict', async () => {
    const {page} = phone();
    await dead();
    for (let i = 0; i < 6; i++) {
      page.look();
      await phone().tick(2_000);
    }
    expect(page.state.connection.status).to.not.equal('connected');
    alive();
    await phone().tick(60_000);
  });

  for (const code of [1000, 1001, 1006, 1011]) {
    it(`that the server closes with ${code} is opened again`, async () => {
      const {page, peer} = phone();
      peer.drop(code);
      await page.until('lost', ({connection}) => connection.status !== 'connected');
      await phone().tick(30_000);
      expect(page.state.registration.status).to.equal('registered');
    });
  }

  it('to a server that does not speak SIP is refused and tried again', async () => {
    const {page, peer} = phone();
    peer.protocol = 'chat';
    peer.drop();
    await phone().tick(40_000);
    expect(page.state.registration.status).to.equal('unregistered');
    peer.protocol = 'sip';
    await phone().tick(60_000);
    expect(page.state.registration.status).to.equal('registered');
  });
});

describe('torture 19: the connection is lost', () => {
  const phone = torture();

  for (const rings of [false, true]) {
    it(`(${rings ? 'b' : 'a'}) while calling, ${rings ? 'after' : 'before'} the 180: the call fails, and is cancelled there`, async () => {
      const {peer, page} = phone();
      phone().expected = ['failed'];
      const invite = await phone().dial();
      if (rings) {
        peer.respond(invite, 180);
        await phone().phase('ringing');
      }
      await phone().lose();
      await phone().over();
      await phone().tick(30_000);
      const cancel = await peer.expect('CANCEL');
      expect(cancel.branch).to.equal(invite.branch);
      expect(cancel.cseq).to.equal(invite.cseq);
      expect(cancel.uri).to.equal(invite.uri);
      expect(cancel.body).to.equal('');
      peer.respond(cancel, 200);
      peer.respond(invite, 487);
      expect(page.state.calls).to.deep.equal([]);
    });
  }

  it('(c) while it rings in: gone as missed when the caller shows no sign of life', async () => {
    const {page} = phone();
    phone().expected = ['missed'];
    await phone().ring();
    await phone().lose();
    await phone().back();
    expect(page.state.calls).to.have.length(1);
    await phone().tick(5_000);
    await phone().over();
  });

  it('(c) while it rings in: gone as missed as soon as the PBX says that it knows no such call', async () => {
    const {peer} = phone();
    phone().expected = ['missed'];
    await phone().ring();
    await phone().lose();
    await phone().back();
    peer.respond(await peer.expect('OPTIONS'), 481);
    await phone().over();
  });

  it('(c) while it rings in: rings on when the PBX still knows the call, and can be taken', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const invite = await phone().ring();
    await phone().lose();
    await phone().back();
    peer.onMessage = message => {
      const asks = message.method === 'OPTIONS' && message.callId === invite.callId;
      if (asks) peer.respond(message, 404);
      return asks;
    };
    await phone().tick(25_000);
    const response = await phone().take();
    peer.ack(invite, response);
    await phone().phase('talking');
  });

  it('(c) while it rings in: gone as missed after 30 s, whatever the PBX answers: some answer for calls they do not know', async () => {
    const {peer} = phone();
    phone().expected = ['missed'];
    const {callId} = await phone().ring();
    await phone().lose();
    await phone().back();
    peer.onMessage = message => {
      const asks = message.method === 'OPTIONS' && message.callId === callId;
      if (asks) peer.respond(message, 200);
      return asks;
    };
    await phone().tick(31_000);
    await phone().over();
    peer.onMessage = null;
  });

  it('(c) while it rings in: rings on when the INVITE comes again, and can be taken', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const invite = await phone().ring();
    await phone().lose();
    await phone().back();
    peer.send(invite.raw);
    await peer.expect('180 INVITE');
    await phone().tick(6_000);
    const response = await phone().take();
    peer.ack(invite, response);
    await phone().phase('talking');
  });

  it('(d) between our 200 and the ACK: the 200 is repeated on the new connection', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const invite = await phone().ring();
    const response = await phone().take();
    await phone().lose();
    await phone().back();
    await phone().tick(4_000);
    expect((await peer.expect('200 INVITE')).toTag).to.equal(response.toTag);
    peer.ack(invite, response);
    await phone().phase('talking');
    peer.answer(await peer.expect('INVITE'), answer);
    await peer.expect('ACK');
    await phone().tick(40_000);
    expect(phone().page.state.calls).to.have.length(1);
  });

  it('(e) during a change: refused, the media untouched, and made known anew', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    const held = phone().hold();
    await peer.expect('INVITE');
    await phone().lose();
    expect(await held).to.include({code: 'change-refused'});
    expect(page.ops('close')).to.deep.equal([]);
    await phone().back();
    const again = await peer.expect('INVITE');
    expect(again.body).to.include('a=sendrecv');
    peer.answer(again, answer);
    await peer.expect('ACK');
    expect(page.call).to.include({held: false, phase: 'talking'});
  });

  it('holds and takes back nobody while it is away, and says why: not that the far end refused', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    await phone().lose();
    expect(await phone().hold()).to.include({code: 'connection-lost', retryable: true});
    expect(page.call).to.include({held: false, changing: null}).and.not.to.have.property('error');
    await phone().back();
    peer.answer(await peer.expect('INVITE'), answer);
    await peer.expect('ACK');
    const held = phone().hold();
    peer.answer(await peer.expect('INVITE'), answer.replace('sendrecv', 'recvonly'));
    await peer.expect('ACK');
    await held;
    await phone().lose();
    expect(await phone().resume()).to.include({code: 'connection-lost'});
    expect(page.call).to.include({held: true, changing: null});
    await phone().back();
    peer.answer(await peer.expect('INVITE'), answer.replace('sendrecv', 'recvonly'));
    await peer.expect('ACK');
  });

  it('(f) during REGISTER: registers anew at once', async () => {
    const {peer, page} = phone();
    await phone().lose();
    peer.autoRegister = false;
    while (peer.requests('REGISTER').length < 2) await phone().tick(500);
    peer.drop();
    peer.autoRegister = true;
    await phone().tick(60_000);
    expect(page.state.registration.status).to.equal('registered');
  });

  it('(g) in a call that the far end ends meanwhile: learnt by 481 right after', async () => {
    const {peer, page} = phone();
    phone().expected = ['failed'];
    await phone().talk();
    await phone().lose();
    expect(page.call.phase).to.equal('talking');
    await phone().back();
    peer.respond(await peer.expect('INVITE'), 481);
    await phone().over();
    expect(page.state.ended[0]?.error?.code).to.equal('far-end-lost');
  });

  it('hung up while there is no connection: BYE goes first once there is one', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talk();
    peer.refuse = true;
    await phone().lose();
    phone().hangUp();
    await phone().tick(10_000);
    peer.refuse = false;
    await phone().tick(60_000);
    const bye = await peer.expect('BYE');
    expect(bye.callId).to.equal(dialog.callId);
    expect(peer.requests('BYE')).to.have.length(1);
    const after = peer.messages.slice(peer.messages.indexOf(bye) + 1).map(({method}) => method);
    expect(after).to.not.include('INVITE');
    peer.respond(bye, 200);
  });

  it('just after BYE was sent and before it was answered: BYE is repeated, as the same transaction', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    phone().hangUp();
    const bye = await peer.expect('BYE');
    await phone().lose();
    await phone().tick(30_000);
    expect((await peer.expect('BYE')).raw).to.equal(bye.raw);
  });
});
