import type {DirectoryEntry, DirectoryHit, SiteConfiguration} from '../protocol/index.js';
import {compareOrder, type Ranked} from './directory-index.js';
import {wordsOf} from './fold.js';
import {numberKey} from './number-key.js';

/**
 * What several sources have found as one list, the best first, in which nobody stands twice: who has the same name and a number
 * in common is one person, of whom the better match comes first and lends what the other lacks.
 */
export function merged(
  found: readonly Ranked<DirectoryHit>[],
  most: number,
  site?: Partial<SiteConfiguration>,
): DirectoryHit[] {
  const hits: DirectoryHit[] = [];
  /** The places in `hits` of those who have this name. */
  const namesakes = new Map<string, number[]>();
  for (const {entry} of [...found].sort(byCost)) {
    const name = wordsOf(entry.name).sort().join(' ');
    const places = namesakes.get(name) ?? [];
    const at = places.find(place => shareNumber(hits[place], entry, site));
    const known = at === undefined ? undefined : hits[at];
    if (at !== undefined && known) hits[at] = together(known, entry, site);
    else namesakes.set(name, [...places, hits.push(entry) - 1]);
  }
  return hits.slice(0, most);
}

const byCost = (one: Ranked, other: Ranked): number => one.cost - other.cost || compareOrder(one.order, other.order);

const keysOf = ({numbers}: DirectoryEntry, site?: Partial<SiteConfiguration>): string[] =>
  numbers.map(number => numberKey(number, site));

function shareNumber(
  one: DirectoryEntry | undefined,
  other: DirectoryEntry,
  site?: Partial<SiteConfiguration>,
): boolean {
  const keys = one ? keysOf(one, site) : [];
  return keysOf(other, site).some(key => keys.includes(key));
}

function together(known: DirectoryHit, other: DirectoryHit, site?: Partial<SiteConfiguration>): DirectoryHit {
  const keys = new Set(keysOf(known, site));
  const more = other.numbers.filter(number => !keys.has(numberKey(number, site)));
  const about = [...new Set([...(known.about ?? []), ...(other.about ?? [])])];
  return {
    ...other,
    ...known,
    numbers: [...known.numbers, ...more],
    ...(about.length > 0 ? {about} : {}),
  };
}
