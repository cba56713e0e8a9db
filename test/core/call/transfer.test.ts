import {expect} from 'chai';
import {startPhone, type FakePage} from '../support/page.js';
import {address, type Peer, type PeerDialog} from '../support/peer.js';
import {answer} from '../support/sdp.js';

const held = answer.replace('a=sendrecv', 'a=recvonly');

describe('a transfer', () => {
  let peer: Peer;
  let page: FakePage;
  let dialog: PeerDialog;
  let id: string;

  beforeEach(async () => {
    ({peer, page} = await startPhone());
    ({dialog, id} = await talkTo('102'));
  });

  afterEach(() => expect(peer.faults()).to.deep.equal([]));

  const callOf = (call: string) => page.state.calls.find(each => each.id === call);
  const talkTo = async (target: string) => {
    void page.send({type: 'call', target});
    const made = peer.answer(await peer.expect('INVITE'), answer);
    await peer.expect('ACK');
    const state = await page.until('talking', ({calls}) => calls.at(-1)?.phase === 'talking');
    return {dialog: made, id: state.calls.at(-1)?.id ?? ''};
  };
  const accept = async (direction = held) => peer.answer(await peer.expect('INVITE'), direction);

  it('without asking holds the caller, asks the far end, and leaves when the target answered', async () => {
    const sent = page.send({type: 'transfer', id, target: '103'});
    await accept();
    const refer = await peer.expect('REFER');
    expect(refer.header('Refer-To')).to.equal('<sip:103@pbx.test>');
    peer.respond(refer, 202);
    await sent;
    peer.notify(dialog, 'SIP/2.0 100 Trying');
    await peer.expect('200 NOTIFY');
    peer.notify(dialog, 'SIP/2.0 180 Ringing');
    await page.until('ringing', () => callOf(id)?.transfer?.status === 'ringing');
    peer.notify(dialog, 'SIP/2.0 200 OK', 'terminated;reason=noresource');
    peer.respond(await peer.expect('BYE'), 200);
    await page.until('ended', ({calls}) => calls.length === 0);
    expect(page.state.ended[0]).to.include({reason: 'transferred'});
  });

  it('to a busy target brings the caller back from hold and says why', async () => {
    const sent = page.send({type: 'transfer', id, target: '9901'});
    await accept();
    peer.respond(await peer.expect('REFER'), 202);
    await sent;
    peer.notify(dialog, 'SIP/2.0 486 Busy Here', 'terminated;reason=noresource');
    await accept(answer);
    await page.until('back', () => callOf(id)?.held === false && callOf(id)?.changing === null);
    expect(callOf(id)).to.include({phase: 'talking'});
    expect(callOf(id)?.transfer).to.deep.include({status: 'failed'});
    expect(callOf(id)?.error).to.include({code: 'busy'});
  });

  it('that the far end refuses is refused, and the caller is back', async () => {
    const sent = page.send({type: 'transfer', id, target: '103'}).catch((thrown: unknown) => thrown);
    await accept();
    peer.respond(await peer.expect('REFER'), 603);
    expect(await sent).to.include({code: 'declined'});
    await accept(answer);
    await page.until('back', () => callOf(id)?.held === false && callOf(id)?.changing === null);
  });

  for (const status of [405, 420, 491, 501, 503])
    it(`that is refused with ${status} says so of the transfer, not of the colleague (reports 21)`, async () => {
      const sent = page.send({type: 'transfer', id, target: '103'}).catch((thrown: unknown) => thrown);
      await accept();
      peer.respond(await peer.expect('REFER'), status);
      expect(await sent).to.include({code: 'transfer-refused', sipStatus: status});
      await accept(answer);
      await page.until('back', () => callOf(id)?.held === false && callOf(id)?.changing === null);
      expect(callOf(id)?.transfer?.error).to.include({code: 'transfer-refused'});
    });

  it('whose target rang and is then not available was not answered there', async () => {
    const sent = page.send({type: 'transfer', id, target: '103'});
    await accept();
    peer.respond(await peer.expect('REFER'), 202);
    await sent;
    peer.notify(dialog, 'SIP/2.0 180 Ringing');
    await peer.expect('200 NOTIFY');
    peer.notify(dialog, 'SIP/2.0 480 Temporarily Unavailable', 'terminated');
    await accept(answer);
    await page.until('back', () => callOf(id)?.held === false);
    expect(callOf(id)?.transfer?.error).to.include({code: 'no-answer'});
  });

  it('counts as done when the far end hangs up right after it took the request on', async () => {
    const sent = page.send({type: 'transfer', id, target: '103'});
    await accept();
    peer.respond(await peer.expect('REFER'), 202);
    await sent;
    peer.bye(dialog);
    await page.until('ended', ({calls}) => calls.length === 0);
    expect(page.state.ended[0]).to.include({reason: 'transferred'});
  });

  it('to no number at all is refused and touches nothing', async () => {
    const error = await page.send({type: 'transfer', id, target: 'Maier'}).catch((thrown: unknown) => thrown);
    expect(error).to.include({code: 'number-invalid'});
    expect(callOf(id)).to.include({held: false, phase: 'talking'});
  });

  const consult = async () => {
    const sent = page.send({type: 'consult', id, target: '103'});
    await accept();
    const invite = await peer.expect('INVITE');
    expect(invite.uri).to.equal('sip:103@pbx.test');
    return {invite, consultation: String(await sent)};
  };

  it('with consultation connects the two others: REFER with Replaces, escaped', async () => {
    const {invite, consultation} = await consult();
    expect(callOf(consultation)).to.include({consultationFor: id});
    const other = peer.answer(invite, answer);
    await peer.expect('ACK');
    await page.until('talking', () => callOf(consultation)?.phase === 'talking');
    const sent = page.send({type: 'completeTransfer', id: consultation});
    const refer = await peer.expect('REFER');
    expect(refer.callId).to.equal(dialog.callId);
    const [, replaces] = /\?Replaces=([^>]*)/.exec(refer.header('Refer-To')) ?? [];
    expect(decodeURIComponent(replaces ?? '')).to.equal(
      `${other.callId};to-tag=${other.localTag};from-tag=${other.remoteTag}`,
    );
    expect(replaces).to.not.match(/[;=@]/);
    expect(address(refer.header('Refer-To'))).to.match(/^sip:peer@pbx\.test/);
    peer.respond(refer, 202);
    await sent;
    peer.notify(dialog, 'SIP/2.0 200 OK', 'terminated');
    await page.until('both ended', ({calls}) => calls.every(({phase}) => phase === 'ending'));
    peer.respond(await peer.expect('BYE'), 200);
    peer.respond(await peer.expect('BYE'), 200);
    await page.until('gone', ({calls}) => calls.length === 0);
    expect(page.state.ended.map(({reason}) => reason)).to.deep.equal(['transferred', 'transferred']);
  });

  it('shows the colleague as connected, too, when the PBX ends that call before it tells of the transfer', async () => {
    const {invite, consultation} = await consult();
    const other = peer.answer(invite, answer);
    await peer.expect('ACK');
    await page.until('talking', () => callOf(consultation)?.phase === 'talking');
    const sent = page.send({type: 'completeTransfer', id: consultation});
    peer.respond(await peer.expect('REFER'), 202);
    await sent;
    peer.bye(other);
    await page.until('one ended', ({calls}) => calls.length === 1);
    peer.notify(dialog, 'SIP/2.0 200 OK', 'terminated');
    peer.respond(await peer.expect('BYE'), 200);
    await page.until('gone', ({calls}) => calls.length === 0);
    expect(page.state.ended.map(({reason}) => reason)).to.deep.equal(['transferred', 'transferred']);
  });

  it('with a consultation that still rings sends the caller there to wait', async () => {
    const {invite, consultation} = await consult();
    peer.respond(invite, 180);
    await page.until('ringing', () => callOf(consultation)?.phase === 'ringing');
    const sent = page.send({type: 'completeTransfer', id});
    peer.respond(await peer.expect('CANCEL'), 200);
    peer.respond(invite, 487);
    const refer = await peer.expect('REFER');
    expect(refer.header('Refer-To')).to.equal('<sip:103@pbx.test>');
    peer.respond(refer, 202);
    await sent;
  });

  it('given up after consultation takes the caller back from hold', async () => {
    const {invite, consultation} = await consult();
    peer.answer(invite, answer);
    await peer.expect('ACK');
    await page.until('talking', () => callOf(consultation)?.phase === 'talking');
    void page.send({type: 'backToCaller', id: consultation});
    peer.respond(await peer.expect('BYE'), 200);
    await accept(answer);
    await page.until('back', ({calls}) => calls.length === 1 && calls[0]?.held === false);
    expect(callOf(id)?.phase).to.equal('talking');
  });

  it('whose consultation is busy leaves the caller held and says so', async () => {
    const {invite} = await consult();
    peer.respond(invite, 486);
    await page.until('busy', ({ended}) => ended[0]?.error?.code === 'busy');
    expect(callOf(id)).to.include({held: true, phase: 'talking'});
  });

  it('whose caller hangs up meanwhile leaves the consultation as a call of its own', async () => {
    const {invite, consultation} = await consult();
    peer.answer(invite, answer);
    await peer.expect('ACK');
    peer.bye(dialog);
    await page.until('one left', ({calls}) => calls.length === 1);
    expect(callOf(consultation)).to.not.have.property('consultationFor');
  });

  it('joins two calls that were independent', async () => {
    const second = peer.invite(answer);
    await page.until('ringing', ({calls}) => calls.length === 2);
    const other = page.state.calls[1]?.id ?? '';
    void page.send({type: 'answer', id: other});
    await accept();
    peer.ack(second, await peer.expect('200 INVITE'));
    await page.until('talking', () => callOf(other)?.phase === 'talking');
    const sent = page.send({type: 'join', id, other});
    const refer = await peer.expect('REFER');
    peer.respond(refer, 202);
    await sent;
  });
});
