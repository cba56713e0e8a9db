import {expect} from 'chai';
import {PhoneCore} from '../../../src/core/phone-core.js';
import type {Recovery, RecoveryStore} from '../../../src/core/survival/recovery.js';
import {installClock} from '../support/clock.js';
import {FakePage, startPhone} from '../support/page.js';
import {Peer} from '../support/peer.js';
import {answer, offer} from '../support/sdp.js';

/** Paper that outlives the core. */
class MemoryRecovery implements RecoveryStore {
  written: Recovery | null = null;
  load(): Promise<Recovery | null> {
    return Promise.resolve(this.written);
  }
  save(recovery: Recovery): void {
    this.written = structuredClone(recovery);
  }
}

describe('a core that died in a call', () => {
  let peer: Peer;
  let recovery: MemoryRecovery;
  let page: FakePage;

  const talk = async () => {
    void page.send({type: 'call', target: '102'});
    const invite = await peer.expect('INVITE');
    const dialog = peer.answer(invite, answer, {headers: {'P-Asserted-Identity': '"Maier, Josef" <sip:102@pbx.test>'}});
    await peer.expect('ACK');
    await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
    return dialog;
  };
  /** What a killed browser leaves: a closed socket and what was written, as it was. */
  const die = () => {
    const left = structuredClone(recovery.written);
    peer.drop();
    peer = new Peer();
    recovery = new MemoryRecovery();
    recovery.written = left;
  };

  beforeEach(async () => {
    recovery = new MemoryRecovery();
    ({peer, page} = await startPhone({}, {recovery}));
  });

  it('comes back as the same phone and brings the call back, as it was shown', async () => {
    const dialog = await talk();
    const {id, answeredAt} = page.call;
    await page.send({type: 'mute', id, on: true});
    const contact = peer.contact;
    die();
    ({page} = await startPhone({}, {recovery}, peer));
    expect(page.call).to.deep.include({id, answeredAt, muted: true, phase: 'talking'});
    expect(page.call.remote).to.include({name: 'Maier, Josef', number: '102'});
    expect(peer.contact).to.equal(contact);
    const invite = await peer.expect('INVITE');
    expect(invite.header('Replaces')).to.equal(
      `${dialog.callId};to-tag=${dialog.localTag};from-tag=${dialog.remoteTag}`,
    );
    peer.answer(invite, answer);
    await peer.expect('ACK');
    await page.until('here', ({calls}) => calls[0]?.media.page === page.id);
    expect(page.ops('send').at(-1)).to.include({on: false});
    expect(peer.faults()).to.deep.equal([]);
  });

  it('knows what was dialled, whoever answered there (reports 2)', async () => {
    void page.send({type: 'call', target: '102'});
    const headers = {'P-Asserted-Identity': '"Platz 7" <sip:+49180555123@pbx.test>'};
    peer.answer(await peer.expect('INVITE'), answer, {headers});
    await peer.expect('ACK');
    await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
    die();
    ({page} = await startPhone({}, {recovery}, peer));
    expect(page.call).to.include({dialled: '102'});
    expect(page.call.remote).to.include({number: '+49180555123'});
    peer.answer(await peer.expect('INVITE'), answer);
    await peer.expect('ACK');
    await page.until('here', ({calls}) => calls[0]?.media.page === page.id);
    void page.send({type: 'hangUp', id: page.call.id});
    peer.respond(await peer.expect('BYE'), 200);
    await page.until('over', ({calls}) => calls.length === 0);
    expect(page.state.ended[0]).to.include({dialled: '102'});
  });

  it('still knows who handed the call on, and since when it is held (desk F10, F20)', async () => {
    const dialog = await talk();
    peer.inDialog(dialog, 'UPDATE', {headers: {'Referred-By': '"Strauß, Klaus" <sip:109@pbx.test>'}});
    await page.until('handed on', ({calls}) => calls[0]?.transferredBy !== undefined);
    const held = page.send({type: 'hold', id: page.call.id});
    peer.answer(await peer.expect('INVITE'), answer.replace('a=sendrecv', 'a=recvonly'));
    await held;
    const {heldSince} = page.call;
    expect(heldSince).to.be.a('number');
    die();
    ({page} = await startPhone({}, {recovery}, peer));
    expect(page.call).to.deep.include({
      heldSince,
      transferredBy: {name: 'Strauß, Klaus', number: '109', anonymous: false},
    });
  });

  it('logs in without being asked again: with the nonce that the core before it had, and a count that grew', async () => {
    const count = (header: string) => parseInt(/nc=([\da-f]+)/.exec(header)?.[1] ?? '0', 16);
    void page.send({type: 'call', target: '102'});
    peer.challenge(await peer.expect('INVITE'), {nonce: 'kept'});
    const invite = await peer.expect('INVITE');
    peer.answer(invite, answer);
    await peer.expect('ACK');
    await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
    die();
    ({page} = await startPhone({}, {recovery}, peer));
    const [register] = peer.requests('REGISTER');
    const login = register?.header('Authorization') ?? '';
    expect(login).to.include('nonce="kept"');
    expect(count(login)).to.be.greaterThan(count(invite.header('Authorization')));
    expect(JSON.stringify(recovery.written)).to.not.include('secret101');
  });

  it('ends the call on the PBX when it comes back too late, and says whom to call back', async () => {
    const dialog = await talk();
    die();
    ({page} = await startPhone({}, {recovery, now: () => Date.now() + 60_000}, peer));
    const bye = await peer.expect('BYE');
    expect(bye).to.include({callId: dialog.callId, fromTag: dialog.remoteTag, toTag: dialog.localTag});
    const state = await page.until('told', ({ended}) => ended.length === 1);
    expect(state.calls).to.deep.equal([]);
    expect(state.ended[0]?.error).to.include({code: 'call-not-recovered'});
    expect(state.ended[0]?.remote).to.include({number: '102'});
  });

  for (const [what, delay, said] of [
    ['ends the call on the PBX as soon as the line is up when nobody could bring it back before', 60_000, true],
    ['says no BYE any more when the line was down for long', 900_000, false],
  ] as const) {
    it(what, async () => {
      const dialog = await talk();
      die();
      const clock = installClock();
      const core = new PhoneCore({webSocket: peer.WebSocket, recovery});
      try {
        peer.autoRegister = true;
        peer.refuse = true;
        page = new FakePage(core);
        await clock.tick(31_000);
        await page.until('given up', ({ended}) => ended[0]?.error?.code === 'call-not-recovered');
        await clock.tick(delay);
        peer.refuse = false;
        await clock.tick(60_000);
        await page.until('registered', ({registration}) => registration.status === 'registered');
        expect(peer.requests('BYE').map(({callId}) => callId)).to.deep.equal(said ? [dialog.callId] : []);
      } finally {
        await core.stop();
        clock.uninstall();
      }
    });
  }

  it('and is stopped waits for nothing any more', async () => {
    const clock = installClock();
    try {
      await talk();
      die();
      const core = new PhoneCore({webSocket: peer.WebSocket, recovery});
      peer.autoRegister = true;
      page = new FakePage(core);
      const invite = await peer.expect('INVITE');
      peer.respond(invite, 100);
      const stopped = core.stop();
      await clock.tick(2_000);
      await stopped;
      const {calls} = page.state;
      await clock.tick(60_000);
      expect(page.state.calls).to.deep.equal(calls);
    } finally {
      clock.uninstall();
    }
  });

  describe('and that has names in it which SIP.js cannot read', () => {
    const odd = {
      from: '<tel:+49-861-58-0;phone-context=x>;tag=odd',
      callId: 'a@b@c',
      contact: '<sip:desk#1@desk_1:5061;ob>',
      headers: {'Record-Route': '<sip:edge_1;lr>'},
    };

    it('ends the call at its far end', async () => {
      const invite = peer.invite(offer, odd);
      await page.until('ringing', ({calls}) => calls[0]?.phase === 'ringing');
      void page.send({type: 'answer', id: page.call.id});
      peer.ack(invite, await peer.expect('200 INVITE'));
      await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
      die();
      await startPhone({}, {recovery, now: () => Date.now() + 60_000}, peer);
      const bye = await peer.expect('BYE');
      expect(bye).to.include({uri: 'sip:desk#1@desk_1:5061;ob', callId: odd.callId});
      expect(bye.header('To')).to.equal(odd.from);
      expect(bye.header('Route')).to.equal('<sip:edge_1;lr>');
    });

    it('answers the call that rang', async () => {
      peer.domain = 'sbc_1';
      const invite = peer.invite(offer, odd);
      await page.until('ringing', ({calls}) => calls[0]?.phase === 'ringing');
      die();
      ({page} = await startPhone({}, {recovery}, peer));
      await page.until('ringing again', ({calls}) => calls[0]?.phase === 'ringing');
      void page.send({type: 'answer', id: page.call.id});
      const response = await peer.expect('200 INVITE');
      expect(response.callId).to.equal(odd.callId);
      for (const name of ['From', 'Via', 'Record-Route']) expect(response.header(name)).to.equal(invite.header(name));
      peer.ack(invite, response);
      await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
      void page.send({type: 'hangUp', id: page.call.id});
      expect((await peer.expect('BYE')).uri).to.equal('sip:desk#1@desk_1:5061;ob');
    });
  });

  it('lets the clerk hang up a call that is not back yet: BYE in the old dialog', async () => {
    const dialog = await talk();
    die();
    peer.onMessage = message => message.method === 'INVITE';
    ({page} = await startPhone({}, {recovery}, peer));
    void page.send({type: 'hangUp', id: page.call.id});
    expect((await peer.expect('BYE')).callId).to.equal(dialog.callId);
    await page.until('gone', ({calls}) => calls.length === 0);
  });

  it('goes on ringing for a call that rang in, which is answered as if nothing had been', async () => {
    const invite = peer.invite(offer);
    await page.until('ringing', ({calls}) => calls[0]?.phase === 'ringing');
    const {id, startedAt} = page.call;
    die();
    ({page} = await startPhone({}, {recovery}, peer));
    await page.until('ringing again', ({calls}) => calls[0]?.phase === 'ringing');
    expect(page.call).to.include({id, startedAt});
    void page.send({type: 'answer', id});
    peer.ack(invite, await peer.expect('200 INVITE'));
    await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
  });

  it('cancels a call that rang out, and dials it again', async () => {
    void page.send({type: 'call', target: '102'});
    const invite = await peer.expect('INVITE');
    peer.respond(invite, 180);
    await page.until('ringing', ({calls}) => calls[0]?.phase === 'ringing');
    die();
    ({page} = await startPhone({}, {recovery}, peer));
    const cancel = await peer.expect('CANCEL');
    expect(cancel).to.include({callId: invite.callId, fromTag: invite.fromTag});
    expect(cancel.header('Via')).to.equal(invite.header('Via'));
    const again = await peer.expect('INVITE');
    expect(again.callId).to.not.equal(invite.callId);
    peer.answer(again, answer);
    await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
  });

  it('cancels a call that rang out on the way that it went (reports 13)', async () => {
    const route = '<sip:orig@scscf.pbx.test;lr>';
    die();
    peer.onMessage = message => {
      if (message.method !== 'REGISTER') return false;
      peer.respond(message, 200, {headers: {Contact: message.header('Contact'), 'Service-Route': route}});
      return true;
    };
    ({page} = await startPhone({}, {recovery}, peer));
    void page.send({type: 'call', target: '102'});
    const invite = await peer.expect('INVITE');
    expect(invite.header('Route')).to.equal(route);
    peer.respond(invite, 180);
    await page.until('ringing', ({calls}) => calls[0]?.phase === 'ringing');
    die();
    ({page} = await startPhone({}, {recovery}, peer));
    expect((await peer.expect('CANCEL')).header('Route')).to.equal(route);
    peer.answer(await peer.expect('INVITE'), answer);
    await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
  });

  it('says that a call that rang out is over when the next page has no microphone for it, and whom to call', async () => {
    void page.send({type: 'call', target: '102'});
    peer.respond(await peer.expect('INVITE'), 180);
    await page.until('ringing', ({calls}) => calls[0]?.phase === 'ringing');
    die();
    peer.autoRegister = true;
    const core = new PhoneCore({webSocket: peer.WebSocket, recovery});
    page = new FakePage(core);
    page.refuse.microphone = 'microphone-refused';
    await peer.expect('CANCEL');
    const {ended} = await page.until('told', state => state.ended.length === 1);
    expect(ended[0]).to.deep.include({direction: 'out', reason: 'failed'});
    expect(ended[0]?.remote.number).to.equal('102');
    expect(ended[0]?.error?.code).to.equal('microphone-refused');
    await core.stop();
  });

  describe('while that call was being transferred', () => {
    beforeEach(async () => {
      await talk();
      void page.send({type: 'transfer', id: page.call.id, target: '103'});
      peer.answer(await peer.expect('INVITE'), answer.replace('a=sendrecv', 'a=recvonly'));
      peer.respond(await peer.expect('REFER'), 202);
      await page.until('on its way', ({calls}) => calls[0]?.transfer?.status === 'trying');
      die();
      ({page} = await startPhone({}, {recovery}, peer));
    });

    it('says that its result is not known, and can transfer it again', async () => {
      expect(page.call.transfer).to.include({status: 'unknown', target: '103'});
      expect(page.call.error?.code).to.equal('transfer-unknown-result');
      peer.answer(await peer.expect('INVITE'), answer);
      await page.until('here', ({calls}) => calls[0]?.media.page === page.id);
      void page.send({type: 'transfer', id: page.call.id, target: '104'});
      expect((await peer.expect('REFER')).header('Refer-To')).to.include('104');
    });

    it('takes it for done when the PBX knows the call no more', async () => {
      peer.respond(await peer.expect('INVITE'), 481);
      const {ended} = await page.until('over', ({calls}) => calls.length === 0);
      expect(ended[0]?.reason).to.equal('transferred');
    });
  });

  describe('while it was being connected with whom was asked for it', () => {
    let core: PhoneCore;

    beforeEach(async () => {
      await talk();
      const {id} = page.call;
      void page.send({type: 'consult', id, target: '103'});
      peer.answer(await peer.expect('INVITE'), answer.replace('a=sendrecv', 'a=recvonly'));
      peer.answer(await peer.expect('INVITE'), answer);
      await page.until('asking', ({calls}) => calls.length === 2 && calls.every(({phase}) => phase === 'talking'));
      void page.send({type: 'completeTransfer', id});
      await peer.expect('REFER');
      die();
      ({core, page} = await startPhone({}, {recovery}, peer));
    });

    it('takes both for connected when the PBX knows neither any more, or that one is over (603)', async () => {
      for (const status of [481, 603]) peer.respond(await peer.expect('INVITE'), status);
      const {ended} = await page.until('over', ({calls}) => calls.length === 0);
      expect(ended.map(({remote, reason}) => `${remote.number} ${reason}`)).to.have.members([
        '102 transferred',
        '103 transferred',
      ]);
    });

    it('has both back when it was not, and says which one is gone when it goes later', async () => {
      for (let i = 0; i < 2; i++) peer.answer(await peer.expect('INVITE'), answer);
      await page.until('back', ({calls}) => calls.every(({media}) => media.page === page.id));
      const consultation = page.state.calls.find(({remote}) => remote.number === '103');
      const next = new FakePage(core);
      page.leave();
      for (let i = 0; i < 2; i++) peer.respond(await peer.expect('INVITE'), 481);
      const {ended} = await next.until('over', ({calls}) => calls.length === 0);
      expect(ended.find(({id}) => id === consultation?.id)?.error?.code).to.equal('far-end-lost');
    });
  });

  it('says that the caller gave up meanwhile, when the PBX knows the call no more', async () => {
    peer.invite(offer);
    await page.until('ringing', ({calls}) => calls[0]?.phase === 'ringing');
    die();
    ({page} = await startPhone({}, {recovery}, peer));
    // The first one may have overtaken the word that it rings here.
    peer.respond(await peer.expect('OPTIONS'), 481);
    const again = await peer.expect('OPTIONS', 5_000);
    expect(page.call.phase).to.equal('ringing');
    peer.respond(again, 481);
    const {ended} = await page.until('missed', ({calls}) => calls.length === 0);
    expect(ended[0]?.reason).to.equal('missed');
  });

  it('has the next page say how a call ended a moment ago', async () => {
    peer.bye(await talk());
    await page.until('ended', ({calls}) => calls.length === 0);
    die();
    ({page} = await startPhone({}, {recovery}, peer));
    expect(page.state.ended.map(({reason, remote}) => [reason, remote.number])).to.deep.equal([
      ['hung-up-there', '102'],
    ]);
  });

  it('forgets how a call ended when it starts later: nobody is to be told any more', async () => {
    peer.bye(await talk());
    await page.until('ended', ({calls}) => calls.length === 0);
    expect(recovery.written?.ended).to.have.length(1);
    die();
    ({page} = await startPhone({}, {recovery, now: () => Date.now() + 30_000}, peer));
    expect(page.state.ended).to.deep.equal([]);
    expect(recovery.written).to.deep.include({calls: [], ended: []});
  });

  it('keeps nothing of a call that ended, but for a moment how it did; and never a credential', async () => {
    const clock = installClock();
    try {
      const dialog = await talk();
      expect(recovery.written?.calls).to.have.length(1);
      expect(JSON.stringify(recovery.written)).to.not.include('secret101');
      peer.bye(dialog);
      await page.until('ended', ({calls}) => calls.length === 0);
      expect(recovery.written?.calls).to.deep.equal([]);
      await clock.tick(26_000);
      expect(recovery.written).to.deep.include({calls: [], ended: []});
    } finally {
      clock.uninstall();
    }
  });
});
