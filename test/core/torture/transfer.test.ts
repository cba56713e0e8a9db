import {expect} from 'chai';
import {answer, audio} from '../support/sdp.js';
import type {PeerDialog} from '../support/peer.js';
import {torture} from '../support/torture.js';

const recvonly = audio({direction: 'recvonly', setup: 'active'});

describe('torture 22: blind transfer', () => {
  const phone = torture();

  /** The call is held and REFER has arrived. */
  const refer = async () => {
    const {peer, page} = phone();
    const dialog = await phone().talk();
    const sent = page.send({type: 'transfer', id: page.call.id, target: '103'}).catch((thrown: unknown) => thrown);
    peer.answer(await peer.expect('INVITE'), recvonly);
    const request = await peer.expect('REFER');
    expect(request.header('Refer-To')).to.equal('<sip:103@pbx.test>');
    return {dialog, request, sent};
  };
  const status = () => phone().page.state.calls[0]?.transfer?.status;
  /** The caller comes back from hold. */
  const takenBack = async () => {
    const {peer, page} = phone();
    const resume = await peer.expect('INVITE');
    expect(resume.body).to.include('a=sendrecv');
    peer.answer(resume, answer);
    await page.until('taken back', ({calls}) => calls[0]?.held === false);
  };

  it('202, then 100, 180, 200: shown as it goes, BYE after the last', async () => {
    const {peer, page} = phone();
    phone().expected = ['transferred'];
    const {dialog, request} = await refer();
    peer.respond(request, 202);
    peer.notify(dialog, 'SIP/2.0 100 Trying');
    await page.until('trying', () => status() === 'trying');
    peer.notify(dialog, 'SIP/2.0 180 Ringing');
    await page.until('ringing', () => status() === 'ringing');
    expect(peer.requests('BYE')).to.deep.equal([]);
    peer.notify(dialog, 'SIP/2.0 200 OK', 'terminated;reason=noresource');
    peer.respond(await peer.expect('BYE'), 200);
    await phone().over();
  });

  it('202, then 486: the caller is taken back, and the reason told', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const {dialog, request} = await refer();
    peer.respond(request, 202);
    peer.notify(dialog, 'SIP/2.0 486 Busy Here', 'terminated;reason=noresource');
    await takenBack();
    expect(page.call.transfer).to.include({status: 'failed'});
    expect(page.call.error?.code).to.equal('busy');
  });

  it('202, then BYE before any NOTIFY: it went to carry it out', async () => {
    const {peer} = phone();
    phone().expected = ['transferred'];
    const {dialog, request, sent} = await refer();
    peer.respond(request, 202);
    await sent;
    peer.bye(dialog);
    await peer.expect('200 BYE');
    await phone().over();
  });

  /** It rings at the target, and the clerk talks with the caller again. */
  const takenBackWhileItRings = async () => {
    const {peer, page} = phone();
    const {dialog, request} = await refer();
    peer.respond(request, 202);
    peer.notify(dialog, 'SIP/2.0 180 Ringing');
    await page.until('ringing', () => status() === 'ringing');
    const resumed = phone().resume();
    await takenBack();
    await resumed;
    expect(page.call.held).to.be.false;
    expect(page.call.transfer).to.be.undefined;
    return {dialog, request};
  };

  it('a caller who is taken back while it rings is as any other, and what became of it is not told any more', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const {dialog} = await takenBackWhileItRings();
    peer.notify(dialog, 'SIP/2.0 486 Busy Here', 'terminated;reason=noresource');
    await peer.expect('200 NOTIFY');
    await phone().tick(1_000);
    expect(page.call.held).to.be.false;
    expect([page.call.transfer, page.call.error]).to.deep.equal([undefined, undefined]);
  });

  it('a caller who is taken back while it rings can be handed on to somebody else', async () => {
    const {peer, page} = phone();
    phone().expected = ['transferred'];
    const {dialog, request: first} = await takenBackWhileItRings();
    void page.send({type: 'transfer', id: page.call.id, target: '104'}).catch(() => undefined);
    peer.answer(await peer.expect('INVITE'), recvonly);
    const request = await peer.expect('REFER');
    peer.respond(request, 202);
    tell(dialog, 'SIP/2.0 486 Busy Here', first.cseq);
    await phone().tick(1_000);
    expect(page.call.transfer).to.include({target: '104', status: 'trying'});
    tell(dialog, 'SIP/2.0 200 OK', request.cseq);
    peer.respond(await peer.expect('BYE'), 200);
    await phone().over();
  });

  it('a caller who is taken back too late is with the target', async () => {
    const {peer} = phone();
    phone().expected = ['transferred'];
    const {dialog} = await takenBackWhileItRings();
    peer.notify(dialog, 'SIP/2.0 200 OK', 'terminated;reason=noresource');
    peer.respond(await peer.expect('BYE'), 200);
    await phone().over();
  });

  it('202 and silence: unknown after 30 s, and the caller is still there', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const {request, sent} = await refer();
    peer.respond(request, 202);
    await sent;
    await phone().tick(30_000);
    expect(status()).to.equal('unknown');
    expect(page.call.phase).to.equal('talking');
  });

  it('200 with Refer-Sub: false: done, nobody will tell', async () => {
    const {peer} = phone();
    phone().expected = ['transferred'];
    const {request} = await refer();
    peer.respond(request, 200, {headers: {'Refer-Sub': 'false'}});
    peer.respond(await peer.expect('BYE'), 200);
    await phone().over();
  });

  it('603: refused, the caller is taken back', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const {request, sent} = await refer();
    peer.respond(request, 603);
    expect(await sent).to.include({code: 'declined'});
    await takenBack();
  });

  it('NOTIFY before the 202 counts', async () => {
    const {peer} = phone();
    phone().expected = ['transferred'];
    const {dialog, request} = await refer();
    peer.notify(dialog, 'SIP/2.0 200 OK', 'terminated');
    peer.respond(request, 202);
    peer.respond(await peer.expect('BYE'), 200);
    await phone().over();
  });

  it('after it a NOTIFY of another kind is answered', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const {dialog, request} = await refer();
    peer.respond(request, 603);
    await takenBack();
    peer.inDialog(dialog, 'NOTIFY', {headers: {Event: 'talk', 'Subscription-State': 'active'}});
    await peer.expect('489 NOTIFY');
  });

  it('a socket that is lost between 202 and NOTIFY leaves nobody lost', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const {request, sent} = await refer();
    peer.respond(request, 202);
    await sent;
    peer.drop();
    await phone().tick(3_000);
    peer.answer(await peer.expect('INVITE'), recvonly);
    await phone().tick(30_000);
    expect(status()).to.equal('unknown');
    expect(page.call.phase).to.equal('talking');
  });

  /** NOTIFY of this state, of the REFER with this CSeq; without: of none in particular. */
  const tell = (dialog: PeerDialog, sipfrag: string, cseq?: number, state = 'terminated;reason=noresource') =>
    phone().peer.inDialog(dialog, 'NOTIFY', {
      headers: {Event: cseq === undefined ? 'refer' : `refer;id=${cseq}`, 'Subscription-State': state},
      body: `${sipfrag}\r\n`,
      contentType: 'message/sipfrag;version=2.0',
    });

  /** A transfer that nobody said the end of, the caller taken back, and another one that was accepted. */
  const second = async () => {
    const {peer, page} = phone();
    const {dialog, request: first, sent} = await refer();
    peer.respond(first, 202);
    await sent;
    await phone().tick(30_000);
    const resumed = phone().resume();
    peer.answer(await peer.expect('INVITE'), answer);
    await resumed;
    const again = page.send({type: 'transfer', id: page.call.id, target: '104'}).catch(() => undefined);
    peer.answer(await peer.expect('INVITE'), recvonly);
    const request = await peer.expect('REFER');
    peer.respond(request, 202);
    await again;
    return {dialog, first, request};
  };

  for (const [what, id] of [
    ['the id of the earlier one', (cseq: number) => cseq],
    ['no id, which is the first one', () => undefined],
  ] as const) {
    it(`NOTIFY of an earlier REFER says nothing of this one: ${what} (attack 7)`, async () => {
      const {peer, page} = phone();
      phone().expected = ['transferred'];
      const {dialog, first, request} = await second();
      tell(dialog, 'SIP/2.0 200 OK', id(first.cseq));
      await peer.expect('200 NOTIFY');
      await phone().tick(1_000);
      expect(peer.requests('BYE')).to.deep.equal([]);
      expect(page.call.transfer?.status).to.equal('trying');
      tell(dialog, 'SIP/2.0 200 OK', request.cseq);
      peer.respond(await peer.expect('BYE'), 200);
      await phone().over();
    });
  }

  it('NOTIFY without id is of the latest REFER once the first has had its last word (attack 7)', async () => {
    const {peer} = phone();
    phone().expected = ['transferred'];
    const {dialog, request: first} = await refer();
    peer.respond(first, 202);
    tell(dialog, 'SIP/2.0 486 Busy Here', first.cseq);
    await takenBack();
    void phone()
      .page.send({type: 'transfer', id: phone().page.call.id, target: '104'})
      .catch(() => undefined);
    peer.answer(await peer.expect('INVITE'), recvonly);
    peer.respond(await peer.expect('REFER'), 202);
    tell(dialog, 'SIP/2.0 200 OK');
    peer.respond(await peer.expect('BYE'), 200);
    await phone().over();
  });

  it('NOTIFY of a REFER that was never sent is refused with 481 (attack 7)', async () => {
    const {peer, page} = phone();
    phone().expected = ['transferred'];
    const {dialog, request} = await refer();
    peer.respond(request, 202);
    tell(dialog, 'SIP/2.0 200 OK', 4711);
    await peer.expect('481 NOTIFY');
    expect(page.call.phase).to.equal('talking');
    tell(dialog, 'SIP/2.0 200 OK', request.cseq);
    peer.respond(await peer.expect('BYE'), 200);
    await phone().over();
  });

  it('NOTIFY calls a REFER that was challenged by the CSeq of the one that was taken (attack 7)', async () => {
    const {peer} = phone();
    phone().expected = ['transferred'];
    const {dialog, request} = await refer();
    peer.challenge(request);
    const taken = await peer.expect('REFER');
    peer.respond(taken, 202);
    tell(dialog, 'SIP/2.0 200 OK', taken.cseq);
    peer.respond(await peer.expect('BYE'), 200);
    await phone().over();
  });

  it('NOTIFY without Event that tells how it went is taken (reports 21)', async () => {
    const {peer} = phone();
    phone().expected = ['transferred'];
    const {dialog, request} = await refer();
    peer.respond(request, 202);
    peer.inDialog(dialog, 'NOTIFY', {
      headers: {'Subscription-State': 'terminated'},
      body: 'SIP/2.0 200 OK\r\n',
      contentType: 'message/sipfrag',
    });
    await peer.expect('200 NOTIFY');
    peer.respond(await peer.expect('BYE'), 200);
    await phone().over();
  });

  for (const sipfrag of ['SIP/2.0  200 OK', 'SIP/2.0\t200 OK', '\r\nsip/2.0 200'])
    it(`NOTIFY with ${JSON.stringify(sipfrag)} says that it is done, also with an empty id`, async () => {
      const {peer} = phone();
      phone().expected = ['transferred'];
      const {dialog, request} = await refer();
      peer.respond(request, 202);
      peer.inDialog(dialog, 'NOTIFY', {
        headers: {Event: 'refer;id=', 'Subscription-State': 'terminated;reason=noresource'},
        body: sipfrag,
        contentType: 'message/sipfrag',
      });
      peer.respond(await peer.expect('BYE'), 200);
      await phone().over();
    });

  for (const sipfrag of [
    'SIP/2.0 2000 OK',
    'SIP/2.0 20',
    'SIP/2.0 099 x',
    'SIP/2.0 999 x',
    'HTTP/1.1 200 OK',
    'Via: x',
  ])
    it(`NOTIFY with ${sipfrag} says nothing: the caller is not let go for it`, async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const {dialog, request} = await refer();
      peer.respond(request, 202);
      tell(dialog, sipfrag, request.cseq, 'active;expires=60');
      await peer.expect('200 NOTIFY');
      await phone().tick(1_000);
      expect(status()).to.equal('trying');
      expect(page.call.phase).to.equal('talking');
    });

  it('NOTIFY without Event is refused with 489 where nothing was asked for, or it tells of something else (reports 21)', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talk();
    const headers = {'Subscription-State': 'terminated'};
    peer.inDialog(dialog, 'NOTIFY', {headers, body: 'SIP/2.0 200 OK\r\n', contentType: 'message/sipfrag'});
    await peer.expect('489 NOTIFY');
    peer.inDialog(dialog, 'NOTIFY', {headers, body: 'x', contentType: 'text/plain'});
    await peer.expect('489 NOTIFY');
  });

  it('100 with terminated;reason=timeout: nobody will say more, unknown at once (attack, low)', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const {dialog, request} = await refer();
    peer.respond(request, 202);
    tell(dialog, 'SIP/2.0 100 Trying', request.cseq, 'terminated;reason=timeout');
    await page.until('unknown', () => status() === 'unknown');
  });

  it('100 with terminated and no more: unknown after 30 s; BYE before that went to carry it out', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const {dialog, request} = await refer();
    peer.respond(request, 202);
    tell(dialog, 'SIP/2.0 100 Trying', request.cseq);
    await page.until('trying', () => status() === 'trying');
    await phone().tick(30_000);
    expect(status()).to.equal('unknown');
  });
});

describe('torture 23: attended transfer', () => {
  const phone = torture();

  /** One who waits, and a consultation that was answered or rings. */
  const consult = async (answered = true): Promise<[PeerDialog, PeerDialog]> => {
    const {peer, page} = phone();
    const waiting = await phone().talkIn({callId: 'odd@id%;x'});
    void page.send({type: 'consult', id: page.call.id, target: '103'}).catch(() => undefined);
    peer.answer(await peer.expect('INVITE'), recvonly);
    const invite = await peer.expect('INVITE');
    if (answered) {
      peer.answer(invite, answer);
      await page.until('consulting', ({calls}) => calls[1]?.phase === 'talking');
    } else {
      peer.respond(invite, 180);
      await page.until('ringing', ({calls}) => calls[1]?.phase === 'ringing');
    }
    return [waiting, peer.dialogFrom(invite)];
  };
  const complete = () =>
    void phone()
      .page.send({type: 'completeTransfer', id: phone().page.call.id})
      .catch(() => undefined);

  it('REFER names the other dialog, every character escaped; then both are over', async () => {
    const {peer} = phone();
    phone().expected = ['transferred', 'transferred'];
    const [waiting, other] = await consult();
    complete();
    const refer = await peer.expect('REFER');
    expect(refer.callId).to.equal(waiting.callId);
    const replaces = /\?Replaces=([^>]*)>/.exec(refer.header('Refer-To'))?.[1] ?? '';
    expect(replaces).to.match(/^[\w%.*'()!~-]+$/);
    expect(decodeURIComponent(replaces)).to.equal(
      `${other.callId};to-tag=${other.localTag};from-tag=${other.remoteTag}`,
    );
    peer.onMessage = message => {
      if (message.method === 'BYE') peer.respond(message, 200);
      return message.method === 'BYE';
    };
    peer.respond(refer, 202);
    peer.notify(waiting, 'SIP/2.0 200 OK', 'terminated');
    await phone().over();
  });

  it('REFER names a dialog whose Call-ID SIP.js cannot read as its maker wrote it', async () => {
    const {peer, page} = phone();
    phone().expected = ['transferred', 'transferred'];
    const odd = 'odd id@%;x,y';
    const first = await phone().talkIn({callId: odd});
    const {id} = page.call;
    const held = phone().hold();
    peer.answer(await peer.expect('INVITE'), recvonly);
    await held;
    const second = await phone().talkIn();
    const other = page.state.calls.find(call => call.id !== id)?.id ?? '';
    void page.send({type: 'join', id: other, other: id}).catch(() => undefined);
    peer.answer(await peer.expect('INVITE'), recvonly);
    const refer = await peer.expect('REFER');
    expect(refer.callId).to.equal(second.callId);
    const replaces = /\?Replaces=([^>]*)>/.exec(refer.header('Refer-To'))?.[1] ?? '';
    expect(replaces).to.match(/^[\w%.*'()!~-]+$/);
    expect(decodeURIComponent(replaces)).to.equal(`${odd};to-tag=${first.localTag};from-tag=${first.remoteTag}`);
    peer.onMessage = message => {
      if (message.method === 'BYE') peer.respond(message, 200);
      return message.method === 'BYE';
    };
    peer.respond(refer, 202);
    peer.notify(second, 'SIP/2.0 200 OK', 'terminated');
    await phone().over();
  });

  for (const status of [481, 486]) {
    it(`the target refuses with ${status}: the caller is back, nobody lost`, async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here', 'hung-up-here'];
      const [waiting] = await consult();
      complete();
      const refer = await peer.expect('REFER');
      peer.onMessage = message => {
        if (message.method === 'INVITE') peer.answer(message, message.body.includes('sendonly') ? recvonly : answer);
        return message.method === 'INVITE' || message.method === 'ACK';
      };
      peer.respond(refer, 202);
      peer.notify(waiting, `SIP/2.0 ${status} No`, 'terminated');
      await page.until('failed', ({calls}) => calls.some(({transfer}) => transfer?.status === 'failed'));
      await phone().tick(1_000);
      expect(page.state.calls.map(({phase}) => phase)).to.deep.equal(['talking', 'talking']);
    });
  }

  it('while the target still rings: the consultation is cancelled and the caller sent there', async () => {
    const {peer} = phone();
    phone().expected = ['transferred', 'transferred'];
    const [waiting, other] = await consult(false);
    peer.onMessage = message => {
      const invite = peer.requests('INVITE').find(({callId}) => callId === other.callId);
      if (message.method === 'CANCEL' && invite) {
        peer.respond(message, 200);
        peer.respond(invite, 487);
      } else if (message.method === 'BYE') peer.respond(message, 200);
      return ['CANCEL', 'BYE', 'ACK'].includes(message.method);
    };
    complete();
    const refer = await peer.expect('REFER');
    expect(refer.header('Refer-To')).to.equal('<sip:103@pbx.test>');
    peer.respond(refer, 202);
    peer.notify(waiting, 'SIP/2.0 200 OK', 'terminated');
    await phone().over();
    phone().expected = phone()
      .page.state.ended.map(({reason}) => reason)
      .reverse();
    expect(phone().expected).to.include('transferred');
  });
});
