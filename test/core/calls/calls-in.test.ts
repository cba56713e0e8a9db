import {expect} from 'chai';
import {startPhone, FakePage} from '../support/page.js';
import type {PhoneCore} from '../../../src/core/phone-core.js';
import type {Peer, PeerDialog} from '../support/peer.js';
import {answer, offer} from '../support/sdp.js';
import type {Message} from '../support/sip-message.js';

describe('a call in', () => {
  let peer: Peer;
  let page: FakePage;
  let core: PhoneCore;

  beforeEach(async () => {
    ({peer, page, core} = await startPhone());
  });

  afterEach(() => expect(peer.faults()).to.deep.equal([]));

  const ring = async (headers: Record<string, string> = {}): Promise<Message> => {
    const before = page.state.calls.length;
    const invite = peer.invite(offer, {headers});
    await peer.expect('180 INVITE');
    await page.until('ringing', ({calls}) => calls.length === before + 1);
    return invite;
  };
  const take = async (invite: Message): Promise<PeerDialog> => {
    const id = page.state.calls.at(-1)?.id ?? '';
    void page.send({type: 'answer', id}).catch(() => undefined);
    const response = await peer.expect('200 INVITE');
    peer.ack(invite, response);
    await page.until('talking', ({calls}) => calls.find(call => call.id === id)?.phase === 'talking');
    return peer.dialogOf(invite, response);
  };

  it('rings with name and number, and for whom it was meant', async () => {
    await ring({
      'P-Asserted-Identity': '"Schmid, Anna" <sip:08999998765@pbx.test>',
      Diversion: '"Huber, Maria" <sip:103@pbx.test>;reason=no-answer',
    });
    expect(page.call).to.include({direction: 'in', phase: 'ringing'});
    expect(page.call.remote).to.deep.equal({number: '08999998765', name: 'Schmid, Anna', anonymous: false});
    expect(page.call.divertedFrom).to.include({name: 'Huber, Maria', number: '103'});
  });

  it('says who handed it on, also when it was missed (desk F20)', async () => {
    const invite = await ring({'Referred-By': '"Strauß, Klaus" <sip:109@pbx.test>'});
    const strauss = {name: 'Strauß, Klaus', number: '109', anonymous: false};
    expect(page.call.transferredBy).to.deep.equal(strauss);
    peer.cancel(invite);
    await page.until('missed', ({ended}) => ended.length === 1);
    expect(page.state.ended[0]?.transferredBy).to.deep.equal(strauss);
  });

  it('rings on unheard when its ringing was turned off: nothing is declined, and it can be answered (A-34)', async () => {
    const invite = await ring();
    const {id} = page.call;
    await page.send({type: 'silence', id});
    await page.until('silenced', ({calls}) => calls[0]?.silenced === true);
    expect(page.call.phase).to.equal('ringing');
    await take(invite);
  });

  it('has no ringing to turn off in a call that was answered', async () => {
    await take(await ring());
    const refusal = await page.send({type: 'silence', id: page.call.id}).catch((thrown: unknown) => thrown);
    expect(refusal).to.include({code: 'call-state'});
  });

  it('shows a withheld number as withheld', async () => {
    peer.invite(offer, {from: '"Anonymous" <sip:anonymous@anonymous.invalid>;tag=a'});
    await page.until('ringing', ({calls}) => calls.length === 1);
    expect(page.call.remote).to.include({anonymous: true, number: '', name: ''});
  });

  it('takes control and direction characters out of a caller\u2019s name', async () => {
    await ring({'P-Asserted-Identity': '"\u202eevil\u0007\u200b <img onerror=x>" <sip:1@pbx.test>'});
    expect(page.call.remote.name).to.equal('evil <img onerror=x>');
  });

  it('is answered and talks', async () => {
    const invite = await ring();
    await take(invite);
    expect(page.call.media.page).to.equal(page.id);
    expect(page.call.answeredAt).to.be.a('number');
  });

  it('rings on when the microphone is refused, says so, and can be answered after all', async () => {
    const invite = await ring();
    page.refuse.microphone = 'microphone-refused';
    const error = await page.send({type: 'answer', id: page.call.id}).catch((thrown: unknown) => thrown);
    expect(error).to.include({code: 'microphone-refused'});
    expect(page.call).to.include({phase: 'ringing'});
    expect(page.call.error).to.include({code: 'microphone-refused'});
    delete page.refuse.microphone;
    await take(invite);
  });

  it('is answered in the page that made it ready while it rang', async () => {
    const invite = await ring();
    const [ready] = page.ops('ring');
    expect(ready).to.include({direction: 'sendrecv', sdp: offer});
    expect(page.ops('microphone')).to.deep.equal([]);
    await take(invite);
    expect(page.asked.map(({call}) => call)).to.deep.equal(page.asked.map(() => ready?.call));
    expect(page.ops('close')).to.deep.equal([]);
  });

  it('is answered in a page that could make nothing ready, too', async () => {
    page.refuse.ring = 'microphone-refused';
    await take(await ring());
  });

  it('is answered in another page than the one that made it ready, which drops it', async () => {
    const invite = await ring();
    const other = new FakePage(core);
    await other.until('known', ({calls}) => calls.length === 1);
    void other.send({type: 'answer', id: other.call.id});
    peer.ack(invite, await peer.expect('200 INVITE'));
    await other.until('talking', ({calls}) => calls[0]?.phase === 'talking');
    expect(page.ops('ring').length + other.ops('ring').length).to.be.above(0);
    expect(page.ops('close').map(({call}) => call)).to.deep.equal(page.ops('ring').map(({call}) => call));
  });

  it('is made ready anew where the clerk goes while it rings', async () => {
    const other = new FakePage(core);
    await ring();
    expect([page.ops('ring').length, other.ops('ring').length]).to.deep.equal([0, 1]);
    page.look();
    await other.until('dropped', () => other.ops('close').length === 1);
    expect(page.ops('ring').length).to.equal(1);
  });

  it('leaves nothing in the page when nobody takes it', async () => {
    const invite = await ring();
    peer.cancel(invite);
    await page.until('ended', ({calls}) => calls.length === 0);
    await page.until('dropped', () => page.ops('close').length === 1);
    expect(page.ops('close')[0]?.call).to.equal(page.ops('ring')[0]?.call);
  });

  it('is declined with 603', async () => {
    const invite = await ring();
    await page.send({type: 'decline', id: page.call.id});
    const response = await peer.expect('603 INVITE');
    peer.ack(invite, response);
    expect(page.state.ended[0]).to.include({reason: 'declined-here'});
  });

  it('that the caller gives up was missed', async () => {
    const invite = await ring();
    peer.cancel(invite);
    await peer.expect('487 INVITE');
    await page.until('ended', ({calls}) => calls.length === 0);
    expect(page.state.ended[0]).to.include({reason: 'missed'});
  });

  it('that a colleague took was not missed', async () => {
    const invite = await ring();
    peer.cancel(invite, {Reason: 'Q.850;cause=16, SIP;cause=200;text="Call completed elsewhere"'});
    await page.until('ended', ({calls}) => calls.length === 0);
    expect(page.state.ended[0]).to.include({reason: 'answered-elsewhere'});
  });

  it('during a call is shown beside it, and answering it holds the first', async () => {
    const first = await ring();
    const dialog = await take(first);
    const second = await ring();
    expect(page.state.calls.map(({phase}) => phase)).to.deep.equal(['talking', 'ringing']);
    const id = page.state.calls[1]?.id ?? '';
    void page.send({type: 'answer', id});
    const hold = await peer.expect('INVITE');
    expect(hold.callId).to.equal(dialog.callId);
    expect(hold.body).to.include('a=sendonly');
    peer.answer(hold, answer.replace('a=sendrecv', 'a=recvonly'));
    peer.ack(second, await peer.expect('200 INVITE'));
    await page.until('both', ({calls}) => calls[0]?.held === true && calls[1]?.phase === 'talking');
  });

  it('is ended when the ACK never comes', async () => {
    const invite = await ring();
    const id = page.call.id;
    void page.send({type: 'answer', id});
    const response = await peer.expect('200 INVITE');
    const dialog = peer.dialogOf(invite, response);
    void page.send({type: 'hangUp', id});
    await page.until('closed at the click', () => page.ops('close').length > 0);
    peer.ack(invite, response);
    const bye = await peer.expect('BYE');
    expect(bye.callId).to.equal(dialog.callId);
    peer.respond(bye, 200);
    await page.until('ended', ({calls}) => calls.length === 0);
  });

  it('with Replaces takes the place of the running call on the same page (RFC 3891)', async () => {
    const dialog = await take(await ring());
    const {id} = page.call;
    const replacing = peer.invite(offer, {
      headers: {
        Replaces: `${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`,
        'P-Asserted-Identity': '"Schmid, Anna" <sip:08999998765@pbx.test>',
        'Referred-By': '<sip:109@pbx.test>',
      },
    });
    peer.ack(replacing, await peer.expect('200 INVITE'));
    const bye = await peer.expect('BYE');
    expect(bye.callId).to.equal(dialog.callId);
    peer.respond(bye, 200);
    await page.until('new party', ({calls}) => calls[0]?.remote.name === 'Schmid, Anna');
    expect(page.state.calls.map(call => call.id)).to.deep.equal([id]);
    expect(page.call.phase).to.equal('talking');
    expect(page.call.transferredBy).to.deep.equal({name: '', number: '109', anonymous: false});
    expect(page.state.ended).to.deep.equal([]);
  });

  it('was handed on by whom one talked with, where the phone system does not say so', async () => {
    const maier = '"Maier, Josef" <sip:102@pbx.test>';
    const dialog = await take(await ring({'P-Asserted-Identity': maier}));
    const tell = async (identity: string) => {
      peer.inDialog(dialog, 'UPDATE', {headers: {'P-Asserted-Identity': identity}});
      await peer.expect('200 UPDATE');
    };
    await tell('"Maier, J." <sip:+4986158102@pbx.test>');
    expect(page.call.transferredBy).to.equal(undefined);
    await tell('"Schmid, Anna" <sip:08999998765@pbx.test>');
    await page.until('new party', ({calls}) => calls[0]?.remote.name === 'Schmid, Anna');
    expect(page.call.transferredBy).to.include({number: '+4986158102'});
  });

  it('does not dial for a stranger: REFER is declined', async () => {
    const dialog = await take(await ring());
    peer.inDialog(dialog, 'REFER', {headers: {'Refer-To': '<sip:0900123@pbx.test>'}});
    await peer.expect('603 REFER');
    expect(peer.requests('INVITE').length).to.equal(0);
    expect(page.call.phase).to.equal('talking');
  });

  it('can be answered in one of two pages only', async () => {
    const other = new FakePage(core);
    const invite = await ring();
    const {id} = page.call;
    const results = await Promise.allSettled([
      page.send({type: 'answer', id}),
      other.send({type: 'answer', id}),
      peer.expect('200 INVITE').then(response => peer.ack(invite, response)),
    ]);
    expect(results.map(({status}) => status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled']);
    expect(page.call.media.page).to.equal(page.id);
  });
});
