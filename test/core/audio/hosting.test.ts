import {expect} from 'chai';
import type {PhoneCore} from '../../../src/core/phone-core.js';
import {FakePage, startPhone} from '../support/page.js';
import type {Peer, PeerDialog} from '../support/peer.js';
import {answer, offer} from '../support/sdp.js';

describe('a call whose page goes away', () => {
  let peer: Peer;
  let page: FakePage;
  let core: PhoneCore;

  beforeEach(async () => {
    ({peer, page, core} = await startPhone());
  });

  afterEach(() => expect(peer.faults()).to.deep.equal([]));

  const talk = async (): Promise<PeerDialog> => {
    void page.send({type: 'call', target: '102'});
    const dialog = peer.answer(await peer.expect('INVITE'), answer);
    await peer.expect('ACK');
    await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
    return dialog;
  };
  const replacesOf = ({callId, localTag, remoteTag}: PeerDialog) =>
    `${callId};to-tag=${localTag};from-tag=${remoteTag}`;

  it('goes on in the next page: a new dialog from there replaces the old', async () => {
    const dialog = await talk();
    const {id, answeredAt} = page.call;
    page.leave();
    const next = new FakePage(core);
    const invite = await peer.expect('INVITE');
    expect(invite.header('Replaces')).to.equal(replacesOf(dialog));
    expect(invite.header('Require')).to.include('replaces');
    peer.answer(invite, answer);
    await peer.expect('ACK');
    await next.until('here', ({calls}) => calls[0]?.media.page === next.id);
    peer.bye(dialog);
    await peer.expect('200 BYE');
    expect(next.state.calls).to.have.length(1);
    expect(next.call).to.include({id, answeredAt, phase: 'talking'});
    expect(next.state.ended).to.deep.equal([]);
  });

  it('goes to the phone window as soon as that opens', async () => {
    const dialog = await talk();
    const window = new FakePage(core, undefined, {phoneWindow: true});
    const invite = await peer.expect('INVITE');
    expect(invite.header('Replaces')).to.equal(replacesOf(dialog));
    peer.answer(invite, answer);
    await page.until('there', ({calls}) => calls[0]?.media.page === window.id);
    peer.bye(dialog);
    await peer.expect('200 BYE');
  });

  for (const direction of ['in', 'out'] as const) {
    it(`that rings ${direction} while the phone window opens goes there as soon as it is answered`, async () => {
      let dialog: PeerDialog;
      let window: FakePage;
      if (direction === 'out') {
        void page.send({type: 'call', target: '102'});
        const invite = await peer.expect('INVITE');
        peer.respond(invite, 180);
        await page.until('ringing', ({calls}) => calls[0]?.phase === 'ringing');
        window = new FakePage(core, undefined, {phoneWindow: true});
        dialog = peer.answer(invite, answer);
        await peer.expect('ACK');
      } else {
        const invite = peer.invite(offer);
        await page.until('ringing', ({calls}) => calls[0]?.phase === 'ringing');
        void page.send({type: 'answer', id: page.call.id});
        const response = await peer.expect('200 INVITE');
        window = new FakePage(core, undefined, {phoneWindow: true});
        expect(peer.requests('INVITE')).to.deep.equal([]);
        peer.ack(invite, response);
        dialog = peer.dialogOf(invite, response);
      }
      const moved = await peer.expect('INVITE');
      expect(moved.header('Replaces')).to.equal(replacesOf(dialog));
      peer.answer(moved, answer);
      await page.until('there', ({calls}) => calls[0]?.media.page === window.id);
      peer.bye(dialog);
      await peer.expect('200 BYE');
    });
  }

  it('keeps what was typed into a transfer for the next page, as long as it lasts', async () => {
    const dialog = await talk();
    await page.send({type: 'draft', id: page.call.id, text: '0861 58'});
    page.leave();
    const next = new FakePage(core);
    expect(next.call.draft).to.equal('0861 58');
    peer.answer(await peer.expect('INVITE'), answer);
    await next.until('here', ({calls}) => calls[0]?.media.page === next.id);
    await next.send({type: 'draft', id: next.call.id, text: ''});
    expect(next.call).to.not.have.property('draft');
    peer.bye(dialog);
  });

  it('that is muted stays so in the next page from the beginning, and when it is muted on the way', async () => {
    await talk();
    await page.send({type: 'mute', id: page.call.id, on: true});
    const other = new FakePage(core);
    page.leave();
    const invite = await peer.expect('INVITE');
    expect(other.ops('send')).to.deep.equal([{op: 'send', call: other.ops('offer')[0]?.call, on: false}]);
    await other.send({type: 'mute', id: other.call.id, on: false});
    await other.send({type: 'mute', id: other.call.id, on: true});
    expect(other.ops('send').at(-1)).to.include({on: false});
    peer.answer(invite, answer);
    await other.until('there', ({calls}) => calls[0]?.media.page === other.id);
    expect(other.ops('send').at(-1)).to.include({on: false});
  });

  it('goes on at once in another page that is there already', async () => {
    await talk();
    const other = new FakePage(core);
    page.leave();
    peer.answer(await peer.expect('INVITE'), answer);
    await other.until('there', ({calls}) => calls[0]?.media.page === other.id);
  });

  it('is ended on both sides when the PBX knows no Replaces, and the clerk is told', async () => {
    const dialog = await talk();
    page.leave();
    const next = new FakePage(core);
    peer.respond(await peer.expect('INVITE'), 420);
    const bye = await peer.expect('BYE');
    expect(bye.callId).to.equal(dialog.callId);
    peer.respond(bye, 200);
    const state = await next.until('told', ({ended}) => ended.length === 1);
    expect(state.ended[0]).to.deep.include({reason: 'failed'});
    expect(state.ended[0]?.error).to.include({code: 'call-not-recovered'});
    expect(state.ended[0]?.remote.number).to.equal('102');
  });

  for (const status of [405, 420, 501]) {
    it(`has the pages know for later ones when the PBX knows no Replaces: ${status}`, async () => {
      await talk();
      const other = new FakePage(core);
      expect(other.state.replacesRefused).to.equal(undefined);
      void other.send({type: 'takeOver', id: page.call.id}).catch(() => undefined);
      peer.respond(await peer.expect('INVITE'), status);
      await page.until('known', ({replacesRefused}) => replacesRefused === true);
      expect(new FakePage(core).state.replacesRefused).to.equal(true);
    });
  }

  it('has the pages know from the beginning where the configuration says that the PBX knows no Replaces', async () => {
    const {page: told} = await startPhone({replaces: false});
    expect(told.state.replacesRefused).to.equal(true);
  });

  for (const status of [481, 603])
    it(`is over when the far end hung up meanwhile: ${status}`, async () => {
      await talk();
      page.leave();
      const next = new FakePage(core);
      peer.respond(await peer.expect('INVITE'), status);
      const state = await next.until('told', ({ended}) => ended.length === 1);
      expect(state.ended[0]?.error).to.include({code: 'far-end-lost'});
    });

  it('is tried again while the PBX is overloaded: 503', async () => {
    await talk();
    page.leave();
    const next = new FakePage(core);
    peer.respond(await peer.expect('INVITE'), 503);
    peer.answer(await peer.expect('INVITE', 4000), answer);
    await next.until('here', ({calls}) => calls[0]?.media.page === next.id);
  });

  it('goes on when the PBX ends the old dialog before the new one is ready', async () => {
    const dialog = await talk();
    page.leave();
    const next = new FakePage(core);
    const invite = await peer.expect('INVITE');
    peer.answer(invite, answer);
    peer.bye(dialog);
    await peer.expect('ACK');
    await next.until('here', ({calls}) => calls[0]?.media.page === next.id);
    expect(next.call.phase).to.equal('talking');
  });

  it('ends when the far end hangs up and the PBX refuses the new dialog', async () => {
    const dialog = await talk();
    page.leave();
    const next = new FakePage(core);
    const invite = await peer.expect('INVITE');
    peer.bye(dialog);
    await peer.expect('200 BYE');
    peer.respond(invite, 481);
    const state = await next.until('ended', ({ended}) => ended.length === 1);
    expect(state.ended[0]?.reason).to.equal('hung-up-there');
  });

  for (const answered of [false, true]) {
    it(`leaves nothing on the PBX when it is hung up while it moves${answered ? ', also if the PBX was quicker' : ''}`, async () => {
      const dialog = await talk();
      page.leave();
      const next = new FakePage(core);
      const invite = await peer.expect('INVITE');
      void next.send({type: 'hangUp', id: next.call.id});
      const bye = await peer.expect('BYE');
      expect(bye.callId).to.equal(dialog.callId);
      peer.respond(bye, answered ? 481 : 200);
      if (answered) {
        const replacing = peer.answer(invite, answer);
        await peer.expect('ACK');
        const second = await peer.expect('BYE');
        expect(second.callId).to.equal(replacing.callId);
        peer.respond(second, 200);
      } else {
        // RFC 3261 §9.1: not before the PBX has shown that it knows the INVITE.
        peer.respond(invite, 100);
        peer.respond(await peer.expect('CANCEL'), 200);
        peer.respond(invite, 487);
      }
      const state = await next.until('ended', ({ended}) => ended.length === 1, 5000);
      expect(state.calls).to.deep.equal([]);
      expect(state.ended[0]?.reason).to.equal('hung-up-here');
    });
  }

  it('goes on in the third page when the second one is left before the PBX has answered', async () => {
    await talk();
    page.leave();
    const second = new FakePage(core);
    const invite = await peer.expect('INVITE');
    second.leave();
    const third = new FakePage(core);
    const dialog = peer.answer(invite, answer);
    await peer.expect('ACK');
    const again = await peer.expect('INVITE');
    expect(again.header('Replaces')).to.equal(replacesOf(dialog));
    peer.answer(again, answer);
    await third.until('here', ({calls}) => calls[0]?.media.page === third.id);
  });

  it('comes back to its page when the one that takes it is left before the PBX has answered', async () => {
    await talk();
    const other = new FakePage(core);
    void other.send({type: 'takeOver', id: page.call.id});
    const invite = await peer.expect('INVITE');
    other.leave();
    const dialog = peer.answer(invite, answer);
    await peer.expect('ACK');
    const again = await peer.expect('INVITE');
    expect(again.header('Replaces')).to.equal(replacesOf(dialog));
    peer.answer(again, answer);
    await page.until('here', ({calls}) => calls[0]?.media.page === page.id);
  });

  it('that is being held when its page goes is held in the next one', async () => {
    const dialog = await talk();
    const held = page.send({type: 'hold', id: page.call.id});
    await peer.expect('INVITE');
    page.leave();
    const next = new FakePage(core);
    const invite = await peer.expect('INVITE');
    expect(invite.body).to.include('a=sendonly');
    peer.answer(invite, answer.replace('a=sendrecv', 'a=recvonly'));
    await peer.expect('ACK');
    peer.bye(dialog);
    await peer.expect('200 BYE');
    await next.until('held', ({calls}) => calls[0]?.held === true && !calls[0].changing);
    expect(next.call).to.not.have.property('error');
    void held;
    const resumed = next.send({type: 'resume', id: next.call.id});
    peer.answer(await peer.expect('INVITE'), answer);
    await resumed;
    expect(next.call.held).to.equal(false);
  });

  describe('while it is transferred', () => {
    const transferring = async (): Promise<PeerDialog> => {
      const dialog = await talk();
      void page.send({type: 'transfer', id: page.call.id, target: '103'});
      peer.answer(await peer.expect('INVITE'), answer.replace('a=sendrecv', 'a=recvonly'));
      peer.respond(await peer.expect('REFER'), 202);
      await page.until('on its way', ({calls}) => calls[0]?.transfer?.status === 'trying');
      return dialog;
    };

    it('is left alone: who is on the way to somebody else is not called back', async () => {
      const dialog = await transferring();
      page.leave();
      const next = new FakePage(core);
      peer.notify(dialog, 'SIP/2.0 200 OK', 'terminated;reason=noresource');
      peer.respond(await peer.expect('BYE'), 200);
      const {ended} = await next.until('transferred', ({calls}) => calls.length === 0);
      expect(ended[0]?.reason).to.equal('transferred');
      expect(peer.requests('INVITE')).to.have.length(2);
    });

    it('is brought to the next page when nobody is there, and the caller is taken back', async () => {
      const dialog = await transferring();
      page.leave();
      const next = new FakePage(core);
      peer.notify(dialog, 'SIP/2.0 486 Busy Here', 'terminated;reason=noresource');
      const invite = await peer.expect('INVITE');
      expect(invite.header('Replaces')).to.equal(replacesOf(dialog));
      const replacing = peer.answer(invite, answer);
      await peer.expect('ACK');
      peer.bye(dialog);
      await peer.expect('200 BYE');
      await next.until('taken back', ({calls}) => calls[0]?.held === false && calls[0].media.page === next.id);
      expect(next.call.transfer).to.include({status: 'failed'});
      expect(replacing.callId).not.to.equal(dialog.callId);
    });

    const takenBack = async () => {
      const dialog = await transferring();
      page.leave();
      const next = new FakePage(core);
      await next.until('without audio', ({calls}) => calls[0]?.media.status === 'lost');
      const resumed = next.send({type: 'resume', id: next.call.id});
      const invite = await peer.expect('INVITE');
      expect(invite.header('Replaces')).to.equal(replacesOf(dialog));
      return {dialog, next, resumed, invite};
    };

    it('is brought to the next page where the clerk takes the caller back', async () => {
      const {dialog, next, resumed, invite} = await takenBack();
      const replacing = peer.answer(invite, answer.replace('a=sendrecv', 'a=recvonly'));
      peer.bye(dialog);
      const back = await peer.expect('INVITE');
      expect(back.callId).to.equal(replacing.callId);
      peer.answer(back, answer);
      await resumed;
      expect(next.call).to.include({phase: 'talking', held: false}).and.not.have.any.keys('transfer', 'error');
      expect(next.call.media.page).to.equal(next.id);
    });

    it('is with the target where the phone system knows it no more when the clerk takes the caller back', async () => {
      const {next, resumed, invite} = await takenBack();
      peer.respond(invite, 481);
      expect(await resumed.catch((thrown: unknown) => thrown)).to.include({code: 'call-unknown'});
      const {ended} = await next.until('transferred', ({calls}) => calls.length === 0);
      expect(ended[0]?.reason).to.equal('transferred');
    });
  });

  it('rings on when it was ringing, and is answered in the next page', async () => {
    const invite = peer.invite(offer);
    await page.until('ringing', ({calls}) => calls.length === 1);
    page.leave();
    const next = new FakePage(core);
    await next.until('ringing', ({calls}) => calls[0]?.phase === 'ringing');
    void next.send({type: 'answer', id: next.call.id});
    peer.ack(invite, await peer.expect('200 INVITE'));
    await next.until('talking', ({calls}) => calls[0]?.phase === 'talking');
  });

  it('that was being dialled rings on, and its answer is brought to the next page', async () => {
    void page.send({type: 'call', target: '102'});
    const invite = await peer.expect('INVITE');
    peer.respond(invite, 180);
    await page.until('ringing', ({calls}) => calls[0]?.phase === 'ringing');
    page.leave();
    const next = new FakePage(core);
    await next.until('tone here', ({calls}) => calls[0]?.media.page === next.id);
    const dialog = peer.answer(invite, answer);
    await peer.expect('ACK');
    const moved = await peer.expect('INVITE');
    expect(moved.header('Replaces')).to.equal(replacesOf(dialog));
    peer.answer(moved, answer);
    await next.until('talking', ({calls}) => calls[0]?.phase === 'talking' && calls[0].media.page === next.id);
  });

  it('that was being answered is answered by the next page', async () => {
    const invite = peer.invite(offer);
    await page.until('ringing', ({calls}) => calls.length === 1);
    page.silent.add('answer');
    void page.send({type: 'answer', id: page.call.id});
    await page.until('asked', () => page.ops('answer').length === 1);
    page.leave();
    const next = new FakePage(core);
    peer.ack(invite, await peer.expect('200 INVITE'));
    await next.until('talking', ({calls}) => calls[0]?.phase === 'talking');
    expect(next.ops('answer')).to.have.length(1);
  });

  it('keeps its hold and its mute', async () => {
    await talk();
    const {id} = page.call;
    await page.send({type: 'mute', id, on: true});
    const held = page.send({type: 'hold', id});
    peer.answer(await peer.expect('INVITE'), answer.replace('a=sendrecv', 'a=recvonly'));
    await held;
    page.leave();
    const next = new FakePage(core);
    const invite = await peer.expect('INVITE');
    expect(invite.body).to.include('a=sendonly');
    peer.answer(invite, answer.replace('a=sendrecv', 'a=recvonly'));
    await next.until('here', ({calls}) => calls[0]?.media.page === next.id);
    expect(next.call).to.include({held: true, muted: true});
    expect(next.ops('send').at(-1)).to.include({on: false});
  });

  it('is told that the microphone is missing there, and can be taken when it is allowed', async () => {
    await talk();
    const other = new FakePage(core);
    other.refuse.microphone = 'microphone-refused';
    page.leave();
    await other.until('told', ({calls}) => calls[0]?.error?.code === 'microphone-refused');
    delete other.refuse.microphone;
    const taken = other.send({type: 'takeOver', id: other.call.id});
    peer.answer(await peer.expect('INVITE'), answer);
    await taken;
    expect(other.call.media.page).to.equal(other.id);
  });

  it('says no more that the microphone is missing when a page that has one came', async () => {
    await talk();
    const other = new FakePage(core);
    other.refuse.microphone = 'microphone-refused';
    page.leave();
    await other.until('told', ({calls}) => calls[0]?.error?.code === 'microphone-refused');
    const third = new FakePage(core);
    peer.answer(await peer.expect('INVITE'), answer);
    await third.until('here', ({calls}) => calls[0]?.media.page === third.id && !calls[0].error);
  });

  it('is taken by another page, without a microphone in the first, as soon as somebody looks at it', async () => {
    await talk();
    const hidden = new FakePage(core, undefined, {visible: false, focused: false});
    const other = new FakePage(core);
    other.refuse.microphone = 'microphone-refused';
    page.leave();
    await other.until('told', ({calls}) => calls[0]?.error?.code === 'microphone-refused');
    hidden.look();
    peer.answer(await peer.expect('INVITE'), answer);
    await hidden.until('here', ({calls}) => calls[0]?.media.page === hidden.id);
  });

  it('moves to the page that asks for it, and the old audio stays until the new one stands', async () => {
    await talk();
    const other = new FakePage(core);
    const taken = other.send({type: 'takeOver', id: page.call.id});
    const invite = await peer.expect('INVITE');
    expect(page.ops('close')).to.have.length(0);
    peer.answer(invite, answer);
    await taken;
    expect(page.ops('close')).to.have.length(1);
    expect(other.call.media.page).to.equal(other.id);
  });

  it('that can\u2019t be moved stays where it is', async () => {
    await talk();
    const other = new FakePage(core);
    const taken = other.send({type: 'takeOver', id: page.call.id}).catch((thrown: unknown) => thrown);
    peer.respond(await peer.expect('INVITE'), 403);
    // The number is one that may be called: it is the move that was refused.
    expect(await taken).to.include({code: 'change-refused', sipStatus: 403});
    expect(page.call).to.include({phase: 'talking'});
    expect(page.call.media.page).to.equal(page.id);
    expect(page.ops('close')).to.have.length(0);
  });
});
