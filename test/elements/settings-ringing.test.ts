import {expect} from 'chai';
import '../../src/define/amt-settings.js';
import {type Configuration, type RingingSettings, type Settings, defaultSettings} from '../../src/protocol/index.js';
import {FakePhone, aCall, reachable} from '../../src/testing/index.js';
import {axeViolations} from '../support/axe.js';
import {deepAll, press, settled, words} from '../support/find.js';
import {mount, unmountAll} from '../support/mount.js';
import {until} from '../media/studio.js';

const room = {id: 'r', label: 'Lautsprecher (Realtek)'};
const ears = {id: 'e', label: 'Kopfhörer (Jabra)'};
const screen = {id: 's', label: 'Monitor (DELL)'};

const sounds = 'https://telefon.amt.example/klingeltoene/';
const house: Configuration = {servers: [], credentials: 'callback', ringing: {tone: 'gong', hotlines: ['500'], sounds}};

describe('The ringing in amt-settings', () => {
  let phone: FakePhone;
  let settings: Settings;
  let outputs: (typeof room)[];
  /** The devices that sound; empty for the system's default. */
  let sounding: Map<AudioNode | HTMLAudioElement, string>;
  let asked: string[];
  /** The id of a device that another program has for itself. */
  let isTaken: string;
  const {mediaDevices} = navigator;
  const {enumerateDevices} = mediaDevices;
  const {fetch: realFetch, Audio: RealAudio} = globalThis;
  const {start: realStart} = AudioBufferSourceNode.prototype;
  const {close: realClose} = AudioContext.prototype;

  beforeEach(() => {
    outputs = [room, ears, screen];
    sounding = new Map();
    asked = [];
    isTaken = '';
    mediaDevices.enumerateDevices = async () =>
      outputs.map(({id, label}) => ({kind: 'audiooutput', deviceId: id, label, groupId: id})) as MediaDeviceInfo[];
    globalThis.fetch = async input => {
      asked.push(String(input));
      return String(input).endsWith('index.json')
        ? Response.json({
            'amtsglocke.mp3': 'Amtsglocke',
            '../zugang.mp3': 'Zugang',
            'zwei-toene.wav': 'Zwei Töne',
            'x.wav': 1,
          })
        : new Response('', {status: 404});
    };
    globalThis.Audio = class extends RealAudio {
      #sink = '';
      override setSinkId(id: string): Promise<void> {
        if (id === isTaken) return Promise.reject(new DOMException('', 'AbortError'));
        this.#sink = id;
        return Promise.resolve();
      }
      override play(): Promise<void> {
        sounding.set(this, this.#sink);
        return Promise.resolve();
      }
      override pause(): void {
        sounding.delete(this);
      }
    };
    const contexts = new Map<BaseAudioContext, AudioNode>();
    AudioBufferSourceNode.prototype.start = function (...when) {
      contexts.set(this.context, this);
      sounding.set(this, 'made');
      realStart.apply(this, when);
    };
    AudioContext.prototype.close = function () {
      const node = contexts.get(this);
      if (node) sounding.delete(node);
      return realClose.call(this);
    };
    phone = new FakePhone(reachable());
    settings = defaultSettings;
    // As the core does: what is changed is told to all.
    phone.answerWith = command => {
      if (command.type === 'changeSettings') tell(command.change.ringing ?? {});
      return undefined;
    };
  });
  afterEach(() => {
    unmountAll();
    mediaDevices.enumerateDevices = enumerateDevices;
    Object.assign(globalThis, {fetch: realFetch, Audio: RealAudio});
    AudioBufferSourceNode.prototype.start = realStart;
    AudioContext.prototype.close = realClose;
  });

  function tell(ringing: Partial<RingingSettings>): void {
    settings = {...settings, ringing: {...settings.ringing, ...ringing}};
    phone.tell('settings', settings);
  }
  const changes = () =>
    phone.commands.flatMap(command => (command.type === 'changeSettings' ? [command.change.ringing] : []));
  const find = (panel: Element, label: string) => {
    const found = deepAll(panel, 'label').find(each => words(each) === label) as HTMLLabelElement | undefined;
    return (found?.control ?? null) as (HTMLInputElement & HTMLSelectElement) | null;
  };
  const field = (panel: Element, label: string) => {
    const found = find(panel, label);
    if (!found) throw new Error(`no field ${label}`);
    return found;
  };
  const open = async (configuration: Configuration | null = null) => {
    phone.configuration = configuration;
    const panel = await mount('amt-settings', {phone});
    await settled(panel);
    return panel;
  };
  const choose = async (panel: Element, label: string, value: string) => {
    const select = field(panel, label);
    select.value = value;
    select.dispatchEvent(new Event('change'));
    await settled(panel as never);
  };
  const options = (panel: Element, label: string) => [...field(panel, label).options].map(({text}) => text.trim());
  const trial = (panel: Element) =>
    deepAll(panel, 'button').find(button => words(button) === 'Probeklingeln') as HTMLButtonElement;
  const isPressed = (panel: Element) => trial(panel).getAttribute('aria-pressed') === 'true';
  const devices = () => [...sounding.values()].filter(device => device !== 'made').sort();

  it('is on one device, on several, and on the system’s default again', async () => {
    const panel = await open();
    expect(options(panel, 'Klingeln über')[0]).to.equal('Wie im System eingestellt');
    expect(find(panel, 'Auch klingeln über')).to.equal(null);
    await choose(panel, 'Klingeln über', 'r');
    expect(changes().at(-1)).to.deep.equal({devices: [room]});
    expect(options(panel, 'Auch klingeln über')).to.deep.equal([
      'Kein weiteres Gerät',
      'Kopfhörer (Jabra)',
      'Monitor (DELL)',
    ]);
    await choose(panel, 'Auch klingeln über', 'e');
    expect(changes().at(-1)).to.deep.equal({devices: [room, ears]});
    await choose(panel, 'Auch klingeln über (3)', 's');
    expect(changes().at(-1)).to.deep.equal({devices: [room, ears, screen]});
    await choose(panel, 'Auch klingeln über', '');
    expect(changes().at(-1)).to.deep.equal({devices: [room, screen]});
    await choose(panel, 'Klingeln über', '');
    expect(changes().at(-1)).to.deep.equal({devices: []});
  });

  it('keeps a device that is away among those that ring, and says so', async () => {
    outputs = [room];
    const panel = await open();
    tell({devices: [ears, room]});
    await settled(panel);
    expect(field(panel, 'Klingeln über').selectedOptions[0]?.text.trim()).to.equal(
      'Kopfhörer (Jabra) – nicht angeschlossen',
    );
    expect(field(panel, 'Auch klingeln über').value).to.equal('r');
  });

  it('names a device that is there and did not ring, until it is tried anew', async () => {
    isTaken = 'e';
    const panel = await open();
    tell({devices: [room, ears]});
    await settled(panel);
    trial(panel).click();
    const problem = () => deepAll(panel, '#problem-ring-device-1')[0];
    await until('it is named', () => problem() !== undefined);
    expect(words(problem() as Element)).to.match(/^Kopfhörer \(Jabra\) klingelt nicht\. /);
    expect(field(panel, 'Auch klingeln über').getAttribute('aria-describedby')).to.equal('problem-ring-device-1');
    expect(devices()).to.deep.equal(['r']);
    expect(await axeViolations(panel)).to.deep.equal([]);
    isTaken = '';
    trial(panel).click();
    await settled(panel);
    trial(panel).click();
    await until('both ring', () => devices().join() === 'e,r');
    await settled(panel);
    expect(problem()).to.equal(undefined);
  });

  it('has a tone for those outside, in the house and of the hotline: ours, and those of the site', async () => {
    const panel = await open(house);
    await until('the tones of the site are here', () => options(panel, 'Klingelton').includes('Amtsglocke'));
    expect(asked).to.deep.equal([`${sounds}index.json`]);
    expect(options(panel, 'Klingelton')).to.include.members(['Dreiklang', 'Klassisch', 'Sanft', 'Zwei Töne']);
    expect(options(panel, 'Klingelton')).not.to.include('Zugang');
    await until('what is given is known', () => options(panel, 'Klingelton')[0] === 'Vorgabe (Gong)');
    expect(options(panel, 'Klingelton im Haus')[0]).to.equal('Vorgabe (Sanft)');
    await choose(panel, 'Klingelton Hotline', 'amtsglocke.mp3');
    await choose(panel, 'Klingelton', 'kuckuck');
    expect(changes().at(-1)).to.deep.equal({tones: {internal: '', external: 'kuckuck', hotline: 'amtsglocke.mp3'}});
  });

  it('has none for a hotline where the house has no hotline, and says of a tone that is gone that it is', async () => {
    const panel = await open();
    tell({tones: {...settings.ringing.tones, external: 'alt.mp3'}});
    await settled(panel);
    expect(find(panel, 'Klingelton Hotline')).to.equal(null);
    expect(field(panel, 'Klingelton').selectedOptions[0]?.text.trim()).to.equal('alt.mp3 – nicht vorhanden');
    expect(asked).to.deep.equal([]);
  });

  it('is as loud as set, and to be seen alone where that is wanted', async () => {
    const panel = await open();
    const range = field(panel, 'Lautstärke Klingeln');
    range.value = '0.5';
    range.dispatchEvent(new Event('change'));
    await settled(panel);
    expect(field(panel, 'Lautstärke Klingeln').getAttribute('aria-valuetext')).to.equal('50 %');
    field(panel, 'Nur sichtbar klingeln').click();
    await settled(panel);
    expect(changes()).to.deep.equal([{volume: 0.5}, {seenOnly: true}]);
    expect(words(panel)).to.include('Anrufe werden angezeigt und sind nicht zu hören.');
  });

  describe('by Probeklingeln', () => {
    it('rings on exactly the devices that are chosen, and ends with a second press', async () => {
      const panel = await open();
      tell({devices: [room, ears]});
      await settled(panel);
      await press(panel, 'Probeklingeln');
      await until('both ring', () => devices().length === 2);
      expect(devices()).to.deep.equal(['e', 'r']);
      expect(isPressed(panel)).to.be.true;
      await press(panel, 'Probeklingeln');
      expect(sounding.size).to.equal(0);
      expect(isPressed(panel)).to.be.false;
    });

    it('rings on with what is chosen meanwhile', async () => {
      const panel = await open();
      tell({devices: [room]});
      await settled(panel);
      await press(panel, 'Probeklingeln');
      await until('it rings', () => devices().join() === 'r');
      await choose(panel, 'Klingeln über', 'e');
      await until('it rings there', () => devices().join() === 'e');
      expect(isPressed(panel)).to.be.true;
    });

    it('ends by itself', async () => {
      const panel = await open();
      await press(panel, 'Probeklingeln');
      await until('it rings', () => sounding.size === 1);
      await until('it is over', () => sounding.size === 0 && !isPressed(panel), 10_000);
    }).timeout(15_000);

    it('ends with the panel, and before a call rings', async () => {
      const panel = await open();
      await press(panel, 'Probeklingeln');
      await until('it rings', () => sounding.size === 1);
      phone.ring();
      await settled(panel);
      expect(sounding.size).to.equal(0);
      phone.set({calls: []});
      await settled(panel);
      await press(panel, 'Probeklingeln');
      await until('it rings', () => sounding.size === 1);
      unmountAll();
      expect(sounding.size).to.equal(0);
    });

    it('is not to be had beside a call, which is said', async () => {
      phone.set({calls: [aCall()]});
      const panel = await open();
      expect(trial(panel).getAttribute('aria-disabled')).to.equal('true');
      expect(words(panel)).to.include('Probeklingeln geht, wenn kein Anruf läuft.');
      await press(panel, 'Probeklingeln');
      expect(isPressed(panel)).to.be.false;
      expect(sounding.size).to.equal(0);
    });
  });

  for (const lang of ['de', 'en'])
    it(`is accessible, also at 320 px (${lang})`, async () => {
      const panel = await open(house);
      tell({devices: [room, ears], seenOnly: true});
      panel.lang = lang;
      panel.style.inlineSize = '320px';
      await settled(panel);
      expect(await axeViolations(panel)).to.deep.equal([]);
      const {scrollWidth, clientWidth} = panel.shadowRoot?.firstElementChild as HTMLElement;
      expect(scrollWidth).to.be.at.most(clientWidth);
    });
});
