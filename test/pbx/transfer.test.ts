import {expect} from 'chai';
import {SessionState, UserAgent, type URI} from 'sip.js';
import {until, type Phone, type PhoneCall} from './phone.js';
import {stage} from './stage.js';

const low = [{hz: [500], ms: 1000}];
const high = [{hz: [900], ms: 1000}];

describe('test PBX: transfer', () => {
  const here = stage();
  let maria: Phone;
  let josef: Phone;
  let jörg: Phone;

  beforeEach(async () => {
    maria = await here.phone('101');
    josef = await here.phone('102');
    jörg = await here.phone('103');
  });

  async function connect(from: Phone, to: Phone): Promise<[PhoneCall, PhoneCall]> {
    const calls = to.incoming.length;
    const out = await from.call(to.extension);
    const coming = await to.rung(calls);
    await coming.answer();
    await out.established();
    return [out, coming];
  }

  it('blind: puts the caller through, reports the progress, and lets the transferor go', async () => {
    const [caller, held] = await connect(maria, josef);
    await held.redirect('sendonly');
    await josef.refer(held, '103');
    const target = await jörg.rung();
    expect(target.caller).to.equal('Huber, Maria');
    expect(target.referredBy).to.equal('"Maier, Josef" <sip:102@pbx.amt.example>');
    await until('ringing reported', () => held.progress.includes('SIP/2.0 180 Ringing'));
    expect(held.state).to.equal(SessionState.Established);
    await target.answer();
    await held.ended();
    expect(held.progress).to.deep.equal(['SIP/2.0 100 Trying', 'SIP/2.0 180 Ringing', 'SIP/2.0 200 OK']);
    caller.ear.say(low);
    target.ear.say(high);
    await caller.hears(900);
    await target.hears(500);
    expect(here.pbx.calls()).to.have.length(1);
    expect(here.pbx.calls()[0]).to.include({from: '101', to: '103', state: 'talking'});
  });

  for (const [number, line] of [
    ['9901', 'SIP/2.0 486 Busy Here'],
    ['9903', 'SIP/2.0 603 Decline'],
    ['4711', 'SIP/2.0 404 Not Found'],
    ['104', 'SIP/2.0 480 Temporarily Unavailable'],
  ] as const) {
    it(`blind: a transfer to ${number} fails with ${line}, and the transferor gets the caller back`, async () => {
      const [caller, held] = await connect(maria, josef);
      await held.redirect('sendonly');
      await josef.refer(held, number);
      await until('failure reported', () => held.progress.at(-1) === line);
      await held.redirect('sendrecv');
      held.ear.say(low);
      await caller.hears(500);
    });
  }

  it('blind: goes on when the transferor hangs up before the target answers', async () => {
    const [caller, held] = await connect(maria, josef);
    await josef.refer(held, '103');
    const target = await jörg.rung();
    await held.hangUp();
    await held.ended();
    await caller.hears(425);
    await target.answer();
    target.ear.say(high);
    await caller.hears(900);
  });

  it('blind: ends when the caller gives up, and stops the target’s ringing', async () => {
    const [caller, held] = await connect(maria, josef);
    await josef.refer(held, '103');
    const target = await jörg.rung();
    await until('ringing reported', () => held.progress.includes('SIP/2.0 180 Ringing'));
    await caller.hangUp();
    await target.ended();
    await held.ended();
    expect(held.progress.at(-1)).to.equal('SIP/2.0 487 Request Terminated');
    expect(here.pbx.calls()).to.deep.equal([]);
  });

  it('attended: joins the two far ends and lets the transferor go from both calls', async () => {
    const [caller, held] = await connect(maria, josef);
    await held.redirect('sendonly');
    const [consultation, target] = await connect(josef, jörg);
    await josef.refer(held, consultation);
    await held.ended();
    await consultation.ended();
    expect(held.progress).to.deep.equal(['SIP/2.0 100 Trying', 'SIP/2.0 200 OK']);
    caller.ear.say(low);
    target.ear.say(high);
    await caller.hears(900);
    await target.hears(500);
    expect(here.pbx.calls()).to.have.length(1);
    // Whom each one talks with now; who was handed to also reads by whom (desk F20).
    await until('both are told', () => maria.updates.length === 1 && jörg.updates.length === 1);
    expect(maria.updates[0]).to.contain('P-Asserted-Identity: "Müller, Jörg" <sip:103@pbx.amt.example>');
    expect(maria.updates[0]).to.not.contain('Referred-By');
    expect(jörg.updates[0])
      .to.contain('P-Asserted-Identity: "Huber, Maria" <sip:101@pbx.amt.example>')
      .and.contain('Referred-By: "Maier, Josef" <sip:102@pbx.amt.example>');
    await target.hangUp();
    await caller.ended();
  });

  it('refuses a REFER without Contact (RFC 3515 §2.4.1) with 400, and the call goes on', async () => {
    const [caller, held] = await connect(maria, josef);
    const status = await new Promise(resolve =>
      held.session.dialog?.refer(
        {onAccept: ({message}) => resolve(message.statusCode), onReject: ({message}) => resolve(message.statusCode)},
        {extraHeaders: ['Refer-To: <sip:103@pbx.amt.example>']},
      ),
    );
    expect(status).to.equal(400);
    caller.ear.say(low);
    await held.hears(500);
  });

  it('attended: hands the caller on while the target still rings', async () => {
    const [caller, held] = await connect(maria, josef);
    const consultation = await josef.call('103');
    const target = await jörg.rung();
    await until('ringing back', () => consultation.statuses.includes(180));
    held.session.dialog?.refer(undefined, {
      extraHeaders: [`Refer-To: <${earlyTarget(consultation)}>`, 'Contact: <sip:102@phone.invalid;transport=ws>'],
    });
    await held.ended();
    await consultation.ended();
    await caller.hears(425);
    await target.answer();
    target.ear.say(high);
    await caller.hears(900);
  });

  it('attended: an abandoned consultation leaves the first call as it was', async () => {
    const [caller, held] = await connect(maria, josef);
    await held.redirect('sendonly');
    const [consultation, target] = await connect(josef, jörg);
    await consultation.hangUp();
    await target.ended();
    await held.redirect('sendrecv');
    held.ear.say(low);
    await caller.hears(500);
  });

  it('reports 481 for a transfer to a dialog that is not the transferor’s', async () => {
    const [, held] = await connect(maria, josef);
    const [foreign] = await connect(jörg, maria);
    await josef.refer(held, foreign);
    await until('failure', () => held.progress.at(-1) === 'SIP/2.0 481 Call/Transaction Does Not Exist');
    expect(held.state).to.equal(SessionState.Established);
    expect(here.pbx.calls()).to.have.length(2);
  });
});

/** A Refer-To with the Replaces of a dialog that is still early, which SIP.js’ own refer() does not do. */
function earlyTarget({session}: PhoneCall): URI {
  const dialog = [...session.userAgent.userAgentCore.dialogs.values()].find(({early}) => early);
  const target = UserAgent.makeURI('sip:103@pbx.amt.example');
  if (!dialog || !target) throw new Error('no early dialog');
  const replaces = `${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`;
  target.setHeader('Replaces', encodeURIComponent(replaces));
  return target;
}
