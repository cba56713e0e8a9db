/** @file An ear: what is to be heard in a stream of frames. */
import type {Frame} from './frame.js';
import {decode, SAMPLE_RATE} from './pcmu.js';

/** Loudness 0 … 1 (a full-scale sine is 0.707) and the strongest frequency, null in silence. */
export interface Heard {
  readonly rms: number;
  readonly hz: number | null;
}

const WINDOW = 1600;
/** Nothing new for this long is silence, whatever was heard last. */
const STALE_MS = 200;
const SILENCE_RMS = 0.005;
const LOWEST_HZ = 100;
const HIGHEST_HZ = 3600;
const STEP_HZ = 5;

export class Listener {
  private readonly samples = new Float32Array(WINDOW);
  private length = 0;
  private last = -Infinity;

  /** Frames of digits are not sound. */
  hear(frame: Frame): void {
    if (frame.kind !== 'voice') return;
    const fresh = decode(frame.payload.subarray(-WINDOW));
    this.samples.copyWithin(0, fresh.length);
    this.samples.set(fresh, WINDOW - fresh.length);
    this.length = Math.min(WINDOW, this.length + fresh.length);
    this.last = performance.now();
  }

  /** What the last 200 ms held. */
  heard(): Heard {
    if (performance.now() - this.last > STALE_MS || this.length === 0) return {rms: 0, hz: null};
    const samples = this.samples.subarray(WINDOW - this.length);
    const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    return {rms, hz: rms < SILENCE_RMS ? null : strongest(samples)};
  }
}

function strongest(samples: Float32Array): number {
  let best = LOWEST_HZ;
  let bestPower = -1;
  for (let hz = LOWEST_HZ; hz <= HIGHEST_HZ; hz += STEP_HZ) {
    const power = goertzel(samples, hz);
    if (power > bestPower) {
      bestPower = power;
      best = hz;
    }
  }
  return best;
}

/** Power of one frequency (Goertzel's algorithm). */
function goertzel(samples: Float32Array, hz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / SAMPLE_RATE);
  let before = 0;
  let last = 0;
  for (const sample of samples) {
    const next = sample + coefficient * last - before;
    before = last;
    last = next;
  }
  return last * last + before * before - coefficient * last * before;
}
