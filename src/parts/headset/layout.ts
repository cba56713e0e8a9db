/** @file Where in a device's reports its keys and lights are, by what it says of itself: bits are counted from the report's first one. */
import {telephony, type HidCollection, type HidItem, type HidReport} from './webhid.js';

export type Key = 'hook' | 'flash' | 'hold' | 'drop' | 'mute' | 'reject';
export type Light = 'offHook' | 'ring' | 'hold' | 'mute';

/** HID Usage Tables 1.5, chapters 14 (telephony) and 12 (buttons). */
const keyOf: Readonly<Record<number, Key>> = {
  0x0b0020: 'hook',
  0x0b0021: 'flash',
  0x0b0023: 'hold',
  0x0b0026: 'drop',
  0x0b002f: 'mute',
  // Jabra and those who follow it decline by the seventh button, or by the "programmable" one:
  // https://teamwork.gigaset.com/gigawiki/pages/viewpage.action?pageId=1136427703
  0x090007: 'reject',
  0x0b0007: 'reject',
};

/** Chapter 11 (LEDs). Some tell a muted microphone by 0x09, others by 0x21; Sennheiser's wake up by 0x2A, "on-line". */
const lightOf: Readonly<Record<number, Light>> = {
  0x080017: 'offHook',
  0x08002a: 'offHook',
  0x080018: 'ring',
  0x080020: 'hold',
  0x080009: 'mute',
  0x080021: 'mute',
};

/**
 * `switch`: it stays as it is, and says how. `button`: it is pressed. `unsure`: called absolute and yet to return by itself, which
 * is written of both.
 */
export type KeyType = 'switch' | 'button' | 'unsure';

export interface KeyField {
  readonly key: Key;
  readonly type: KeyType;
  readonly size: number;
  /** Where its field begins, or where all of the array's do. */
  readonly at: readonly number[];
  /** What its field has while it is on; null: anything but zero. */
  readonly value: number | null;
}

export interface LightReport {
  readonly bytes: number;
  readonly bits: readonly {readonly light: Light; readonly at: number}[];
}

export interface Layout {
  readonly keys: ReadonlyMap<number, readonly KeyField[]>;
  readonly lights: ReadonlyMap<number, LightReport>;
}

/** Reads the collections of the telephony page, and what lies in them: some devices have their reports in an inner one. */
export function readLayout(collections: readonly HidCollection[]): Layout {
  const keys = new Map<number, KeyField[]>();
  const lights = new Map<number, LightReport>();
  const read = ({inputReports = [], outputReports = [], children = []}: HidCollection): void => {
    // An inner collection repeats a part of the outer one's reports, without the bits before it.
    for (const {reportId = 0, items = []} of unread(inputReports, keys)) keys.set(reportId, keyFields(items));
    for (const {reportId = 0, items = []} of unread(outputReports, lights)) lights.set(reportId, lightReport(items));
    children.forEach(read);
  };
  collections.filter(({usagePage}) => usagePage === telephony).forEach(read);
  for (const [id, {bits}] of lights) if (!bits.length) lights.delete(id);
  return {keys, lights};
}

const unread = (reports: readonly HidReport[], read: ReadonlyMap<number, unknown>): readonly HidReport[] =>
  reports.filter(({reportId = 0}) => !read.has(reportId));

function keyFields(items: readonly HidItem[]): KeyField[] {
  return placed(items).flatMap(({item, at, size, count}) => {
    const fields = Array.from({length: count}, (_, index) => at + index * size);
    const {isArray, logicalMinimum = 0} = item;
    return usagesOf(item).flatMap((usage, index) => {
      const key = keyOf[usage];
      const field = fields[index];
      if (!key) return [];
      if (isArray) return {key, type: 'button' as const, size, at: fields, value: logicalMinimum + index};
      return field === undefined ? [] : {key, type: typeOf(item), size, at: [field], value: null};
    });
  });
}

function typeOf({isAbsolute = true, hasPreferredState = true}: HidItem): KeyType {
  if (!isAbsolute) return 'button';
  return hasPreferredState ? 'unsure' : 'switch';
}

function lightReport(items: readonly HidItem[]): LightReport {
  const all = placed(items);
  const {at = 0, size = 0, count = 0} = all.at(-1) ?? {};
  const bits = all.flatMap(({item, at: first, size: width, count: most}) =>
    usagesOf(item).flatMap((usage, index) => {
      const light = item.isArray || index >= most ? undefined : lightOf[usage];
      return light ? {light, at: first + index * width} : [];
    }),
  );
  return {bytes: Math.ceil((at + size * count) / 8), bits};
}

function placed(items: readonly HidItem[]) {
  let end = 0;
  return items.map(item => {
    const {reportSize: size = 0, reportCount: count = 0} = item;
    const at = end;
    end += size * count;
    return {item, at, size, count};
  });
}

function usagesOf({isConstant, isRange, usages = [], usageMinimum = 0, usageMaximum = -1}: HidItem): readonly number[] {
  if (isConstant) return [];
  // A range of the telephony page is short; what claims to be longer is none.
  const length = Math.min(usageMaximum - usageMinimum + 1, 0x100);
  return isRange ? Array.from({length}, (_, index) => usageMinimum + index) : usages;
}
