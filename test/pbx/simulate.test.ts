import {expect} from 'chai';
import {Invitation} from 'sip.js';
import {until} from './phone.js';
import {stage} from './stage.js';

describe('test PBX: simulated people', () => {
  const here = stage();

  it('a citizen rings, talks at 620 Hz and listens', async () => {
    const phone = await here.phone('101');
    const citizen = await here.pbx.simulate.citizenCalls('101', {name: 'Ödön, "Fritz"', number: '08611234'});
    expect(citizen.state).to.equal('ringing');
    const call = await phone.rung();
    expect(call.caller).to.equal('Ödön,  Fritz ');
    expect(call.asserted).to.contain('sip:08611234@');
    await call.answer();
    await call.hears(620);
    call.ear.say([{hz: [800], ms: 1000}]);
    await until('citizen hears the clerk', () => Math.abs((citizen.heard().hz ?? 0) - 800) <= 10);
    call.ear.press('42');
    await until('keys', () => citizen.digits === '42');
    expect(citizen.state).to.equal('talking');
    citizen.hold(true);
    await until('music', () => call.ear.heard().hz !== 620 && call.ear.heard().rms > 0);
    expect(citizen.state).to.equal('held');
    citizen.hangUp();
    await call.ended();
    expect(citizen.state).to.equal('ended');
  });

  it('a citizen who hangs up early stops the ringing', async () => {
    const phone = await here.phone('101');
    const citizen = await here.pbx.simulate.citizenCalls('101');
    const call = await phone.rung();
    citizen.hangUp();
    await call.ended();
    expect(here.pbx.calls()).to.deep.equal([]);
  });

  it('a call to an extension without a phone ends', async () => {
    const citizen = await here.pbx.simulate.citizenCalls('101');
    await until('ended', () => citizen.state === 'ended');
  });

  it('a colleague rings with his name', async () => {
    const phone = await here.phone('101');
    await here.pbx.simulate.colleagueCalls('101');
    const call = await phone.rung();
    expect(call.caller).to.equal('Strauß, Klaus');
    await call.answer();
    await call.hears(780);
  });

  it('a blind transfer arrives as the citizen, referred by the colleague', async () => {
    const phone = await here.phone('101');
    await here.pbx.simulate.transferToMe('101');
    const call = await phone.rung();
    expect(call.caller).to.equal('Schmid, Anna');
    const {session} = call;
    expect(session instanceof Invitation && session.request.getHeader('referred-by')).to.contain('sip:109@');
    await call.answer();
    await call.hears(620);
  });

  it('an attended transfer begins with the colleague and ends with the citizen, in one call', async () => {
    const phone = await here.phone('101');
    const citizen = await here.pbx.simulate.transferToMe('101', {attended: true});
    const call = await phone.rung();
    expect(call.caller).to.equal('Strauß, Klaus');
    await call.answer();
    await call.hears(780);
    await call.hears(620);
    call.ear.say([{hz: [800], ms: 1000}]);
    await until('citizen hears the clerk', () => Math.abs((citizen.heard().hz ?? 0) - 800) <= 10);
  });
});
