/** @file The ring tones: notes and how they sound, by calculation. No recording is among them, and nobody's melody. */
import type {RingTone} from '../../protocol/index.js';

/** Samples a second. No partial is above half of it. */
export const RATE = 16_000;

interface Voice {
  /** Seconds until a note is as loud as it gets. */
  readonly attack: number;
  /** How fast it fades, by e a second. */
  readonly decay: number;
  /** Partials: multiple of the pitch, and its share. */
  readonly partials: readonly (readonly [multiple: number, share: number])[];
}

/** Start and length in seconds, pitch in hertz. */
type Note = readonly [start: number, hertz: number, seconds?: number];

interface Tune {
  /** One cycle, its pause included: it is played again and again. */
  readonly seconds: number;
  readonly voice: Voice;
  readonly notes: readonly Note[];
}

const string: Voice = {
  attack: 0.008,
  decay: 4,
  partials: [
    [1, 0.5],
    [2, 0.15],
  ],
};
/** Bells are not harmonic: hum, prime, tierce, nominal. */
const bell: Voice = {
  attack: 0.004,
  decay: 2.4,
  partials: [
    [0.5, 0.2],
    [1, 0.5],
    [1.2, 0.12],
    [2, 0.16],
    [2.97, 0.06],
  ],
};
const gong: Voice = {
  attack: 0.002,
  decay: 14,
  partials: [
    [1, 0.5],
    [2.76, 0.2],
    [5.4, 0.05],
  ],
};
const wood: Voice = {
  attack: 0.003,
  decay: 11,
  partials: [
    [1, 0.6],
    [3.93, 0.18],
    [9.2, 0.04],
  ],
};
const flute: Voice = {
  attack: 0.05,
  decay: 1.2,
  partials: [
    [1, 0.6],
    [2, 0.08],
    [3, 0.05],
  ],
};
const reed: Voice = {
  attack: 0.004,
  decay: 0,
  partials: [
    [1, 0.5],
    [3, 0.17],
    [5, 0.1],
  ],
};
const air: Voice = {
  attack: 0.45,
  decay: 0.9,
  partials: [
    [1, 0.5],
    [2, 0.12],
    [3, 0.03],
  ],
};

const times = (count: number, every: number, note: (index: number) => readonly [hertz: number, seconds?: number]) =>
  Array.from({length: count}, (_, index): Note => [index * every, ...note(index)]);
const later = (seconds: number, notes: readonly Note[]): readonly Note[] =>
  notes.map(([start, ...rest]) => [start + seconds, ...rest]);
const twice = (every: number, notes: readonly Note[]) => [...notes, ...later(every, notes)];

export const TUNES: Readonly<Record<RingTone, Tune>> = {
  // A rising chord of A major.
  dreiklang: {
    seconds: 4,
    voice: string,
    notes: twice(
      0.9,
      times(4, 0.13, index => [[440, 554.37, 659.26, 880][index] ?? 0]),
    ),
  },
  // A clapper between two gongs, 25 times a second; one second of five, as the German network rings.
  klassisch: {seconds: 5, voice: gong, notes: times(25, 0.04, index => [index % 2 ? 1475 : 1175])},
  digital: {
    seconds: 3,
    voice: reed,
    notes: twice(
      0.7,
      times(8, 0.05, index => [index % 2 ? 1047 : 1319, 0.05]),
    ),
  },
  // A door's two notes.
  gong: {
    seconds: 4,
    voice: bell,
    notes: [
      [0, 659.26],
      [0.65, 523.25],
    ],
  },
  // A falling third.
  kuckuck: {
    seconds: 4,
    voice: flute,
    notes: twice(1.1, [
      [0, 780, 0.3],
      [0.4, 620, 0.5],
    ]),
  },
  marimba: {
    seconds: 4,
    voice: wood,
    notes: twice(
      1.2,
      times(6, 0.16, index => [[392, 587.33, 493.88, 783.99, 587.33, 392][index] ?? 0]),
    ),
  },
  sanft: {
    seconds: 5,
    voice: air,
    notes: [
      [0, 220, 2],
      [0.5, 329.63, 2],
      [1, 277.18, 2],
    ],
  },
};

/** What follows a note that ends fades within this time, so that it does not click. */
const release = 0.02;

/** How loud each is in itself, where it sounds: none is to be louder than another, and none to be cut off. */
const [level, peak] = [0.22, 0.9];

/** One cycle of a ring tone, its samples from −1 to 1. */
export function compose(name: RingTone): Float32Array<ArrayBuffer> {
  const {seconds, voice, notes} = TUNES[name];
  const samples = new Float32Array(seconds * RATE);
  for (const note of notes) play(samples, note, voice);
  const sounding = samples.filter(sample => Math.abs(sample) > 0.01);
  const power = Math.sqrt(sounding.reduce((sum, sample) => sum + sample * sample, 0) / sounding.length);
  const highest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const gain = Math.min(level / power, peak / highest);
  return samples.map(sample => gain * sample);
}

function play(samples: Float32Array, [start, hertz, seconds = 3]: Note, {attack, decay, partials}: Voice): void {
  const [first, length] = [Math.round(start * RATE), Math.round(seconds * RATE)];
  for (let i = 0; i < length && first + i < samples.length; i++) {
    const time = i / RATE;
    const loud = Math.min(1, time / attack, (seconds - time) / release) * Math.exp(-decay * time);
    if (loud < 1e-3 && time > attack) break;
    let sum = 0;
    for (const [multiple, share] of partials) sum += share * Math.sin(2 * Math.PI * hertz * multiple * time);
    samples[first + i] = (samples[first + i] ?? 0) + loud * sum;
  }
}
