/** @file A microphone that hums a known pitch, and an ear that measures what a page plays. */
import {MediaHost} from '../../src/media/index.js';
import type {MediaEvent, MediaRequest} from '../../src/protocol/index.js';

/** Waits until the condition holds; fails after the deadline with what was awaited. */
export async function until(what: string, condition: () => boolean | Promise<boolean>, ms = 8000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Not within ${ms} ms: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** Replaces the page's microphone and loudspeakers for one test. */
export class Studio {
  readonly context = new AudioContext();
  /** Every track that was handed out by the microphone. */
  readonly tracks: MediaStreamTrack[] = [];
  /** Every element that plays, in the order they were made. */
  readonly speakers: HTMLAudioElement[] = [];
  asked = 0;
  pitch = 0;
  /** Set to have the microphone refused with an error of this name. */
  refusal: string | null = null;
  /** What the browser says of the microphone before it is asked for. */
  permission: PermissionState = 'granted';
  /** Awaited before the microphone is handed out. */
  prompt: Promise<void> = Promise.resolve();
  readonly #restore: () => void;
  readonly #hosts: MediaHost[] = [];

  constructor() {
    const devices = navigator.mediaDevices;
    const {getUserMedia} = devices;
    const {Audio: OriginalAudio} = globalThis;
    const {permissions} = navigator;
    const {query} = permissions;
    permissions.query = async () => ({state: this.permission}) as PermissionStatus;
    const {speakers} = this;
    devices.getUserMedia = async () => {
      this.asked += 1;
      const {pitch} = this;
      await this.prompt;
      if (this.refusal) throw new DOMException('no', this.refusal);
      const out = this.context.createMediaStreamDestination();
      const hum = new OscillatorNode(this.context, {frequency: pitch});
      hum.connect(new GainNode(this.context, {gain: 0.3})).connect(out);
      hum.start();
      this.tracks.push(...out.stream.getAudioTracks());
      return out.stream;
    };
    globalThis.Audio = function Audio() {
      const audio = new OriginalAudio();
      speakers.push(audio);
      return audio;
    } as unknown as typeof globalThis.Audio;
    this.#restore = () => {
      devices.getUserMedia = getUserMedia;
      permissions.query = query;
      globalThis.Audio = OriginalAudio;
    };
  }

  /** A page of its own that hums at `pitch`, with what it reported. */
  host(
    pitch: number,
    dtlsActive = true,
    iceServers: () => Promise<readonly RTCIceServer[]> = async () => [],
  ): {
    events: MediaEvent[];
    host: MediaHost;
    sdp(request: MediaRequest): Promise<string>;
  } {
    const events: MediaEvent[] = [];
    const host = new MediaHost({
      configuration: Promise.resolve({iceServers, dtlsActive}),
      onevent: event => events.push(event),
    });
    this.#hosts.push(host);
    const sdp = async (request: MediaRequest) => {
      this.pitch = pitch;
      const result = await host.request(request);
      return result.sdp ?? '';
    };
    return {events, host, sdp};
  }

  /** Loudness of one pitch in what the speaker plays, in decibels relative to full scale. */
  async level(speaker: HTMLAudioElement | undefined, hertz: number): Promise<number> {
    const stream = speaker?.srcObject;
    if (!(stream instanceof MediaStream)) return -Infinity;
    const ear = new AnalyserNode(this.context, {fftSize: 4096, smoothingTimeConstant: 0});
    const source = new MediaStreamAudioSourceNode(this.context, {mediaStream: stream});
    source.connect(ear);
    await new Promise(resolve => setTimeout(resolve, 150));
    const bins = new Float32Array(ear.frequencyBinCount);
    ear.getFloatFrequencyData(bins);
    source.disconnect();
    const bin = Math.round((hertz * 4096) / this.context.sampleRate);
    return Math.max(...bins.slice(bin - 2, bin + 3));
  }

  async hears(speaker: HTMLAudioElement | undefined, hertz: number): Promise<void> {
    await until(`${hertz} Hz is heard`, async () => (await this.level(speaker, hertz)) > -45);
  }

  async hearsNot(speaker: HTMLAudioElement | undefined, hertz: number): Promise<void> {
    await until(`${hertz} Hz is silent`, async () => (await this.level(speaker, hertz)) < -75);
  }

  async close(): Promise<void> {
    this.#hosts.forEach(host => host.close());
    this.#restore();
    await this.context.close();
  }
}
