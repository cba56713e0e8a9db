import {expect} from 'chai';
import type {Session} from 'sip.js';
import {until} from './phone.js';
import {stage} from './stage.js';

const low = [{hz: [500], ms: 1000}];
const high = [{hz: [900], ms: 1000}];

/** The header that names the dialog of a session, tags as the PBX sees them (RFC 3891 §3). */
function replaces(session: Session, flag = ''): string {
  const {dialog} = session;
  if (!dialog) throw new Error('no dialog');
  return `Replaces: ${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}${flag}`;
}

describe('test PBX: INVITE with Replaces', () => {
  const here = stage();

  it('moves a running call to another phone of the clerk, for the other side without a change', async () => {
    const [maria, josef, elsewhere] = [await here.phone('101'), await here.phone('102'), await here.phone('101')];
    const out = await maria.call('102');
    const coming = await josef.rung();
    await coming.answer();
    await out.established();
    const moved = await elsewhere.talk('102', {headers: [replaces(out.session)]});
    await out.ended();
    moved.ear.say(low);
    coming.ear.say(high);
    await moved.hears(900);
    await coming.hears(500);
    expect(here.pbx.calls()).to.have.length(1);
    await coming.hangUp();
    await moved.ended();
  });

  it('works as well after the connection of the old leg is gone', async () => {
    const [maria, josef] = [await here.phone('101'), await here.phone('102')];
    const out = await maria.call('102');
    const coming = await josef.rung();
    await coming.answer();
    await out.established();
    await maria.drop();
    const again = await here.phone('101');
    const moved = await again.talk('102', {headers: [replaces(out.session)]});
    coming.ear.say(high);
    await moved.hears(900);
  });

  it('answers 481 for an unknown dialog, 486 for a confirmed one that was to be early only', async () => {
    const phone = await here.phone('101');
    const unknown = await phone.call('102', {headers: ['Replaces: abc;to-tag=1;from-tag=2']});
    await unknown.ended();
    expect(unknown.statuses).to.deep.equal([481]);
    const echo = await phone.talk('9196');
    const late = await phone.call('9196', {headers: [replaces(echo.session, ';early-only')]});
    await late.ended();
    expect(late.statuses).to.deep.equal([486]);
  });

  it('picks up a call that still rings at a colleague', async () => {
    const [maria, josef, jörg] = [await here.phone('101'), await here.phone('102'), await here.phone('103')];
    const out = await maria.call('102');
    const ringing = await josef.rung();
    await until('ringing back', () => out.statuses.includes(180));
    const {callId, remoteTag, localTag} = earlyDialog(ringing.session);
    const picked = await jörg.talk('102', {
      headers: [`Replaces: ${callId};to-tag=${remoteTag};from-tag=${localTag};early-only`],
    });
    await ringing.ended();
    await out.established();
    picked.ear.say(high);
    await out.hears(900);
  });

  it('does so by *8 and the number where it rings; to who comes too late it answers 480', async () => {
    const [maria, josef, jörg] = [await here.phone('101'), await here.phone('102'), await here.phone('103')];
    const out = await maria.call('102');
    const ringing = await josef.rung();
    await until('ringing back', () => out.statuses.includes(180));
    const picked = await jörg.talk('*8102');
    await ringing.ended();
    await out.established();
    picked.ear.say(high);
    await out.hears(900);
    const late = await josef.call('*8102');
    await late.ended();
    expect(late.statuses).to.deep.equal([480]);
  });
});

function earlyDialog(session: Session): {callId: string; remoteTag: string; localTag: string} {
  const {dialogs} = session.userAgent.userAgentCore;
  const dialog = [...dialogs.values()][0];
  if (!dialog) throw new Error('no early dialog');
  return dialog;
}
