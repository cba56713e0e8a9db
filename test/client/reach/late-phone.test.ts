import {expect} from 'chai';
import {LatePhone} from '../../../src/client/reach/late-phone.js';
import type {Phone} from '../../../src/client/phone.js';
import {initialState, PhoneError, type PhoneState} from '../../../src/protocol/index.js';
import {FakePhone} from '../../../src/testing/index.js';

describe('a phone whose code is still on its way', () => {
  it('lets commands wait, and shows what the phone shows once it is there', async () => {
    let arrive: (phone: Phone) => void = () => {};
    const late = new LatePhone(() => new Promise(resolve => (arrive = resolve)));
    const states: PhoneState[] = [];
    late.subscribe(state => states.push(state));
    expect(late.state).to.equal(initialState);
    const dialled = late.call('102');
    const phone = new FakePhone();
    arrive(phone);
    await dialled;
    expect(phone.commands).to.deep.equal([{type: 'call', target: '102'}]);
    phone.set({voicemail: {waiting: true, newMessages: 1, oldMessages: 0}});
    await Promise.resolve();
    await Promise.resolve();
    expect(late.state).to.equal(phone.state);
    expect(states.at(-1)).to.equal(phone.state);
    expect([late.page, late.configuration]).to.deep.equal([phone.page, phone.configuration]);
  });

  it('says that its code is missing, refuses commands, and looks for it again when it is to reconnect', async () => {
    let tries = 0;
    const phone = new FakePhone();
    const late = new LatePhone(() => (++tries === 1 ? Promise.reject(new Event('error')) : Promise.resolve(phone)));
    const refused = (work: Promise<unknown>) => work.then(() => '', PhoneError.of);
    expect(await refused(late.call('102'))).to.include({code: 'part-missing', retryable: true});
    expect(late.state.registration.error?.code).to.equal('part-missing');
    expect(await refused(late.ready)).to.include({code: 'part-missing'});
    await late.reconnect();
    expect(tries).to.equal(2);
    expect(phone.commands).to.deep.equal([{type: 'reconnect'}]);
  });

  it('says that the page is outdated when the code is of another build', async () => {
    const outdated = new PhoneError('page-outdated');
    const late = new LatePhone(() => Promise.reject(outdated));
    await late.ready.catch(() => {});
    expect(late.state.registration.error?.code).to.equal('page-outdated');
  });

  it('is left when it comes after its page has gone', async () => {
    const phone = new FakePhone();
    const late = new LatePhone(() => Promise.resolve(phone));
    late.disconnect();
    await late.mute('1', true).catch(() => {});
    expect(phone.isDisconnected).to.equal(true);
  });
});
