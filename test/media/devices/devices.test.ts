import {expect} from 'chai';
import {choose} from '../../../src/media/chosen.js';
import {type AudioSettings, defaultSettings} from '../../../src/protocol/index.js';
import {Studio, until} from '../studio.js';

const call = 'c1';
const headset = {id: 'h', label: 'Headset (Jabra Evolve2 65)'};
const webcam = {id: 'w', label: 'HD Webcam'};
const room = {id: 'r', label: 'Lautsprecher (Realtek)'};
const ears = {id: 'e', label: 'Kopfhörer (Jabra Evolve2 65)'};
type Label = typeof headset;

describe('While a call runs', () => {
  let studio: Studio;
  let inputs: Label[];
  let outputs: Label[];
  let asked: MediaTrackConstraints[];
  const {mediaDevices} = navigator;
  const {enumerateDevices} = mediaDevices;
  const {setSinkId} = HTMLMediaElement.prototype;
  const pitches: Readonly<Record<string, number>> = {h: 500, w: 2500};

  beforeEach(() => {
    studio = new Studio();
    inputs = [webcam, headset];
    outputs = [room, ears];
    asked = [];
    const device = (kind: MediaDeviceKind, {id, label}: Label) => ({kind, deviceId: id, label, groupId: label});
    const alias = (kind: MediaDeviceKind, [first]: Label[]) =>
      first ? [{...device(kind, first), deviceId: 'default', label: `Standard - ${first.label}`}] : [];
    mediaDevices.enumerateDevices = async () =>
      [
        ...alias('audioinput', inputs),
        ...inputs.map(input => device('audioinput', input)),
        ...alias('audiooutput', outputs),
        ...outputs.map(output => device('audiooutput', output)),
      ] as MediaDeviceInfo[];
    const {getUserMedia} = mediaDevices;
    mediaDevices.getUserMedia = async ({audio} = {}) => {
      const constraints = audio as MediaTrackConstraints;
      asked.push(constraints);
      const opened = inputs.find(({id}) => id === constraints.deviceId) ?? inputs[0];
      studio.pitch = pitches[opened?.id ?? ''] ?? 0;
      const stream = await getUserMedia.call(mediaDevices);
      for (const track of stream.getAudioTracks())
        track.getSettings = () =>
          ({...constraints, deviceId: opened?.id, groupId: opened?.label}) as MediaTrackSettings;
      return stream;
    };
    HTMLMediaElement.prototype.setSinkId = async function (this: HTMLMediaElement, id: string) {
      Object.defineProperty(this, 'sinkId', {value: id, configurable: true});
    };
  });
  afterEach(async () => {
    await studio.close();
    mediaDevices.enumerateDevices = enumerateDevices;
    HTMLMediaElement.prototype.setSinkId = setSinkId;
    choose({sound: {}, suppressor: undefined});
  });

  const set = (change: Partial<AudioSettings>) => choose({sound: {audio: {...defaultSettings.audio, ...change}}});
  const plug = (change: () => void) => {
    change();
    mediaDevices.dispatchEvent(new Event('devicechange'));
  };

  /** A page with a call that is heard, and the page at its other end. */
  async function talk() {
    const [a, b] = [studio.host(0), studio.host(0)];
    const offer = await a.sdp({op: 'offer', call, direction: 'sendrecv'});
    const answer = await b.sdp({op: 'answer', call, direction: 'sendrecv', sdp: offer});
    await a.sdp({op: 'accept', call, sdp: answer});
    const told = () => a.events.flatMap(event => (event.event === 'sound' ? [event.problem] : []));
    await until('its devices are looked after', () => told().length > 0);
    const [here, there] = studio.speakers;
    if (!here || !there) throw new Error('no loudspeakers');
    return {a, here, there, told};
  }

  it('another microphone is taken as soon as it is chosen, and the mute stays', async () => {
    set({microphone: headset});
    const {a, there} = await talk();
    await studio.hears(there, 500);
    set({microphone: webcam});
    await studio.hears(there, 2500);
    await a.host.request({op: 'send', call, on: false});
    set({microphone: headset});
    await until('the headset is open', () => asked.at(-1)?.deviceId === 'h');
    await until('the webcam is off', () => studio.tracks.filter(track => track.readyState === 'live').length === 2);
    await studio.hearsNot(there, 500);
    await a.host.request({op: 'send', call, on: true});
    await studio.hears(there, 500);
  });

  it('the chosen microphone is taken when it is plugged in, and what is used without it is told', async () => {
    inputs = [webcam];
    set({microphone: headset});
    const {there, told} = await talk();
    await studio.hears(there, 2500);
    await until('told', () => told().at(-1) === 'microphone-other');
    plug(() => (inputs = [webcam, headset]));
    await studio.hears(there, 500);
    await until('told', () => told().at(-1) === null);
  });

  it('a headset that is plugged in and becomes the default of the system is spoken into, where nothing was chosen (reports 18)', async () => {
    inputs = [webcam];
    set({});
    const {there} = await talk();
    await studio.hears(there, 2500);
    plug(() => (inputs = [headset, webcam]));
    await studio.hears(there, 500);
  });

  it('the browser takes the noise out where what the site has chosen for it can’t be had', async () => {
    choose({suppressor: 'rnnoise'});
    await talk();
    await until('it is opened without the browser’s own', () => asked[0]?.noiseSuppression === false);
    // Its files are not in this page.
    await until('it is opened with it', () => asked.at(-1)?.noiseSuppression === true);
  });

  it('echo, noise and gain are switched', async () => {
    const {there} = await talk();
    await studio.hears(there, 2500);
    set({noise: false});
    await until('it is opened so', () => asked.at(-1)?.noiseSuppression === false);
    expect(asked.at(-1)).to.include({echoCancellation: true, noiseSuppression: false, autoGainControl: true});
  });

  it('the microphone is opened no further time where nothing has changed', async () => {
    set({microphone: headset});
    const {there} = await talk();
    await studio.hears(there, 500);
    const before = asked.length;
    plug(() => (outputs = [room, ears, {id: 'm', label: 'Monitor'}]));
    set({microphone: headset, volume: 0.5});
    await until('the volume is set', () => there.volume === 0.5);
    expect(asked.length).to.equal(before);
  });

  it('another loudspeaker and volume are taken at once', async () => {
    const {here} = await talk();
    set({speaker: ears, volume: 0.3});
    await until('it plays there', () => here.sinkId === 'e' && here.volume === 0.3);
    expect(here.muted).to.be.false;
  });

  it('nothing goes to the room when the headset is pulled out, until it is back or another is chosen', async () => {
    set({speaker: ears});
    const {here, told} = await talk();
    await until('it plays there', () => here.sinkId === 'e');
    plug(() => (outputs = [room]));
    await until('told', () => told().at(-1) === 'speaker-lost');
    expect(here.muted).to.be.true;
    plug(() => (outputs = [room, ears]));
    await until('told', () => told().at(-1) === null);
    await until('it plays there', () => here.sinkId === 'e' && !here.muted);
    plug(() => (outputs = [room]));
    await until('told', () => told().at(-1) === 'speaker-lost');
    set({speaker: room});
    await until('it plays there', () => here.sinkId === 'r' && !here.muted);
    await until('told', () => told().at(-1) === null);
  });

  it('help is heard when the headset is pulled out, whoever else hears it', async () => {
    set({speaker: ears});
    choose({isUrgent: true});
    const {here, told} = await talk();
    await until('it plays there', () => here.sinkId === 'e');
    plug(() => (outputs = [room]));
    await until('told', () => told().at(-1) === 'speaker-other');
    await until('it plays in the room', () => here.sinkId === '' && !here.muted);
    choose({isUrgent: false});
  });

  it('a device whose id is another by now is found by its label', async () => {
    set({speaker: {...ears, id: 'old'}, microphone: {...headset, id: 'old'}});
    const {here, there} = await talk();
    await until('it plays there', () => here.sinkId === 'e');
    await studio.hears(there, 500);
  });
});
