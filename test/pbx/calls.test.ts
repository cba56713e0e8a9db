import {expect} from 'chai';
import {Invitation, SessionState} from 'sip.js';
import {until} from './phone.js';
import {stage} from './stage.js';

const low = [{hz: [500], ms: 1000}];
const high = [{hz: [900], ms: 1000}];

describe('test PBX: calls between clerks', () => {
  const here = stage();

  it('lets two clerks hear each other and knows their names', async () => {
    const [maria, josef] = [await here.phone('101'), await here.phone('102')];
    const out = await maria.call('102');
    const coming = await josef.rung();
    expect(coming.caller).to.equal('Huber, Maria');
    expect(coming.asserted).to.equal('"Huber, Maria" <sip:101@pbx.amt.example>');
    expect(here.pbx.calls()[0]?.state).to.equal('ringing');
    await coming.answer();
    await out.established();
    expect(out.statuses).to.deep.equal([180, 200]);
    expect(out.asserted).to.equal('"Maier, Josef" <sip:102@pbx.amt.example>');
    expect(here.pbx.calls()[0]).to.include({from: '101', to: '102', state: 'talking'});
    out.ear.say(low);
    coming.ear.say(high);
    await out.hears(900);
    await coming.hears(500);
    await out.hangUp();
    await coming.ended();
    expect(here.pbx.calls()).to.deep.equal([]);
  });

  it('ends the caller’s leg when the callee hangs up', async () => {
    const [maria, josef] = [await here.phone('101'), await here.phone('102')];
    const out = await maria.call('102');
    const coming = await josef.rung();
    await coming.answer();
    await out.established();
    await coming.hangUp();
    await out.ended();
    expect(here.pbx.calls()).to.deep.equal([]);
  });

  for (const setup of ['active', 'passive'] as const) {
    it(`has audio with a phone that offers a=setup:${setup}`, async () => {
      const phone = await here.phone('101', {setup});
      const call = await phone.talk('9664');
      expect(call.remoteSdp).to.contain(`a=setup:${setup === 'active' ? 'passive' : 'active'}`);
      await call.hears(1000);
    });
  }

  it('stops ringing when the caller gives up', async () => {
    const [maria, josef] = [await here.phone('101'), await here.phone('102')];
    const out = await maria.call('102');
    const coming = await josef.rung();
    await until('ringing back', () => out.statuses.includes(180));
    await out.hangUp();
    await coming.ended();
    await out.ended();
    expect(out.statuses).to.include(487);
    expect(here.pbx.calls()).to.deep.equal([]);
  });

  for (const [what, status] of [
    ['busy', 486],
    ['a decline', 603],
  ] as const) {
    it(`passes ${what} on to the caller`, async () => {
      const [maria, josef] = [await here.phone('101'), await here.phone('102')];
      const out = await maria.call('102');
      const {session} = await josef.rung();
      if (session instanceof Invitation) await session.reject({statusCode: status});
      await out.ended();
      expect(out.statuses).to.include(status);
    });
  }

  it('says 404 to an unknown number and 480 to a clerk without a phone', async () => {
    const phone = await here.phone('101');
    for (const [number, status] of [
      ['4711', 404],
      ['102', 480],
    ] as const) {
      const out = await phone.call(number);
      await out.ended();
      expect(out.statuses).to.deep.equal([status]);
    }
  });

  it('rings all phones of a clerk and tells the others that the call was answered elsewhere', async () => {
    const caller = await here.phone('101');
    const [desk, home] = [await here.phone('102'), await here.phone('102')];
    const out = await caller.call('102');
    const [first, second] = [await desk.rung(), await home.rung()];
    await first.answer();
    await out.established();
    await second.ended();
    expect(second.cancelReason).to.equal('SIP;cause=200;text="Call completed elsewhere"');
    expect(first.state).to.equal(SessionState.Established);
  });

  it('goes on ringing the other phone when one is busy, and stops all when one declines', async () => {
    const caller = await here.phone('101');
    const [desk, home] = [await here.phone('102'), await here.phone('102')];
    const out = await caller.call('102');
    const [first, second] = [await desk.rung(), await home.rung()];
    await first.hangUp();
    await until('desk silent', () => first.state === SessionState.Terminated);
    expect(second.state).to.equal(SessionState.Initial);
    if (second.session instanceof Invitation) await second.session.reject({statusCode: 603});
    await out.ended();
    expect(out.statuses).to.include(603);
  });

  it('refuses a call from somebody who only claims to be a clerk', async () => {
    const stranger = await here.phone('103');
    const stolen = await stranger.call('9664', {from: '101'});
    await stolen.ended();
    expect(stolen.statuses).to.deep.equal([403]);
  });
});

describe('test PBX: a line nobody answers', () => {
  const here = stage({ringSeconds: 1});

  it('is given up after the ringing time: 480 to the caller, CANCEL to the phone', async () => {
    const [maria, josef] = [await here.phone('101'), await here.phone('102')];
    const out = await maria.call('102');
    const coming = await josef.rung();
    await out.ended();
    await coming.ended();
    expect(out.statuses).to.deep.equal([180, 480]);
  });
});

describe('test PBX: a phone that vanished', () => {
  const here = stage({lostSeconds: 1});

  it('loses its call when it sends no audio any more, not before', async () => {
    const [maria, josef] = [await here.phone('101'), await here.phone('102')];
    const out = await maria.call('102');
    const coming = await josef.rung();
    await coming.answer();
    await out.established();
    out.ear.say(low);
    await coming.hears(500);
    await maria.drop();
    await new Promise(resolve => setTimeout(resolve, 2500));
    expect(coming.state).to.equal(SessionState.Established);
    out.ear.close();
    await coming.ended();
  });
});
