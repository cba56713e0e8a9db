/** @file Sounds made by the PBX itself. */
import type {FrameSink} from './frame.js';
import {encode, FRAME_SAMPLES, SAMPLE_RATE} from './pcmu.js';

/** A sound that repeats: parts one after the other, each a sum of sines. */
export type Sound = readonly {readonly hz: readonly number[]; readonly ms: number}[];

export const sounds = {
  /** What 9664 plays: one clean tone that a test can measure. */
  steady: [{hz: [1000], ms: 1000}],
  /** What a held party hears. */
  music: [
    {hz: [440, 550], ms: 600},
    {hz: [440, 660], ms: 600},
    {hz: [], ms: 400},
  ],
  /** German ringing tone: 425 Hz, one second on, four off. */
  ringing: [
    {hz: [425], ms: 1000},
    {hz: [], ms: 4000},
  ],
  /** The simulated citizen's voice. */
  citizen: [{hz: [620], ms: 1000}],
  /** The simulated colleague's voice. */
  colleague: [{hz: [780], ms: 1000}],
  /** What 9904 says before it hangs up. */
  announcement: [
    {hz: [950], ms: 330},
    {hz: [1400], ms: 330},
    {hz: [1800], ms: 340},
  ],
} as const satisfies Record<string, Sound>;

const VOLUME = 0.3;
const FRAME_MS = 20;
/** After a pause of the whole process longer than this, the missed sound is left out, not caught up. */
const MAX_CATCH_UP_FRAMES = 10;

const rendered = new WeakMap<Sound, Buffer>();

function render(sound: Sound): Buffer {
  const known = rendered.get(sound);
  if (known) return known;
  const parts = sound.map(({hz, ms}) => {
    const samples = new Float32Array((ms * SAMPLE_RATE) / 1000);
    for (const frequency of hz) {
      for (let i = 0; i < samples.length; i++) {
        const value = Math.sin((2 * Math.PI * frequency * i) / SAMPLE_RATE);
        samples[i] = (samples[i] ?? 0) + (value * VOLUME) / hz.length;
      }
    }
    return encode(samples);
  });
  const bytes = Buffer.concat(parts);
  rendered.set(sound, bytes);
  return bytes;
}

/** Plays a sound over and over into `sink`; call the result to stop. */
export function play(sound: Sound, sink: FrameSink): () => void {
  const bytes = render(sound);
  const stream = Symbol('tone');
  const started = performance.now();
  let sent = 0;
  let position = 0;
  const tick = (): void => {
    const due = Math.floor((performance.now() - started) / FRAME_MS) + 1;
    if (due - sent > MAX_CATCH_UP_FRAMES) sent = due - 1;
    for (; sent < due; sent++) {
      const payload = Buffer.alloc(FRAME_SAMPLES);
      for (let i = 0; i < FRAME_SAMPLES; i++) payload[i] = bytes[(position + i) % bytes.length] ?? 0xff;
      position = (position + FRAME_SAMPLES) % bytes.length;
      sink({kind: 'voice', stream, timestamp: sent * FRAME_SAMPLES, marker: sent === 0, payload});
    }
  };
  const timer = setInterval(tick, FRAME_MS);
  return () => clearInterval(timer);
}
