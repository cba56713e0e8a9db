import {expect} from 'chai';
import {answer, audio} from '../support/sdp.js';
import {torture} from '../support/torture.js';

const early = (name: string) => ({body: audio({name}), contentType: 'application/sdp'});

describe('torture: calls out', () => {
  const phone = torture();

  describe('1: cancelled before any provisional response', () => {
    for (const challenged of [true, false]) {
      it(`${challenged ? 'and challenged meanwhile' : 'and the 100 comes late'}: CANCEL for the INVITE that rings`, async () => {
        const {peer, page} = phone();
        phone().expected = ['cancelled-here'];
        let invite = await phone().dial();
        phone().hangUp();
        await page.until('ending', ({calls}) => calls[0]?.phase === 'ending');
        if (challenged) {
          peer.challenge(invite, {status: 407});
          invite = await peer.expect('INVITE');
        }
        peer.respond(invite, 180);
        const cancel = await peer.expect('CANCEL');
        expect(cancel.branch).to.equal(invite.branch);
        expect(cancel.cseq).to.equal(invite.cseq);
        peer.respond(cancel, 200);
        peer.respond(invite, 487);
        await peer.expect('ACK');
        await phone().over();
      });
    }
  });

  describe('2: CANCEL', () => {
    it('that crosses a 200 becomes ACK and BYE', async () => {
      const {peer} = phone();
      phone().expected = ['cancelled-here'];
      const invite = await phone().dial();
      peer.respond(invite, 180);
      await phone().phase('ringing');
      phone().hangUp();
      const cancel = await peer.expect('CANCEL');
      peer.answer(invite, answer);
      peer.respond(cancel, 200);
      await peer.expect('ACK');
      peer.respond(await peer.expect('BYE'), 200);
    });

    for (const [what, status] of [
      ['answered 200 without a 487 ever', 200],
      ['answered 481', 481],
      ['never answered', 0],
    ] as const) {
      it(`${what}: audio closed at the click, gone from the screen in 3 s, over after 32 s`, async () => {
        const {peer, page} = phone();
        phone().expected = ['cancelled-here'];
        const invite = await phone().dial();
        peer.respond(invite, 180);
        await phone().phase('ringing');
        phone().hangUp();
        const cancel = await peer.expect('CANCEL');
        if (status) peer.respond(cancel, status);
        await page.until('closed', () => page.ops('close').length === 1);
        await phone().tick(3_000);
        await phone().over();
        peer.onMessage = () => true;
        await phone().tick(33_000);
        expect(Object.keys(phone().agent._sessions)).to.deep.equal([]);
      });
    }
  });

  it('5: forked, early media from A, answered by B, then by A: B talks with B’s audio, A gets ACK and BYE', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const invite = await phone().dial();
    peer.respond(invite, 180, {toTag: 'a'});
    peer.respond(invite, 180, {toTag: 'b'});
    peer.respond(invite, 183, {toTag: 'a', ...early('a')});
    await page.until('early media', ({calls}) => calls[0]?.earlyMedia === true);
    peer.answer(invite, audio({name: 'b', setup: 'active'}), {toTag: 'b'});
    expect((await peer.expect('ACK')).toTag).to.equal('b');
    await phone().phase('talking');
    peer.answer(invite, audio({name: 'a', setup: 'active'}), {toTag: 'a'});
    expect((await peer.expect('ACK')).toTag).to.equal('a');
    const bye = await peer.expect('BYE');
    expect(bye.toTag).to.equal('a');
    peer.respond(bye, 200);
    expect(page.state.calls).to.have.length(1);
    const accepted = page.ops('accept').map(request => 'sdp' in request && /s=(.*)/.exec(request.sdp)?.[1]?.trim());
    expect(accepted).to.deep.equal(['a', 'b']);
  });

  describe('6: dialogs made badly', () => {
    for (const [what, options] of [
      ['a 180 and a 200 without Contact', {contact: null}],
      ['a 180 without To tag', {toTag: ''}],
    ] as const) {
      it(`${what}: ring-back, and the ACK is sent`, async () => {
        const {peer} = phone();
        phone().expected = ['hung-up-here'];
        const invite = await phone().dial();
        peer.respond(invite, 180, options);
        await phone().phase('ringing');
        peer.answer(invite, answer, 'contact' in options ? options : {});
        await peer.expect('ACK');
        await phone().phase('talking');
      });
    }

    it('a Record-Route without lr: strict routing (§16.12)', async () => {
      const {peer} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk({'Record-Route': '<sip:strict.pbx.test>'});
      const ack = peer.requests('ACK')[0];
      expect(ack?.uri).to.equal('sip:strict.pbx.test');
      expect(ack?.header('Route')).to.include('peer@pbx.test');
    });

    it('each 200 that comes again gets its ACK again', async () => {
      const {peer} = phone();
      phone().expected = ['hung-up-here'];
      const {invite} = await phone().talk();
      for (let i = 0; i < 3; i++) {
        peer.answer(invite, answer);
        await peer.expect('ACK');
      }
      expect(peer.requests('ACK')).to.have.length(4);
    });
  });

  describe('7: early media', () => {
    it('from A in a 183, another description in the 200 of the same dialog: the last one counts', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const invite = await phone().dial();
      peer.respond(invite, 183, early('announcement'));
      await page.until('early media', ({calls}) => calls[0]?.earlyMedia === true);
      peer.answer(invite, audio({name: 'clerk', version: 2, setup: 'active'}));
      await peer.expect('ACK');
      await phone().phase('talking');
      const [first, last] = page.ops('accept');
      expect(first).to.deep.include({provisional: true});
      expect(last && 'sdp' in last && last.sdp).to.include('s=clerk');
    });

    it('in a 183, then a 200 without any: what was described stays', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const invite = await phone().dial();
      peer.respond(invite, 183, early('kept'));
      await page.until('early media', ({calls}) => calls[0]?.earlyMedia === true);
      peer.respond(invite, 200);
      await peer.expect('ACK');
      await phone().phase('talking');
      const last = page.ops('accept').at(-1);
      expect(last && 'sdp' in last && last.sdp).to.include('s=kept');
      expect(last).to.not.have.property('provisional');
    });
  });

  describe('8: reliable provisional responses, which we never offer', () => {
    it('a 183 that demands PRACK all the same is used, whatever its RSeq', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const invite = await phone().dial();
      expect(invite.header('Supported')).to.not.include('100rel');
      for (const rseq of [7, 9, 9, 8]) {
        peer.respond(invite, 183, {headers: {Require: '100rel', RSeq: String(rseq)}, ...early('x')});
      }
      await page.until('early media', ({calls}) => calls[0]?.earlyMedia === true);
      await phone().tick(100);
      for (const prack of peer.requests('PRACK')) peer.respond(prack, 200);
      peer.answer(invite, answer);
      await peer.expect('ACK');
      await phone().phase('talking');
    });

    it('a PRACK for nothing is refused with 481, an INVITE that requires 100rel with 420', async () => {
      const {peer} = phone();
      peer.request('PRACK', {headers: {RAck: '1 1 INVITE'}});
      await peer.expect('481 PRACK');
      peer.invite(audio(), {headers: {Require: '100rel'}});
      expect((await peer.expect('420 INVITE')).header('Unsupported')).to.equal('100rel');
    });
  });

  describe('refusals that another INVITE overcomes', () => {
    it('a redirection within the house is followed, three times at most', async () => {
      const {peer, page} = phone();
      phone().expected = ['failed'];
      let invite = await phone().dial();
      for (const next of ['103', '104', '105']) {
        peer.respond(invite, 302, {headers: {Contact: `"Next" <sip:${next}@pbx.test>;q=0.8`}});
        invite = await peer.expect('INVITE');
        expect(invite.uri).to.equal(`sip:${next}@pbx.test`);
        expect(page.state.calls).to.have.length(1);
      }
      peer.respond(invite, 302, {headers: {Contact: '<sip:106@pbx.test>'}});
      await phone().over();
      expect(page.state.ended[0]?.error).to.include({code: 'diverted', sipStatus: 302});
      expect(page.state.ended[0]?.dialled).to.equal('102');
    });

    it('a redirection out of the house is followed six times a minute, and always for one who waits', async () => {
      const {peer, page} = phone();
      const headers = {Contact: '<tel:+498999998765>'};
      for (let i = 0; i < 7; i++) {
        peer.respond(await phone().dial('103'), 302, {headers});
        if (i < 6) peer.respond(await peer.expect('INVITE'), 486);
        await phone().over();
      }
      expect(page.state.ended[0]?.error).to.include({code: 'too-many-requests', retryAfter: 60});
      await phone().talk();
      void page.send({type: 'consult', id: page.call.id, target: '103'}).catch(() => undefined);
      peer.answer(await peer.expect('INVITE'), audio({direction: 'recvonly', setup: 'active'}));
      peer.respond(await peer.expect('INVITE'), 302, {headers});
      expect((await peer.expect('INVITE')).uri).to.equal('sip:+498999998765@pbx.test');
      phone().expected = [...Array<'failed'>(7).fill('failed'), 'hung-up-here', 'cancelled-here'];
    });

    for (const [contact, to] of [
      ['<sip:103@192.0.2.5:5060>', '103'],
      ['<sip:103@[2001:db8::5]>', '103'],
      ['"x" <sip:103@pbx.test;user=phone?Replaces=x>', '103'],
      ['<tel:+498999998765>', '+498999998765'],
      ['<sip:0900123456@pbx.test>, <sip:103@pbx.test>', '103'],
      ['<sip:104@pbx.test>;q=0.1, <sip:103@pbx.test>;q=0.9', '103'],
      ['<sip:08999998765@pbx.test>', '08999998765'],
    ] as const) {
      it(`a redirection to ${contact} is followed to ${to} (reports 22)`, async () => {
        const {peer} = phone();
        phone().expected = ['hung-up-here'];
        peer.respond(await phone().dial(), 302, {headers: {Contact: contact}});
        const invite = await peer.expect('INVITE');
        expect(invite.uri).to.equal(`sip:${to}@pbx.test`);
        peer.answer(invite, answer);
        await peer.expect('ACK');
        await phone().phase('talking');
      });
    }

    for (const contact of [
      '<sip:0900123456@evil.example>',
      '<sip:0900123456@pbx.test>',
      '<sip:103@evil.example>',
      '<sip:08999998765@192.0.2.5>',
      '<tel:+49900123456>',
      '<sip:+49900123456@pbx.test>',
      '<sip:+491805123456@pbx.test>',
      '<sip:+88216123456@pbx.test>',
      '<sip:+436621234567@pbx.test>',
      '<sip:0043662123456@pbx.test>',
      '<sip:*21*0900123456%23@pbx.test>',
      '<sip:%2A97@pbx.test>',
      '<sip:112@pbx.test>',
      '<sip:0110@192.0.2.5>',
      '<sip:door@pbx.test>',
      '<mailto:103@pbx.test>',
      '',
    ]) {
      it(`a redirection to ${contact || 'nowhere'} is not (reports 22)`, async () => {
        const {peer, page} = phone();
        phone().expected = ['failed'];
        peer.respond(await phone().dial(), 302, {headers: contact ? {Contact: contact} : {}});
        await phone().over();
        expect(peer.requests('INVITE')).to.have.length(1);
        expect(page.state.ended[0]?.error).to.include({code: 'diverted', sipStatus: 302});
      });
    }

    for (const status of [300, 305, 380]) {
      it(`${status} is not followed: it asks for a choice, a proxy or another service (reports 22)`, async () => {
        const {peer, page} = phone();
        phone().expected = ['failed'];
        peer.respond(await phone().dial(), status, {headers: {Contact: '<sip:103@pbx.test>'}});
        await phone().over();
        expect(page.state.ended[0]?.error).to.include({code: 'diverted', sipStatus: status});
      });
    }

    it('hung up while the next INVITE is made ready, no other call is made', async () => {
      const {peer, page} = phone();
      phone().expected = ['cancelled-here'];
      const invite = await phone().dial();
      page.silent.add('microphone');
      peer.respond(invite, 302, {headers: {Contact: '<sip:103@pbx.test>'}});
      await page.until('asked again', () => page.ops('microphone').length === 2);
      phone().hangUp();
      await phone().over();
      await phone().tick(70_000);
      expect(peer.requests('INVITE')).to.have.length(1);
    });

    it('an interval that is too small is raised (422)', async () => {
      const {peer} = phone();
      phone().expected = ['hung-up-here'];
      const first = await phone().dial();
      expect(first.header('Session-Expires')).to.equal('1800');
      peer.respond(first, 422, {headers: {'Min-SE': '3600'}});
      const second = await peer.expect('INVITE');
      expect(second.header('Session-Expires')).to.equal('3600');
      expect(second.header('Min-SE')).to.equal('3600');
      peer.answer(second, answer);
      await peer.expect('ACK');
      await phone().phase('talking');
    });

    it('503 with a short Retry-After stands where there is no other server', async () => {
      const {peer, page} = phone();
      phone().expected = ['failed'];
      peer.respond(await phone().dial(), 503, {headers: {'Retry-After': '2'}});
      await phone().over();
      expect(page.state.ended[0]?.error).to.include({code: 'unavailable', sipStatus: 503});
    });
  });
});

describe('torture: calls out with two servers', () => {
  const phone = torture({servers: ['wss://one.test/ws', 'wss://two.test/ws']});

  it('503 with a short Retry-After is tried once more, on the other server', async () => {
    const {peer, page} = phone();
    phone().expected = ['failed'];
    peer.respond(await phone().dial(), 503, {headers: {'Retry-After': '2'}});
    await page.until('lost', ({connection}) => connection.status === 'waiting');
    await phone().tick(3_000);
    const second = await peer.expect('INVITE');
    expect(peer.socket.url).to.equal('wss://two.test/ws');
    peer.respond(second, 503, {headers: {'Retry-After': '2'}});
    await phone().over();
    expect(page.state.ended[0]?.error?.code).to.equal('unavailable');
  });

  it('503 with a long Retry-After, or none, is final', async () => {
    const {peer} = phone();
    phone().expected = ['failed', 'failed'];
    peer.respond(await phone().dial(), 503, {headers: {'Retry-After': '120'}});
    await phone().over();
    peer.respond(await phone().dial(), 503);
    await phone().over();
    expect(peer.socket.url).to.equal('wss://one.test/ws');
  });
});
