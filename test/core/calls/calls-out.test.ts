import {expect} from 'chai';
import {startPhone, type FakePage} from '../support/page.js';
import type {Peer} from '../support/peer.js';
import {answer, audio} from '../support/sdp.js';
import type {Message} from '../support/sip-message.js';

describe('a call out', () => {
  let peer: Peer;
  let page: FakePage;

  beforeEach(async () => {
    ({peer, page} = await startPhone());
  });

  afterEach(() => expect(peer.faults()).to.deep.equal([]));

  const dial = async (target = '102'): Promise<Message> => {
    void page.send({type: 'call', target}).catch(() => undefined);
    return peer.expect('INVITE');
  };
  const talk = async () => {
    const invite = await dial();
    const dialog = peer.answer(invite, answer);
    await peer.expect('ACK');
    await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
    return dialog;
  };

  it('rings, is answered and hung up, and its audio is closed at the click', async () => {
    const invite = await dial();
    expect(invite.uri).to.equal('sip:102@pbx.test');
    expect(page.call).to.include({phase: 'dialling', direction: 'out'});
    peer.respond(invite, 180);
    await page.until('ringing', ({calls}) => calls[0]?.phase === 'ringing');
    peer.answer(invite, answer);
    await peer.expect('ACK');
    await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
    expect(page.call.answeredAt).to.be.a('number');
    void page.send({type: 'hangUp', id: page.call.id});
    peer.respond(await peer.expect('BYE'), 200);
    await page.until('ended', ({calls}) => calls.length === 0);
    expect(page.state.ended[0]).to.include({reason: 'hung-up-here', direction: 'out'});
    expect(page.ops('close')).to.have.length(1);
  });

  it('settles the command when the INVITE is on its way, with the id of the call', async () => {
    const id = await page.send({type: 'call', target: '102'});
    expect(id).to.equal(page.call.id);
  });

  it('is cancelled while it rings', async () => {
    const invite = await dial();
    peer.respond(invite, 180);
    await page.until('ringing', ({calls}) => calls[0]?.phase === 'ringing');
    void page.send({type: 'hangUp', id: page.call.id});
    peer.respond(await peer.expect('CANCEL'), 200);
    peer.respond(invite, 487);
    await page.until('ended', ({calls}) => calls.length === 0);
    expect(page.state.ended[0]).to.include({reason: 'cancelled-here'});
  });

  const refusals: [number, string, string][] = [
    [486, 'busy', 'busy'],
    [600, 'busy everywhere', 'busy'],
    [603, 'declined', 'declined'],
    [404, 'an unknown number', 'number-unknown'],
    [480, 'nobody there', 'unavailable'],
    [403, 'not allowed', 'forbidden'],
    [488, 'no common codec', 'not-acceptable'],
    [500, 'a broken PBX', 'server-error'],
  ];
  for (const [status, name, code] of refusals) {
    it(`that is answered ${status} tells of ${name}`, async () => {
      peer.respond(await dial(), status);
      await page.until('ended', ({calls}) => calls.length === 0);
      expect(page.state.ended[0]?.error).to.include({code, sipStatus: status});
    });
  }

  it('that rang and is answered 480 was not answered', async () => {
    const invite = await dial();
    peer.respond(invite, 180);
    await page.until('ringing', ({calls}) => calls[0]?.phase === 'ringing');
    peer.respond(invite, 480);
    await page.until('ended', ({calls}) => calls.length === 0);
    expect(page.state.ended[0]?.error?.code).to.equal('no-answer');
  });

  it('is refused before anything is sent when the microphone is refused, and leaves no entry', async () => {
    page.refuse.microphone = 'microphone-refused';
    const error = await page.send({type: 'call', target: '102'}).catch((thrown: unknown) => thrown);
    expect(error).to.include({code: 'microphone-refused'});
    expect(page.state.calls).to.deep.equal([]);
    expect(page.state.ended).to.deep.equal([]);
    expect(peer.requests('INVITE')).to.deep.equal([]);
  });

  for (const [target, code] of [
    ['', 'number-missing'],
    ['  ', 'number-missing'],
    ['Huber', 'number-invalid'],
    ['12a', 'number-invalid'],
    ['sip:102@evil.example', 'number-invalid'],
    ['sip:102@pbx.test?Replaces=x', 'number-invalid'],
  ] as const) {
    it(`to "${target}" is refused with ${code}`, async () => {
      const error = await page.send({type: 'call', target}).catch((thrown: unknown) => thrown);
      expect(error).to.include({code});
      expect(page.state.calls).to.deep.equal([]);
    });
  }

  it('lets early media be heard before the answer', async () => {
    const invite = await dial();
    peer.respond(invite, 183, {body: audio({name: 'announcement'}), contentType: 'application/sdp'});
    await page.until('early media', ({calls}) => calls[0]?.earlyMedia === true);
    expect(page.ops('accept')[0]).to.include({provisional: true});
    peer.answer(invite, answer);
    await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
    expect(page.ops('accept')[1]).to.not.have.property('provisional');
  });

  it('is offered anew where the browser takes no other answer after that of the early media', async () => {
    const invite = await dial();
    peer.respond(invite, 183, {body: audio({name: 'announcement'}), contentType: 'application/sdp'});
    await page.until('early media', ({calls}) => calls[0]?.earlyMedia === true);
    page.refuse.accept = 'media-failed';
    peer.answer(invite, answer);
    await peer.expect('ACK');
    delete page.refuse.accept;
    const again = await peer.expect('INVITE');
    expect(again.callId).to.equal(invite.callId);
    peer.answer(again, answer);
    await peer.expect('ACK');
    expect(page.call.phase).to.equal('talking');
  });

  it('to 112 is urgent, shows our number and says where the desk is', async () => {
    ({peer, page} = await startPhone({emergencyHeaders: {'X-Location': 'Haus 2, Zimmer 214'}}));
    const urgent = await dial('112');
    expect(urgent.header('Priority')).to.equal('emergency');
    expect(urgent.header('Privacy')).to.equal('none');
    expect(urgent.header('X-Location')).to.equal('Haus 2, Zimmer 214');
    const other = await dial('1120');
    expect(other.header('Priority')).to.equal('');
  });

  it('shows who answered when the PBX tells', async () => {
    const invite = await dial();
    peer.respond(invite, 180, {headers: {'P-Asserted-Identity': '"Maier, Josef" <sip:102@pbx.test>'}});
    const state = await page.until('name', ({calls}) => calls[0]?.remote.name !== '');
    expect(state.calls[0]?.remote).to.include({name: 'Maier, Josef', number: '102'});
  });

  it('ends when the far end hangs up', async () => {
    const dialog = await talk();
    peer.bye(dialog);
    await peer.expect('200 BYE');
    await page.until('ended', ({calls}) => calls.length === 0);
    expect(page.state.ended[0]).to.include({reason: 'hung-up-there'});
  });

  it('is held and resumed with the right directions, and silent meanwhile', async () => {
    await talk();
    const {id} = page.call;
    const held = page.send({type: 'hold', id});
    const hold = await peer.expect('INVITE');
    expect(hold.body).to.include('a=sendonly');
    peer.answer(hold, audio({direction: 'recvonly'}));
    await held;
    expect(page.call).to.include({held: true, heldByRemote: false, changing: null});
    expect(page.ops('send').at(-1)).to.include({on: false});
    const resumed = page.send({type: 'resume', id});
    const resume = await peer.expect('INVITE');
    expect(resume.body).to.include('a=sendrecv');
    peer.answer(resume, answer);
    await resumed;
    expect(page.call).to.include({held: false, changing: null});
    expect(page.ops('send').at(-1)).to.include({on: true});
  });

  it('stays as it was when the far end refuses to be held, and the next hold works', async () => {
    await talk();
    const {id} = page.call;
    const held = page.send({type: 'hold', id}).catch((thrown: unknown) => thrown);
    peer.respond(await peer.expect('INVITE'), 488);
    expect(await held).to.include({code: 'change-refused', sipStatus: 488});
    expect(page.call).to.include({held: false, changing: null});
    expect(page.ops('rollback')).to.have.length(1);
    const again = page.send({type: 'hold', id});
    peer.answer(await peer.expect('INVITE'), audio({direction: 'recvonly'}));
    await again;
    expect(page.call.held).to.equal(true);
  });

  it('knows that the far end holds it, and that it resumed', async () => {
    const dialog = await talk();
    const reinvite = peer.reinvite(dialog, audio({direction: 'sendonly', version: 2}));
    const response = await peer.expect('200 INVITE');
    peer.ack(reinvite, response);
    await page.until('held by remote', ({calls}) => calls[0]?.heldByRemote === true);
    const back = peer.reinvite(dialog, audio({direction: 'sendrecv', version: 3}));
    peer.ack(back, await peer.expect('200 INVITE'));
    await page.until('resumed', ({calls}) => calls[0]?.heldByRemote === false);
  });

  it('sends tones in order through the page, and shows them', async () => {
    await talk();
    const {id} = page.call;
    const first = page.send({type: 'sendTones', id, tones: '12'});
    const second = page.send({type: 'sendTones', id, tones: '3#'});
    await Promise.all([first, second]);
    expect(page.ops('tones').map(request => 'tones' in request && request.tones)).to.deep.equal(['12', '3#']);
    for (const tone of '123#') page.report({call: id, event: 'tone', tone});
    await page.until('tones', ({calls}) => calls[0]?.tonesSent === '123#');
  });

  it('sends tones by INFO where the far end takes no RTP events', async () => {
    await talk();
    page.refuse.tones = 'not-acceptable';
    const sent = page.send({type: 'sendTones', id: page.call.id, tones: '4'});
    const info = await peer.expect('INFO');
    expect(info.body).to.include('Signal=4');
    peer.respond(info, 200);
    await sent;
    expect(page.call.tonesSent).to.equal('4');
  });
});
