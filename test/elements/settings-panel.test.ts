import {expect} from 'chai';
import '../../src/define/amt-settings.js';
import {type AudioSettings, PhoneError, type Settings, defaultSettings} from '../../src/protocol/index.js';
import {FakePhone, reachable} from '../../src/testing/index.js';
import {axeViolations} from '../support/axe.js';
import {deepAll, press, settled, words} from '../support/find.js';
import {mount, unmountAll} from '../support/mount.js';

const headset = {id: 'h', label: 'Headset (Jabra)'};
const webcam = {id: 'w', label: 'HD Webcam'};
const ears = {id: 'e', label: 'Kopfhörer (Jabra)'};

const soon = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

async function until(what: string, look: () => boolean): Promise<void> {
  for (const end = Date.now() + 5_000; Date.now() < end; await soon(20)) if (look()) return;
  throw new Error(`never: ${what}`);
}

describe('amt-settings', () => {
  let phone: FakePhone;
  let inputs: (typeof headset)[];
  const {mediaDevices, permissions} = navigator;
  const {enumerateDevices, getUserMedia} = mediaDevices;
  const {query} = permissions;
  let asked: unknown[];
  let opened: MediaStream[];

  beforeEach(() => {
    phone = new FakePhone(reachable());
    asked = [];
    opened = [];
    inputs = [webcam, headset];
    const device = (kind: MediaDeviceKind, {id, label}: typeof headset) => ({kind, deviceId: id, label, groupId: id});
    mediaDevices.enumerateDevices = async () =>
      [
        device('audioinput', {id: 'default', label: 'Standard - HD Webcam'}),
        ...inputs.map(input => device('audioinput', input)),
        device('audiooutput', ears),
      ] as MediaDeviceInfo[];
    mediaDevices.getUserMedia = async constraints => {
      asked.push(constraints?.audio);
      const {stream} = new AudioContext().createMediaStreamDestination();
      opened.push(stream);
      return stream;
    };
    permissions.query = async () => ({state: 'prompt'}) as PermissionStatus;
    // As the core does: what is changed is told to all.
    let settings: Settings = defaultSettings;
    phone.answerWith = command => {
      if (command.type !== 'changeSettings') return undefined;
      settings = {...settings, audio: {...settings.audio, ...command.change.audio}};
      phone.tell('settings', settings);
      return undefined;
    };
  });
  afterEach(() => {
    unmountAll();
    Object.assign(mediaDevices, {enumerateDevices, getUserMedia});
    permissions.query = query;
  });

  const tell = (audio: Partial<AudioSettings>) =>
    phone.tell('settings', {...defaultSettings, audio: {...defaultSettings.audio, ...audio}});
  const changes = () => phone.commands.flatMap(command => (command.type === 'changeSettings' ? command.change : []));
  const field = (panel: Element, label: string) => {
    const found = deepAll(panel, 'label').find(each => words(each).startsWith(label)) as HTMLLabelElement | undefined;
    if (!found?.control) throw new Error(`no field ${label}`);
    return found.control as HTMLInputElement & HTMLSelectElement;
  };
  const open = async () => {
    const panel = await mount('amt-settings', {phone});
    await settled(panel);
    return panel;
  };

  it('lists the devices by their names, and the system’s default', async () => {
    const panel = await open();
    const options = (label: string) => [...field(panel, label).options].map(({text}) => text);
    expect(options('Mikrofon')).to.deep.equal(['Wie im System eingestellt', 'HD Webcam', 'Headset (Jabra)']);
    expect(options('Lautsprecher')).to.deep.equal(['Wie im System eingestellt', 'Kopfhörer (Jabra)']);
  });

  it('opens the self-test, and closes it again', async () => {
    const panel = await open();
    await press(panel, 'Selbsttest');
    await until('self-test', () => words(panel).includes('Selbsttest starten'));
    await press(panel, 'Selbsttest');
    expect(words(panel)).to.not.include('Selbsttest starten');
  });

  it('sets a device by id and label at once, and the system’s default again', async () => {
    const panel = await open();
    const microphone = field(panel, 'Mikrofon');
    microphone.value = 'h';
    microphone.dispatchEvent(new Event('change'));
    await settled(panel);
    expect(changes().at(-1)).to.deep.equal({audio: {microphone: headset}});
    expect(microphone.value).to.equal('h');
    microphone.value = '';
    microphone.dispatchEvent(new Event('change'));
    await settled(panel);
    expect(changes().at(-1)).to.deep.equal({audio: {microphone: null}});
  });

  it('keeps the choice while the device is away, and says that it is', async () => {
    const panel = await open();
    tell({microphone: {id: 'old', label: 'Altes Headset'}});
    await settled(panel);
    const {selectedOptions} = field(panel, 'Mikrofon');
    expect([...selectedOptions].map(({text}) => text)).to.deep.equal(['Altes Headset – nicht angeschlossen']);
  });

  it('lists what is plugged in while it is open', async () => {
    const panel = await open();
    inputs = [...inputs, {id: 'n', label: 'Neues Headset'}];
    mediaDevices.dispatchEvent(new Event('devicechange'));
    await soon(300);
    await settled(panel);
    expect([...field(panel, 'Mikrofon').options].map(({text}) => text)).to.include('Neues Headset');
  });

  it('sets volume, gain and the three switches, and shows what holds and not what was clicked', async () => {
    const panel = await open();
    for (const [label, value] of [
      ['Lautstärke Gespräch', 0.5],
      ['Verstärkung Mikrofon', 1.5],
    ] as const) {
      const range = field(panel, label);
      range.value = String(value);
      range.dispatchEvent(new Event('change'));
    }
    phone.answerWith = () => new PhoneError('setting-invalid');
    for (const label of ['Rauschunterdrückung', 'Echounterdrückung', 'Automatische Verstärkung'])
      field(panel, label).click();
    await settled(panel);
    expect(changes()).to.deep.equal([
      {audio: {volume: 0.5}},
      {audio: {gain: 1.5}},
      {audio: {noise: false}},
      {audio: {echo: false}},
      {audio: {automaticGain: false}},
    ]);
    expect(field(panel, 'Rauschunterdrückung').checked).to.be.true;
    expect(field(panel, 'Lautstärke Gespräch').getAttribute('aria-valuetext')).to.equal('50 %');
  });

  it('asks for no microphone by itself, and shows how loud it is where it is allowed and somebody is there', async () => {
    const panel = await open();
    field(panel, 'Mikrofon').focus();
    await soon(100);
    expect(asked).to.deep.equal([]);
    expect(deepAll(panel, '[role=meter]')).to.have.length(0);
    unmountAll();
    permissions.query = async () => ({state: 'granted'}) as PermissionStatus;
    tell({microphone: headset, noise: false});
    const allowed = await open();
    await soon(100);
    expect(asked).to.deep.equal([]);
    field(allowed, 'Mikrofon').focus();
    await soon(100);
    await settled(allowed);
    expect(deepAll(allowed, '[role=meter]')).to.have.length(1);
    expect(asked.at(-1)).to.deep.equal({
      deviceId: 'h',
      echoCancellation: true,
      noiseSuppression: false,
      autoGainControl: true,
    });
    field(allowed, 'Mikrofon').blur();
    await settled(allowed);
    expect(deepAll(allowed, '[role=meter]')).to.have.length(0);
    expect(opened.flatMap(stream => stream.getTracks()).map(({readyState}) => readyState)).to.deep.equal(['ended']);
  });

  it('offers to allow the microphone where the browser names no device before', async () => {
    inputs = [{id: '', label: ''}];
    const panel = await open();
    await press(panel, 'Mikrofon erlauben');
    expect(asked).to.have.length(1);
  });

  it('says to a page of another host where it is set', async () => {
    Object.defineProperty(phone, 'confirmsNumbers', {value: true});
    const panel = await open();
    expect(deepAll(panel, 'select, input')).to.have.length(0);
    expect(words(panel)).to.include('im Telefonfenster');
  });

  for (const lang of ['de', 'en'])
    it(`is accessible, also at 320 px (${lang})`, async () => {
      permissions.query = async () => ({state: 'granted'}) as PermissionStatus;
      const panel = await open();
      panel.lang = lang;
      panel.style.inlineSize = '320px';
      await settled(panel);
      field(panel, lang === 'de' ? 'Mikrofon' : 'Microphone').focus();
      await soon(100);
      await settled(panel);
      expect(await axeViolations(panel)).to.deep.equal([]);
      const {scrollWidth, clientWidth} = panel.shadowRoot?.firstElementChild as HTMLElement;
      expect(scrollWidth).to.be.at.most(clientWidth);
    });
});
