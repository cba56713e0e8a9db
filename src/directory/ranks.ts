/** @file What makes one match better than another. The lower, the better; what several words cost adds up. */

/** Where a word stands in an entry, the best place first. */
export const fields = ['number', 'surname', 'name', 'department', 'room', 'about', 'initials'] as const;
export type Field = (typeof fields)[number];

/** A whole extension, the beginning of the name, of another word of it, department, room, responsibility. */
const places: Readonly<Record<Field, number>> = {
  number: 0,
  surname: 10,
  name: 20,
  department: 30,
  room: 40,
  about: 50,
  initials: 60,
};

/** How a word was found. */
export const ways = {
  whole: 0,
  /** It goes on. */
  start: 2,
  /** It stands in a longer one, as `Steuer` in `Hundesteuer`. */
  within: 60,
  /** It sounds alike. */
  sound: 70,
  /** It is one slip of the fingers away; two in a long word. */
  slip: 100,
  slips: 110,
} as const;
const withinName = 120;
export type Way = (typeof ways)[keyof typeof ways];

/** More than a slip: nobody slips with the first letter. */
export const otherBeginning = 5;

/** Beyond what is as it was typed: umlauts, accents and doubled letters as well. */
export const asTyped = -1;

/** Undefined: no match. Of a number whose beginning was typed nobody knows yet whether it is meant. */
export function costOf(field: Field, way: Way): number | undefined {
  if (field === 'initials' && way !== ways.whole) return undefined;
  if (field === 'number') return way === ways.whole ? 0 : way === ways.start ? 15 : undefined;
  // Names are not made of words: `Weber` is no kind of `Eber`.
  if (way === ways.within && (field === 'surname' || field === 'name')) return places[field] + withinName;
  return places[field] + way;
}
