import {failed} from '../script/failures.js';
import {onGesture} from './speaker.js';

/** What the phone itself sounds: a call rings, another waits, the far end's phone rings, the far end is busy, the way there is. */
export type Tone = 'ringing' | 'waiting' | 'ringback' | 'busy' | 'congestion';

interface Cycle {
  readonly seconds: number;
  readonly loop: boolean;
  readonly volume: number;
  /** The sample at a moment of the cycle, −1…1. */
  at(time: number): number;
}

const RATE = 16_000;
const sine = (hertz: number, time: number) => Math.sin(2 * Math.PI * hertz * time);

/** The German tone of 425 Hz (ITU-T E.180), faded for 5 ms at both ends so that it does not click. */
const exchangeTone = (time: number, start: number, end: number) =>
  time < start || time > end ? 0 : sine(425, time) * Math.min(1, (time - start) / 0.005, (end - time) / 0.005);

/** Struck notes of the ring tone: start in seconds, pitch in hertz. A rising chord of A major, twice. */
const NOTES = [0, 0.9].flatMap(start =>
  [440, 554.37, 659.26, 880].map((hertz, i) => ({start: start + i * 0.13, hertz})),
);

const CYCLES: Readonly<Record<Tone, Cycle>> = {
  ringing: {
    seconds: 4,
    loop: true,
    volume: 0.3,
    at: time =>
      NOTES.reduce((sum, {start, hertz}) => {
        const t = time - start;
        if (t < 0) return sum;
        const struck = Math.min(1, t / 0.008) * Math.exp(-4 * t);
        return sum + struck * (0.5 * sine(hertz, t) + 0.15 * sine(2 * hertz, t));
      }, 0),
  },
  waiting: {seconds: 0.2, loop: false, volume: 0.06, at: time => exchangeTone(time, 0, 0.2)},
  ringback: {seconds: 5, loop: true, volume: 0.15, at: time => exchangeTone(time, 0, 1)},
  busy: {seconds: 2.88, loop: false, volume: 0.15, at: time => exchangeTone(time % 0.96, 0, 0.48)},
  congestion: {seconds: 2.88, loop: false, volume: 0.15, at: time => exchangeTone(time % 0.48, 0, 0.24)},
};

/**
 * Sounds one tone at a time, made by calculation. A looped buffer goes on by itself: timers of hidden pages
 * are throttled to one per minute.
 */
export class Tones {
  #tone: Tone | null = null;
  #stop = () => {};

  /** The tone that should sound from now on; the same again changes nothing. */
  set(tone: Tone | null): void {
    if (tone === this.#tone) return;
    this.#tone = tone;
    this.#stop();
    this.#stop = tone ? start(CYCLES[tone]) : () => {};
  }
}

function start(cycle: Cycle): () => void {
  const context = new AudioContext();
  const buffer = context.createBuffer(1, cycle.seconds * RATE, RATE);
  buffer.getChannelData(0).forEach((_, i, samples) => (samples[i] = cycle.volume * cycle.at(i / RATE)));
  return play(context, new AudioBufferSourceNode(context, {buffer, loop: cycle.loop}), context.destination);
}

/** Yields what ends it, and gives the loudspeaker back. */
export function play(context: AudioContext, source: AudioBufferSourceNode, to: AudioNode): () => void {
  source.connect(to);
  source.start();
  const owner = new AbortController();
  // Suspended until the first gesture in the page (autoplay policy).
  if (context.state === 'suspended') onGesture(() => void context.resume().catch(failed('tone')), owner);
  const stop = () => {
    owner.abort();
    if (context.state !== 'closed') context.close().catch(failed('end of a tone'));
  };
  source.addEventListener('ended', stop);
  return stop;
}
