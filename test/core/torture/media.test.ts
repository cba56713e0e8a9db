import {expect} from 'chai';
import {answer, audio} from '../support/sdp.js';
import {torture} from '../support/torture.js';

describe('torture 27: notifications', () => {
  const phone = torture();

  for (const event of ['message-summary', 'dialog', 'dialog;sla', 'presence', 'refer', 'talk', '']) {
    for (const state of ['active;expires=60', 'Terminated;reason=giveup;retry-after=60', 'pending', '']) {
      it(`NOTIFY for "${event}" in state "${state}" that nobody asked for is answered, and no request follows`, async () => {
        const {peer} = phone();
        const before = peer.messages.length;
        peer.request('NOTIFY', {
          headers: [['Event', event] as const, ['Subscription-State', state] as const].filter(([, value]) => value),
          body: 'Messages-Waiting: yes\r\n',
          contentType: 'application/simple-message-summary',
        });
        await phone().tick(1_000);
        const sent = peer.messages.slice(before);
        expect(sent.map(({method}) => method)).to.deep.equal(['']);
        expect(sent[0]?.status).to.be.within(200, 699);
      });
    }
  }
});

describe('torture 28: trouble with the audio', () => {
  const phone = torture();

  for (const code of ['microphone-refused', 'microphone-missing', 'microphone-busy'] as const) {
    it(`${code} at the answer: it rings on, says why, and can be answered after all`, async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const invite = await phone().ring();
      page.refuse.microphone = code;
      const error = await page.send({type: 'answer', id: page.call.id}).catch((thrown: unknown) => thrown);
      expect(error).to.include({code});
      expect(page.call).to.deep.include({phase: 'ringing'});
      delete page.refuse.microphone;
      peer.ack(invite, await phone().take());
      await phone().phase('talking');
    });
  }

  it('a prompt that is open for 40 s while the caller gives up: missed, and the microphone is let go', async () => {
    const {peer, page} = phone();
    phone().expected = ['missed'];
    const invite = await phone().ring();
    page.silent.add('microphone');
    void page.send({type: 'answer', id: page.call.id}).catch(() => undefined);
    await phone().phase('answering');
    await phone().tick(40_000);
    peer.cancel(invite);
    peer.ack(invite, await peer.expect('487 INVITE'));
    await phone().over();
    await phone().tick(30_000);
  });

  it('a prompt that nobody ever answers ends by itself, and it rings on', async () => {
    const {peer, page} = phone();
    phone().expected = ['missed'];
    const invite = await phone().ring();
    page.silent.add('microphone');
    void page.send({type: 'answer', id: page.call.id}).catch(() => undefined);
    await phone().tick(66_000);
    expect(page.call.phase).to.equal('ringing');
    peer.cancel(invite);
    await phone().over();
  });

  for (const op of ['offer', 'answer'] as const) {
    it(`a page that never makes its ${op} fails the call within 6 s, and does not leave the other side waiting`, async () => {
      const {peer, page} = phone();
      phone().expected = ['failed'];
      page.silent.add(op);
      if (op === 'offer') {
        void page.send({type: 'call', target: '102'}).catch(() => undefined);
        await phone().phase('dialling');
      } else {
        const invite = await phone().ring();
        void page.send({type: 'answer', id: page.call.id}).catch(() => undefined);
        await phone().tick(6_000);
        peer.ack(invite, await peer.expect('480 INVITE'));
      }
      await phone().tick(6_000);
      await phone().over();
      expect(page.state.ended[0]?.error).to.not.equal(undefined);
    });
  }

  it('a microphone that is unplugged in a call is told, and the call goes on', async () => {
    const {page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    page.report({call: page.call.id, event: 'microphone-lost'});
    await page.until('told', ({calls}) => calls[0]?.error?.code === 'microphone-missing');
    expect(page.call.phase).to.equal('talking');
  });

  it('what is wrong with the sound is told once, and is gone when it is well', async () => {
    const {page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    const call = page.call.id;
    page.report({call, event: 'sound', problem: 'speaker-lost'});
    await page.until('told', ({calls}) => calls[0]?.error?.code === 'speaker-lost');
    const told = page.call;
    page.report({call, event: 'sound', problem: 'speaker-lost'});
    page.report({call, event: 'sound', problem: 'speaking-muted'});
    await phone().tick(100);
    expect(page.call).to.equal(told);
    await page.send({type: 'mute', id: call, on: true});
    expect(page.call.error?.code).to.equal('speaker-lost');
    page.report({call, event: 'sound', problem: 'speaking-muted'});
    await page.until('told', ({calls}) => calls[0]?.error?.code === 'speaking-muted');
    page.report({call, event: 'sound', problem: null});
    await page.until('gone', ({calls}) => calls[0]?.error === undefined);
  });

  it('an answer of the far end that the page cannot use ends the call with a reason', async () => {
    const {peer, page} = phone();
    phone().expected = ['failed'];
    page.refuse.accept = 'not-acceptable';
    const invite = await phone().dial();
    peer.answer(invite, answer);
    await peer.expect('ACK');
    peer.respond(await peer.expect('BYE'), 200);
    await phone().over();
  });

  it('a lost path of the audio asks for new candidates after 3 s, once', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    page.report({call: page.call.id, event: 'connection', status: 'lost'});
    await phone().tick(2_900);
    expect(peer.requests('INVITE')).to.have.length(1);
    await phone().tick(200);
    peer.answer(await peer.expect('INVITE'), answer);
    expect(page.ops('offer').at(-1)).to.include({restart: true});
    page.report({call: page.call.id, event: 'connection', status: 'connected'});
    await phone().tick(10_000);
    expect(peer.requests('INVITE')).to.have.length(2);
  });

  /** The audio is lost, and the page says so. */
  const silence = () => {
    const {page} = phone();
    page.report({call: page.call.id, event: 'connection', status: 'lost'});
  };
  const restarts = () =>
    phone()
      .page.ops('offer')
      .filter(asked => 'restart' in asked).length;

  it('a change of network: the dead connection is found in 3 s, and the call goes on over the next one', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    peer.swallow = peer.refuse = true;
    silence();
    await phone().tick(3_100);
    expect(page.state.connection.status).to.not.equal('connected');
    peer.swallow = peer.refuse = false;
    await phone().tick(3_000);
    expect(page.state.registration.status).to.equal('registered');
    expect(restarts()).to.be.within(1, 2);
    peer.answer(await peer.expect('INVITE'), answer);
    page.report({call: page.call.id, event: 'connection', status: 'connected'});
    await phone().tick(20_000);
    expect(page.call).to.deep.include({phase: 'talking'});
    expect(page.ops('offer').at(-1)).to.include({restart: true});
    expect(peer.requests('INVITE')).to.have.length(restarts() + 1);
  });

  describe('a far end that is heard and then is not', () => {
    /** Talks for a while, and then nothing comes any more. */
    const fallSilent = async () => {
      const {page} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      page.heard = () => Date.now();
      page.report({call: page.call.id, event: 'connection', status: 'connected'});
      await phone().tick(5_000);
      const last = Date.now();
      page.heard = () => last;
    };

    it('over a connection that is dead, too: another one is made beside it, and new candidates go over that within 1.5 s', async () => {
      const {peer, page} = phone();
      await fallSilent();
      peer.deaf = peer.socket;
      await phone().tick(1_500);
      expect(peer.sockets).to.have.length(2);
      expect(peer.sockets[0]?.closedWith).to.equal(1000);
      peer.answer(await peer.expect('INVITE'), answer);
      await phone().tick(100);
      expect(page.state.registration.status).to.equal('registered');
      expect(restarts()).to.equal(1);
    });

    it('over a connection that was made meanwhile: new candidates go over it, until it is heard again', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      let last = 0;
      page.heard = () => (last = Date.now());
      page.report({call: page.call.id, event: 'connection', status: 'connected'});
      await phone().tick(600);
      peer.drop();
      while (!peer.pending.some(({method}) => method === 'INVITE')) await phone().tick(10);
      page.heard = () => last;
      peer.answer(await peer.expect('INVITE'), answer);
      expect(restarts()).to.equal(0);
      await phone().tick(500);
      peer.answer(await peer.expect('INVITE'), answer);
      expect(restarts()).to.equal(1);
      await phone().tick(1_600);
      peer.answer(await peer.expect('INVITE'), answer);
      expect(restarts()).to.equal(2);
      page.heard = () => Date.now();
      await phone().tick(30_000);
      expect(restarts()).to.equal(2);
    });

    it('while there is no network at all: that other connection is tried until there is one', async () => {
      const {peer, page} = phone();
      await fallSilent();
      peer.deaf = peer.socket;
      peer.refuse = true;
      await phone().tick(2_500);
      peer.refuse = false;
      await phone().tick(400);
      peer.answer(await peer.expect('INVITE'), answer);
      await phone().tick(100);
      expect(page.state.registration.status).to.equal('registered');
    });

    it('over one that works: asked once whether it does, and nothing else', async () => {
      const {peer} = phone();
      await fallSilent();
      const before = peer.pings;
      await phone().tick(10_000);
      expect(peer.pings).to.equal(before + 1);
      expect(peer.sockets).to.have.length(1);
      expect(restarts()).to.equal(0);
    });

    it('over one that answers after a while: it stays, and the other one is given up', async () => {
      const {peer, page} = phone();
      await fallSilent();
      peer.hang = true;
      peer.deaf = peer.socket;
      await phone().tick(1_500);
      expect(peer.sockets).to.have.length(2);
      peer.sockets[0]?.deliver('\r\n');
      await phone().tick(1);
      expect(peer.sockets[1]?.closedWith).to.equal(1000);
      peer.hang = false;
      peer.deaf = null;
      await phone().tick(20_000);
      expect(page.state.connection.status).to.equal('connected');
      expect(peer.sockets).to.have.length(2);
    });

    it('because we hold it: nobody wonders', async () => {
      const {peer} = phone();
      phone().expected = ['hung-up-here'];
      await fallSilent();
      phone().page.heard = () => Date.now();
      await phone().tick(1_000);
      const held = phone().hold();
      peer.answer(await peer.expect('INVITE'), audio({direction: 'recvonly', setup: 'active'}));
      await held;
      const before = peer.pings;
      phone().page.heard = () => 1;
      await phone().tick(10_000);
      expect(peer.pings).to.equal(before);
    });
  });

  it('a browser that sees no network yet has nothing to offer: it is asked again soon', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    page.refuse.offer = 'media-failed';
    silence();
    await phone().tick(3_500);
    expect(peer.requests('INVITE')).to.have.length(1);
    delete page.refuse.offer;
    await phone().tick(700);
    peer.answer(await peer.expect('INVITE'), answer);
    page.report({call: page.call.id, event: 'connection', status: 'connected'});
    expect(page.ops('offer').at(-1)).to.include({restart: true});
  });

  it('the far end cannot be reached while its network changes (408): the call goes on, and new candidates are asked for again', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    silence();
    await phone().tick(3_000);
    for (let asked = 1; asked <= 3; asked++) {
      peer.respond(await peer.expect('INVITE'), 408);
      await phone().tick(1_000 * 2 ** asked + 100);
      expect(page.call.phase).to.equal('talking');
      expect(restarts()).to.equal(asked + 1);
    }
    peer.answer(await peer.expect('INVITE'), answer);
    page.report({call: page.call.id, event: 'connection', status: 'connected'});
    await phone().tick(10_000);
    expect(restarts()).to.equal(4);
  });

  it('a far end that cannot be reached for a minute is given up', async () => {
    const {peer, page} = phone();
    phone().expected = ['failed'];
    await phone().talk();
    peer.onMessage = message => {
      if (message.method === 'INVITE') peer.respond(message, 408);
      else if (message.method === 'BYE') peer.respond(message, 408);
      return ['INVITE', 'BYE'].includes(message.method);
    };
    silence();
    await phone().tick(60_000);
    expect(page.call.phase).to.equal('talking');
    await phone().tick(35_000);
    await phone().over();
    expect(page.state.ended[0]?.error?.code).to.equal('far-end-lost');
  });

  it('both sides ask for new candidates at once (491): the next offer has new ones as well', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    silence();
    await phone().tick(3_000);
    peer.respond(await peer.expect('INVITE'), 491);
    await phone().tick(4_100);
    peer.answer(await peer.expect('INVITE'), answer);
    page.report({call: page.call.id, event: 'connection', status: 'connected'});
    await phone().tick(1_000);
    expect(restarts()).to.equal(2);
  });

  it('new candidates of the far end are answered by the page', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talk();
    const restart = audio({version: 2}).replace('a=ice-ufrag:abcd', 'a=ice-ufrag:wxyz');
    const invite = peer.reinvite(dialog, restart);
    peer.ack(invite, await peer.expect('200 INVITE'));
    const last = page.ops('answer').at(-1);
    expect(last && 'sdp' in last && last.sdp).to.include('wxyz');
  });
});

describe('torture 30: tones', () => {
  const phone = torture({tones: 'info'});

  it('16 digits typed at once, a pause among them, one challenged: each once and in order', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    const {id} = page.call;
    const typed = '0123456789*#,ABCD';
    let infos = 0;
    peer.onMessage = message => {
      if (message.method !== 'INFO') return false;
      if (++infos === 5) peer.challenge(message);
      else peer.respond(message, 200);
      return true;
    };
    const sent = Promise.all([...typed].map(tones => page.send({type: 'sendTones', id, tones})));
    await phone().tick(10_000);
    await sent;
    expect(page.call.tonesSent).to.equal(typed.replace(',', ''));
  });

  it('go out during hold as well', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    const held = phone().hold();
    peer.answer(await peer.expect('INVITE'), audio({direction: 'recvonly', setup: 'active'}));
    await held;
    const sent = page.send({type: 'sendTones', id: page.call.id, tones: '5'});
    peer.respond(await peer.expect('INFO'), 200);
    await phone().tick(200);
    await sent;
    expect(page.call.tonesSent).to.equal('5');
  });
});
