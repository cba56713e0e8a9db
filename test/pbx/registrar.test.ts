import {expect} from 'chai';
import {Phone, until} from './phone.js';
import {stage} from './stage.js';

describe('test PBX: registrar', () => {
  const here = stage();

  it('lists a phone from REGISTER until it is taken back', async () => {
    const phone = await here.phone('101');
    expect(phone.registered).to.equal(200);
    expect(here.pbx.registrations().map(({extension}) => extension)).to.deep.equal(['101']);
    expect(here.pbx.registrations()[0]?.expires).to.be.within(590, 600);
    await phone.unregister();
    expect(here.pbx.registrations()).to.deep.equal([]);
  });

  it('keeps several phones of one extension', async () => {
    await here.phone('101');
    await here.phone('101');
    expect(here.pbx.registrations()).to.have.length(2);
  });

  for (const [what, extension, password] of [
    ['a wrong password', '101', 'secret102'],
    ['an unknown extension', '150', 'secret150'],
  ] as const) {
    it(`challenges ${what} again, as other PBXs do, and lists nobody`, async () => {
      const phone = new Phone(here.pbx, extension, {password});
      await phone.register();
      expect(phone.registered).to.equal(401);
      expect(here.pbx.registrations()).to.deep.equal([]);
      await phone.stop();
    });
  }

  it('forgets a phone whose connection is gone, but not its running call', async () => {
    const phone = await here.phone('101');
    const call = await phone.talk('9196');
    await phone.drop();
    await until('no registration', () => here.pbx.registrations().length === 0);
    expect(here.pbx.calls()).to.have.length(1);
    call.ear.say([{hz: [500], ms: 1000}]);
    await call.hears(500);
  });
});
