/** @file What WebHID makes of a report descriptor (Device Class Definition for HID 1.11, chapter 6.2.2), as far as headsets need it. */
import type {HidCollection, HidItem, HidReport} from '../../../src/parts/headset/webhid.js';

interface Open extends HidCollection {
  readonly inputReports: {reportId: number; items: HidItem[]}[];
  readonly outputReports: {reportId: number; items: HidItem[]}[];
  readonly children: Open[];
}

/** `words`: the bytes in hexadecimal; anything else in it is passed over. */
export function collectionsOf(words: string): readonly HidCollection[] {
  const bytes = (words.match(/\b[\da-f]{2}\b|[\da-f]{2}/gi) ?? []).map(byte => parseInt(byte, 16));
  const found: Open[] = [];
  const open: Open[] = [];
  const globals = {page: 0, id: 0, size: 0, count: 0, minimum: 0};
  let [usages, range]: [number[], number[]] = [[], []];
  for (let at = 0; at < bytes.length;) {
    const prefix = bytes[at++] ?? 0;
    const length = [0, 1, 2, 4][prefix & 3] ?? 0;
    const value = bytes.slice(at, at + length).reduce((sum, byte, index) => sum + byte * 256 ** index, 0);
    at += length;
    const full = length === 4 ? value : globals.page * 0x10000 + value;
    switch (prefix & 0xfc) {
      case 0x04:
        globals.page = value;
        break;
      case 0x14:
        globals.minimum = value;
        break;
      case 0x74:
        globals.size = value;
        break;
      case 0x84:
        globals.id = value;
        break;
      case 0x94:
        globals.count = value;
        break;
      case 0x08:
        usages.push(full);
        break;
      case 0x18:
      case 0x28:
        range.push(full);
        break;
      case 0xa0: {
        const [usage = 0] = usages;
        const collection: Open = {
          usagePage: Math.floor(usage / 0x10000),
          usage: usage % 0x10000,
          inputReports: [],
          outputReports: [],
          children: [],
        };
        (open.at(-1)?.children ?? found).push(collection);
        open.push(collection);
        [usages, range] = [[], []];
        break;
      }
      case 0xc0:
        open.pop();
        break;
      case 0x80:
      case 0x90:
        for (const collection of open) {
          const reports = (prefix & 0xfc) === 0x80 ? collection.inputReports : collection.outputReports;
          let report = reports.find(({reportId}) => reportId === globals.id);
          if (!report) reports.push((report = {reportId: globals.id, items: []}));
          report.items.push(itemOf(value, globals, usages, range));
        }
        [usages, range] = [[], []];
        break;
      case 0xb0:
        [usages, range] = [[], []];
    }
  }
  return found;
}

function itemOf(
  flags: number,
  {size, count, minimum}: {size: number; count: number; minimum: number},
  usages: readonly number[],
  [usageMinimum = 0, usageMaximum = 0]: readonly number[],
): HidItem {
  return {
    isConstant: (flags & 1) !== 0,
    isArray: (flags & 2) === 0,
    isAbsolute: (flags & 4) === 0,
    hasPreferredState: (flags & 0x20) === 0,
    isRange: usages.length === 0 && usageMaximum > 0,
    usages,
    usageMinimum,
    usageMaximum,
    logicalMinimum: minimum,
    reportSize: size,
    reportCount: count,
  };
}

/** The bytes of a report with these usages on. */
export function reportOf({items = []}: HidReport, on: readonly number[]): Uint8Array {
  const fields: number[] = [];
  let end = 0;
  for (const {
    usages = [],
    reportSize = 0,
    reportCount = 0,
    isArray,
    usageMinimum = 0,
    isRange,
    logicalMinimum = 0,
    isConstant,
  } of items) {
    if (isArray && !isConstant) {
      const first = isRange
        ? on.find(usage => usage >= usageMinimum && usage < usageMinimum + 0x20)
        : on.find(usage => usages.includes(usage));
      const index = first === undefined ? -1 : isRange ? first - usageMinimum : usages.indexOf(first);
      const value = index < 0 ? 0 : index + logicalMinimum;
      for (let bit = 0; bit < reportSize; bit++) if ((value >> bit) & 1) fields.push(end + bit);
    } else
      usages.forEach(
        (usage, index) => index < reportCount && on.includes(usage) && fields.push(end + index * reportSize),
      );
    end += reportSize * reportCount;
  }
  const data = new Uint8Array(Math.ceil(end / 8));
  for (const bit of fields) data[bit >> 3] = (data[bit >> 3] ?? 0) | (1 << (bit & 7));
  return data;
}
