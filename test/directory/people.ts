/** @file An authority of invented people, the same at each run. */
import type {DirectoryEntry, SiteConfiguration} from '../../src/protocol/index.js';
import {departments, firstNames, nobles, surnames} from './names.js';

export const site: SiteConfiguration = {
  country: '49',
  area: '861',
  head: '58',
  extensionDigits: [4],
  trunkPrefix: '0',
  mode: 'direct',
};

export interface Person extends DirectoryEntry {
  readonly surname: string;
  readonly first: string;
  readonly department: string;
  readonly room: string;
  readonly about: readonly string[];
  readonly extension: string;
}

/** Mulberry32: small, good enough, and everybody's. */
export function randomFrom(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const oneOf = <Value>(values: readonly Value[], random: () => number): Value =>
  values[Math.floor(random() * values.length)] as Value;

/** `count` people, of whom more are called as many are. */
export function people(count: number, seed = 1): Person[] {
  const random = randomFrom(seed);
  const frequent = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() ** 1.7 * values.length)] as Value;
  const surnameOf = () => {
    const luck = random();
    if (luck < 0.02) return oneOf(nobles, random);
    return luck < 0.08 ? `${frequent(surnames)}-${frequent(surnames)}` : frequent(surnames);
  };
  return Array.from({length: count}, (_, index) => {
    const [surname, first] = [surnameOf(), frequent(firstNames)];
    const [department, tasks] = oneOf(Object.entries(departments), random);
    const letters = oneOf(['', '', ' A–K', ' L–Z', ' A–G', ' H–R', ' S–Z'], random);
    const about = [...new Set([oneOf(tasks, random) + letters, oneOf(tasks, random)])];
    const extension = String(1000 + index);
    const room = `${Math.floor(random() * 5)}.${String(1 + Math.floor(random() * 60)).padStart(2, '0')}`;
    const numbers = oneOf([[extension], [`+49 861 58-${extension}`], [extension, `0171 ${3_920_000 + index}`]], random);
    return {name: `${surname}, ${first}`, surname, first, department, room, about, extension, numbers};
  });
}
