/** @file G.711 µ-law (RTP payload type 0, 8000 samples per second, RFC 3551 §4.5.14). */

export const SAMPLE_RATE = 8000;
/** Samples, and bytes, of one packet of 20 ms. */
export const FRAME_SAMPLES = 160;

const BIAS = 0x84;
const CLIP = 32635;

function encodeSample(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
  const exponent = Math.max(0, 31 - Math.clz32(magnitude) - 7);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

const decoded = Int16Array.from({length: 256}, (_, index) => {
  const byte = ~index & 0xff;
  const magnitude = ((((byte & 0x0f) << 3) + BIAS) << ((byte >> 4) & 7)) - BIAS;
  return byte & 0x80 ? -magnitude : magnitude;
});

/** Samples between -1 and 1 to bytes. */
export function encode(samples: Float32Array): Buffer {
  return Buffer.from(Uint8Array.from(samples, sample => encodeSample(Math.round(sample * 32767))));
}

/** Bytes to samples between -1 and 1. */
export function decode(payload: Uint8Array): Float32Array {
  return Float32Array.from(payload, byte => (decoded[byte] ?? 0) / 32768);
}
