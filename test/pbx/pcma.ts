/** @file G.711 A-law (RTP payload type 8), for PBXs that prefer it: 13 bits in eight segments. */

const EVEN_BITS = 0x55;

/** @param sample between -1 and 1 */
function encodeSample(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0;
  const magnitude = Math.min(4095, Math.floor(Math.abs(sample) * 4096));
  const segment = Math.max(0, 31 - Math.clz32(magnitude) - 4);
  const mantissa = segment ? (magnitude >> segment) & 0x0f : (magnitude >> 1) & 0x0f;
  return (sign | (segment << 4) | mantissa) ^ EVEN_BITS;
}

function decodeSample(byte: number): number {
  const code = byte ^ EVEN_BITS;
  const segment = (code >> 4) & 7;
  const mantissa = ((code & 0x0f) << 1) | 1;
  const magnitude = segment ? (mantissa | 0x20) << (segment - 1) : mantissa;
  return (code & 0x80 ? magnitude : -magnitude) / 4096;
}

export const encodeAlaw = (samples: Float32Array): Buffer => Buffer.from(Uint8Array.from(samples, encodeSample));
export const decodeAlaw = (payload: Uint8Array): Float32Array => Float32Array.from(payload, decodeSample);
