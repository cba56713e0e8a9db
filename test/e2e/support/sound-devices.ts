import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import type {SoundCard} from './sound.js';

const rate = 16_000;

/** Loudspeakers and headsets on a sound card, by PulseAudio: they come and go, and what they play is recorded. */
export class SoundDevices {
  private readonly env: NodeJS.ProcessEnv;
  private readonly plugged = new Map<string, string>();

  constructor(card: SoundCard) {
    this.env = {...process.env, ...card.env};
  }

  /** The first one is the system's default. */
  plug(name: string): void {
    const args = [`sink_name=${name}`, `rate=${rate}`, `sink_properties=device.description=${name}`];
    this.plugged.set(name, this.pactl('load-module', 'module-null-sink', ...args));
    if (this.plugged.size === 1) this.pactl('set-default-sink', name);
  }

  /** What played there is led to the default by PulseAudio. Yields whether whoever played it has let go of it. */
  unplug(name: string): () => boolean {
    const sink = this.list('sinks').find(([, itsName]) => itsName === name)?.[0];
    const played = this.list('sink-inputs').filter(([, itsSink]) => itsSink === sink);
    this.pactl('unload-module', this.plugged.get(name) ?? '');
    this.plugged.delete(name);
    return () => !this.list('sink-inputs').some(([id]) => played.some(([other]) => id === other));
  }

  /** A microphone that hears nothing: without one a browser tells no device's name. */
  plugMicrophone(name: string): void {
    this.pactl('load-module', 'module-null-source', `source_name=${name}`, `description=${name}`);
  }

  /** What the device plays from now on for a second. */
  async record(name: string): Promise<Recording> {
    const args = [`--device=${name}.monitor`, '--raw', '--format=s16le', '--channels=1', `--rate=${rate}`];
    const recorder = spawn('parec', args, {env: this.env, stdio: ['ignore', 'pipe', 'inherit']});
    const chunks: Buffer[] = [];
    recorder.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (chunks.reduce((sum, {length}) => sum + length, 0) >= 2 * rate) recorder.kill();
    });
    await once(recorder, 'close');
    const bytes = Buffer.concat(chunks);
    return new Recording(Float32Array.from({length: rate}, (_, i) => bytes.readInt16LE(2 * i) / 2 ** 15));
  }

  private list(what: 'sinks' | 'sink-inputs'): readonly (readonly string[])[] {
    return this.pactl('list', 'short', what)
      .split('\n')
      .map(line => line.split('\t'));
  }

  private pactl(...args: string[]): string {
    return execFileSync('pactl', args, {env: this.env, encoding: 'utf8'}).trim();
  }
}

export class Recording {
  constructor(private readonly samples: Float32Array) {}

  /** Root mean square, full scale is 1. */
  get loudness(): number {
    return Math.sqrt(this.samples.reduce((sum, sample) => sum + sample * sample, 0) / this.samples.length);
  }

  /** How much of it is this tone, as if it were alone; full scale is 1. */
  tone(hertz: number): number {
    let [real, imaginary] = [0, 0];
    for (const [i, sample] of this.samples.entries()) {
      const angle = (2 * Math.PI * hertz * i) / rate;
      real += sample * Math.cos(angle);
      imaginary += sample * Math.sin(angle);
    }
    return (2 * Math.hypot(real, imaginary)) / this.samples.length;
  }
}
