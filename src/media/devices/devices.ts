/** @file Keeps the devices of this page's calls to what the user has set while they come and go. Fetched when a call is heard. */
import type {AudioSettings, DeviceChoice, SoundProblem} from '../../protocol/index.js';
import {failed} from '../../script/failures.js';
import {choose, chosen, microphoneConstraints} from '../chosen.js';
import type {Microphone} from '../microphone.js';
import {hearBy} from '../speaker.js';
import {Amplifier, type Suppressor} from './amplifier.js';
import {type Device, chooseMicrophone, chooseSpeaker, choicesOf, find, systemDefault} from './choose.js';
import {Listening, levelsOf} from './listening.js';
import {Meter} from './meter.js';
import {hasWorked, keepWorking} from './works.js';

const audioSettings = (): Partial<AudioSettings> => chosen.sound.audio ?? {};

/** Milliseconds: one plug makes several events; and between two looks at the microphone. */
const [settling, pause] = [300, 250];

/** A call, as far as its sound goes. */
export interface Sounding {
  readonly call: string;
  readonly sending: boolean;
  /** What can be measured; null where not both sides are heard, as on hold. */
  readonly peer: {readonly measured: Promise<RTCStatsReport> | null} | null;
  tell(problem: SoundProblem | null): void;
}

export class Devices {
  readonly #amplifier = new Amplifier();
  readonly #listener = (): void => this.look();
  readonly #timer: ReturnType<typeof setInterval>;
  /** Of the microphone that is open. */
  #listening = new Listening();
  #track: MediaStreamTrack | null = null;
  #meter: Meter | null = null;
  #settled: ReturnType<typeof setTimeout> | undefined;
  /** What is wrong with the devices. */
  #output: SoundProblem | null = null;
  #input: SoundProblem | null = null;
  #heard: DeviceChoice | null = null;
  /** With which devices and settings another microphone was last opened: what did not help is not tried again. */
  #attempted = '';
  #closed = false;
  #unwatch = () => {};

  constructor(
    private readonly microphone: Microphone,
    private readonly calls: () => readonly Sounding[],
  ) {
    microphone.amplify = this.#amplifier.amplify;
    navigator.mediaDevices.addEventListener('devicechange', this.#onchange);
    chosen.listeners.add(this.#listener);
    this.#timer = setInterval(() => void this.#measure().catch(failed('meter')), pause);
    this.look();
  }

  look(): void {
    this.#look().catch(failed('devices'));
    // Firefox tells of devices only once the page is looked at.
    this.#shape().catch(failed('noise suppression'));
  }

  close(): void {
    this.#closed = true;
    navigator.mediaDevices.removeEventListener('devicechange', this.#onchange);
    chosen.listeners.delete(this.#listener);
    clearInterval(this.#timer);
    clearTimeout(this.#settled);
    this.#closeMeter();
    this.microphone.amplify = track => track;
    this.#amplifier.close();
    this.#unwatch();
  }

  readonly #onchange = (): void => {
    // Who was heard in a headset is in the room at once when that is unplugged.
    navigator.mediaDevices.enumerateDevices().then(devices => this.#closed || this.#hear(devices), failed('devices'));
    clearTimeout(this.#settled);
    this.#settled = setTimeout(() => this.look(), settling);
  };

  async #look(): Promise<void> {
    const devices = await navigator.mediaDevices.enumerateDevices();
    if (this.#closed) return;
    this.#learnIds(devices);
    this.#hear(devices);
    await this.#speak(devices);
  }

  /** What was found by its label has another id now: the next page is to open it at once. */
  #learnIds(devices: readonly Device[]): void {
    const {microphone = null, speaker = null} = audioSettings();
    const renamed = (kind: MediaDeviceKind, choice: DeviceChoice | null) => {
      const device = find(choicesOf(devices, kind), choice);
      return choice && device && device.deviceId !== choice.id ? {...choice, id: device.deviceId} : null;
    };
    const [input, output] = [renamed('audioinput', microphone), renamed('audiooutput', speaker)];
    if (!input && !output) return;
    const known = {...audioSettings(), ...(input && {microphone: input}), ...(output && {speaker: output})};
    choose({sound: {...chosen.sound, audio: known as AudioSettings}});
  }

  #hear(devices: readonly Device[]): void {
    const {speaker = null, volume = 1} = audioSettings();
    const {device, silent: isPrivate, isOther} = chooseSpeaker(devices, speaker, this.#heard);
    const silent = isPrivate && !chosen.isUrgent;
    if (!silent) {
      const used = device ?? systemDefault(devices, 'audiooutput');
      this.#heard = used && {id: used.deviceId, label: used.label};
    }
    this.#output = silent ? 'speaker-lost' : isOther ? 'speaker-other' : null;
    hearBy({sink: device?.deviceId ?? '', volume, silent});
  }

  async #speak(devices: readonly Device[]): Promise<void> {
    const {microphone = null} = audioSettings();
    const {device, isMissing} = chooseMicrophone(devices, microphone);
    this.#input = isMissing ? 'microphone-other' : null;
    const track = await this.microphone.source;
    if (!track) return;
    const constraints = microphoneConstraints();
    const isRight = isAsSet(track.getSettings(), constraints, device, systemDefault(devices, 'audioinput'));
    const attempt = JSON.stringify([constraints, devices.map(({deviceId}) => deviceId)]);
    if (!isRight && attempt !== this.#attempted) {
      this.#attempted = attempt;
      await this.microphone.reopen();
    }
  }

  /** What is made of the sound before it goes out. */
  async #shape(): Promise<void> {
    if (!(await this.microphone.source)) return;
    const {gain = 1} = audioSettings();
    const isNew = await this.#amplifier.set(gain, this.#suppressor).catch((thrown: unknown) => {
      if (this.#closed) return false;
      failed('noise suppression')(thrown);
      // The browser's own takes its place.
      choose({suppressor: undefined});
      return false;
    });
    if (isNew && !this.#closed) await this.microphone.renew();
  }

  /** Where the site has one and the user wants it. */
  get #suppressor(): Suppressor | null {
    return chosen.suppressor && audioSettings().noise !== false ? this.#rnnoise : null;
  }

  readonly #rnnoise: Suppressor = {
    sampleRate: 48_000,
    make: async context => {
      const {makeSuppressor, watchLoad} = await import('./noise.js');
      const node = await makeSuppressor(context);
      this.#unwatch = watchLoad(context, () => {
        failed('noise suppression')(new Error('the processor is too slow for it'));
        choose({suppressor: undefined});
      });
      return node;
    },
  };

  async #measure(): Promise<void> {
    const track = await this.microphone.source;
    const calls = this.calls();
    const sending = calls.some(call => call.sending);
    const speaking = calls.find(call => call.sending === sending);
    if (track !== this.#track) {
      this.#closeMeter();
      this.#track = track;
      this.#listening = new Listening(track !== null && speaking !== undefined && hasWorked(speaking.call, track));
    }
    const look = await this.#levels(track, sending, speaking?.peer ?? null);
    if (this.#closed || track !== this.#track) return;
    const {works} = this.#listening;
    const noticed = this.#listening.look({...look, isMuted: track?.muted ?? false, sending, now: performance.now()});
    if (!works && this.#listening.works && track && speaking) keepWorking(speaking.call, track);
    const devices = this.#output ?? this.#input;
    // Who is on hold is not spoken to: nothing is wrong with the microphone there.
    for (const call of calls) call.tell(call.sending === sending ? (this.#output ?? noticed ?? this.#input) : devices);
  }

  /**
   * How loud both sides are. While our voice goes out the statistics say it, in Firefox that of the other side alone; of a muted track
   * they say nothing. What listens to the microphone besides costs a thread for audio, and is there only while something is to be learnt.
   */
  async #levels(track: MediaStreamTrack | null, sending: boolean, peer: Sounding['peer']) {
    const none = {own: null, far: null};
    if (!track || !peer || (sending && this.#listening.works)) {
      this.#closeMeter();
      return none;
    }
    const stats = sending ? levelsOf(await (peer.measured ?? Promise.resolve(null)).catch(() => null)) : none;
    if (sending && stats.own !== null) {
      this.#closeMeter();
      return stats;
    }
    if (this.#closed) return none;
    this.#meter ??= new Meter(track);
    return {...stats, own: this.#meter.level};
  }

  #closeMeter(): void {
    this.#meter?.close();
    this.#meter = null;
  }
}

/** Whether an open microphone is that one: `device`, else the system's own, as far as the browser tells. */
function isAsSet(open: MediaTrackSettings, asked: MediaTrackConstraints, device: Device | null, own: Device | null) {
  const isDevice = device ? open.deviceId === device.deviceId : !own || !open.groupId || open.groupId === own.groupId;
  const names = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;
  return isDevice && names.every(name => (open[name] ?? asked[name]) === asked[name]);
}
