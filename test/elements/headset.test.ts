import {expect} from 'chai';
import {hid, microphone, session, setHid} from '../support/fake-hid.js';
import '../../src/define/amt-headset.js';
import {barEntries} from '../../src/controllers/index.js';
import {type FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {axeViolations} from '../support/axe.js';
import {press, settled, stood, words} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';
import {withNotify} from '../support/notify.js';
import {phoneElement, type TestPhoneElement} from '../support/test-phone.js';
import {FakeDevice, plantronics, usage, yealink} from '../parts/headset/devices.js';

const heard: string[] = [];
const spoken = () => heard.join();

describe('headsets in a page', () => {
  let element: TestPhoneElement;
  let phone: FakePhone;
  let device: FakeDevice;
  const pages = {count: 1, ringer: 'this-page', announcer: 'this-page', phoneWindow: null, notifier: null};

  // An element that is taken out is the page's phone for one more second.
  let endHearing = () => {};
  before(async () => {
    endHearing = withNotify(heard);
    device = new FakeDevice(plantronics);
    hid.plug(device);
    element = await phoneElement();
    phone = element.fake;
  });

  beforeEach(() => phone.set({...reachable(), pages}));

  afterEach(async () => {
    phone.set({calls: []});
    phone.commands.length = 0;
    phone.confirmsNumbers = false;
    unmountAll();
    await until(() => !device.opened, 'the device is closed');
    device.told.length = 0;
    device.isHeld = false;
    hid.permitted = [device];
  });

  after(() => {
    element.remove();
    endHearing();
  });

  const opened = () => until(() => device.opened && device.told.length > 0, 'the device is open');

  it('rings on it, and answers by its key', async () => {
    expect(device.opened, 'before it rings').to.be.false;
    phone.set({calls: [aRingingCall()]});
    await opened();
    expect(device.lit).to.deep.equal(['ring']);
    device.says(usage.hook, true);
    await until(() => phone.commands.length > 0, 'answered');
    expect(phone.commands).to.deep.equal([{type: 'answer', id: 'schmid'}]);
  });

  it('leaves it to the page that hosts the call, and takes it up from there', async () => {
    phone.set({calls: [aCall({media: {page: 'another-page', status: 'connected'}})]});
    await settled(element);
    expect(device.opened).to.be.false;
    phone.change('schmid', {media: {page: 'this-page', status: 'connected'}});
    await opened();
    expect(device.lit).to.deep.equal(['offHook']);
    phone.change('schmid', {media: {page: 'another-page', status: 'connected'}});
    await until(() => !device.opened, 'left to the other page');
    expect(device.lit, 'as it was').to.deep.equal(['offHook']);
  });

  const leavesIt = async () => {
    phone.set({calls: [aCall()]});
    await opened();
    phone.change('schmid', {media: {page: 'another-page', status: 'connected'}});
    await until(() => !device.opened, 'left to the other page');
  };

  it('puts its lights out where no page of this host goes on with it', async () => {
    await leavesIt();
    await until(() => !device.lit.length, 'they are out', 5_000);
    await until(() => !device.opened, 'it is left');
  });

  it('leaves them to a page of this host that has it', async () => {
    let release = () => {};
    const released = new Promise<void>(resolve => (release = resolve));
    await new Promise<void>(granted => {
      void navigator.locks.request('amtsleitung-headset', {mode: 'shared'}, () => (granted(), released));
    });
    await leavesIt();
    // Somebody has to have looked, and found that page.
    await new Promise(resolve => setTimeout(resolve, 3_200));
    expect([device.lit, device.opened]).to.deep.equal([['offHook'], false]);
    release();
  });

  it('takes it up again when it is plugged in again', async () => {
    phone.set({calls: [aCall()]});
    await opened();
    hid.unplug(device);
    phone.change('schmid', {muted: true});
    device.told.length = 0;
    hid.plug(device);
    await opened();
    expect(device.lit).to.deep.equal(['mute', 'offHook']);
  });

  it('says once that another program has it', async () => {
    device.isHeld = true;
    phone.set({calls: [aRingingCall()]});
    await until(() => spoken().includes('Ein anderes Programm benutzt die Tasten Ihres Headsets.'), 'it is said');
    const panel = await mount('amt-headset', {phone});
    await settled(panel);
    expect(words(panel)).to.contain('Schließen Sie es und stecken Sie das Headset neu ein.');
    device.isHeld = false;
    phone.set({calls: []});
    phone.set({calls: [aRingingCall()]});
    await opened();
    await settled(panel);
    expect(words(panel)).not.to.contain('Ein anderes Programm');
  });

  it('asks the page before it hangs up, as the button does', async () => {
    phone.set({calls: [aCall()]});
    await opened();
    await stood();
    const asked: string[] = [];
    const stop = (event: Event) => {
      asked.push(event.type);
      event.preventDefault();
    };
    addEventListener('amt-hang-up', stop, {once: true});
    device.says(usage.hook, true);
    device.says(usage.hook, false);
    await until(() => asked.length > 0, 'asked');
    expect(phone.commands).to.deep.equal([]);
  });

  it('ends no emergency call by one slip', async () => {
    phone.set({calls: [aCall({direction: 'out', dialled: '112', answeredAt: Date.now() - 5_000})]});
    await opened();
    await stood();
    device.says(usage.hook, false);
    await until(() => spoken().includes('Zum Auflegen drücken Sie die Taste noch einmal.'), 'it is said');
    expect(phone.commands).to.deep.equal([]);
    await stood();
    device.says(usage.hook, true);
    device.says(usage.hook, false);
    await until(() => phone.commands.length > 0, 'ended by the second press');
    expect(phone.commands).to.deep.equal([{type: 'hangUp', id: 'schmid'}]);
  });

  it('gives the browser its own buttons while a call is here, and takes them away', async () => {
    phone.set({calls: [aCall()]});
    expect(microphone()).to.be.true;
    session.get('togglemicrophone')?.();
    session.get('hangup')?.();
    await until(() => phone.commands.length === 2, 'both are carried out');
    expect(phone.commands).to.deep.equal([
      {type: 'mute', id: 'schmid', on: true},
      {type: 'hangUp', id: 'schmid'},
    ]);
    phone.change('schmid', {muted: true});
    expect(microphone()).to.be.false;
    await opened();
    phone.set({calls: []});
    expect([...session.values()]).to.deep.equal([null, null]);
  });

  describe('amt-headset', () => {
    it('connects a headset by the browser’s own question, and lists it', async () => {
      hid.permitted = [];
      hid.picks = [new FakeDevice(yealink)];
      const panel = await mount('amt-headset', {phone});
      expect(words(panel)).to.contain('Dann gehen seine Tasten');
      await press(panel, 'Headset verbinden');
      await until(() => words(panel).includes('Yealink WH66: verbunden'), 'it is listed');
      expect(hid.asked).to.deep.equal([{filters: [{usagePage: 0x0b}]}]);
      expect(await axeViolations(panel)).to.deep.equal([]);
    });

    it('says at once that another program has it', async () => {
      const held = new FakeDevice(yealink);
      held.isHeld = true;
      hid.picks = [held];
      const panel = await mount('amt-headset', {phone});
      await press(panel, 'Weiteres Headset verbinden');
      await until(() => words(panel).includes('Ein anderes Programm benutzt die Tasten'), 'it is shown');
      hid.picks = [new FakeDevice(yealink)];
      await press(panel, 'Weiteres Headset verbinden');
      await until(() => !words(panel).includes('Ein anderes Programm'), 'it is gone');
    });

    it('says where it is forbidden', async () => {
      hid.picks = new DOMException('Permissions policy', 'SecurityError');
      const panel = await mount('amt-headset', {phone});
      await press(panel, 'Weiteres Headset verbinden');
      await until(() => words(panel).includes('auf dieser Seite gesperrt'), 'it is shown');
    });

    it('says what works in a browser without headset keys, and in a page of another host', async () => {
      phone.confirmsNumbers = true;
      expect(words(await mount('amt-headset', {phone}))).to.equal(
        'Verbinden können Sie Ihr Headset im Telefonfenster.',
      );
      setHid(undefined);
      const panel = await mount('amt-headset', {phone}, {lang: 'en', width: '320px', theme: 'dark'});
      expect(words(panel)).to.equal(
        'Headset keys do not work in this browser. Use Edge, Chrome or the keyboard shortcuts.',
      );
      expect(await axeViolations(panel)).to.deep.equal([]);
      setHid(hid);
    });

    it('is an entry of the bar, for the list behind Mehr', async () => {
      await import('../../src/parts/headset/part.js');
      const entry = barEntries.all.find(({name}) => name === 'headset');
      expect([entry?.label('de'), entry?.label('en'), entry?.place]).to.deep.equal(['Headset', 'Headset', 'more']);
      barEntries.remove('headset');
    });
  });
});
