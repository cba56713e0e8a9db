/** @file Reports of a device, by its layout: what its keys say, and what its lights are told. */
import type {Key, KeyType, Layout, Light} from './layout.js';

export interface KeyState {
  readonly on: boolean;
  readonly type: KeyType;
}

export type Lights = Readonly<Record<Light, boolean>>;

export const dark: Lights = {offHook: false, ring: false, hold: false, mute: false};

/** The keys that a report tells of. What a report is too short for, it does not tell. */
export function readKeys({keys}: Layout, id: number, data: DataView): ReadonlyMap<Key, KeyState> {
  const told = new Map<Key, KeyState>();
  for (const {key, type, size, at, value} of keys.get(id) ?? []) {
    const fields = at.filter(begin => begin + size <= data.byteLength * 8).map(begin => bits(data, begin, size));
    if (!fields.length) continue;
    const on = fields.some(field => (value === null ? field !== 0 : field === value));
    told.set(key, {on: on || told.get(key)?.on === true, type});
  }
  return told;
}

function bits(data: DataView, begin: number, size: number): number {
  let value = 0;
  for (let bit = size - 1; bit >= 0; bit--) {
    const at = begin + bit;
    value = value * 2 + ((data.getUint8(at >> 3) >> (at & 7)) & 1);
  }
  return value;
}

export interface OutputReport {
  readonly id: number;
  readonly data: Uint8Array;
}

/** All reports that light these, in the order in which the device lists them. */
export function writeLights({lights}: Layout, on: Lights): readonly OutputReport[] {
  return [...lights].map(([id, {bytes, bits: places}]) => {
    const data = new Uint8Array(bytes);
    for (const {light, at} of places) if (on[light]) data[at >> 3] = (data[at >> 3] ?? 0) | (1 << (at & 7));
    return {id, data};
  });
}
