/** @file 300 searches, each with those who are meant. Every second one is held out: nobody looks at it while the search is made better. */
import {departments, surnames} from './names.js';
import {oneOf, people, randomFrom, type Person} from './people.js';

export interface LabelledQuery {
  readonly kind: 'spelled' | 'parts' | 'number' | 'place' | 'task' | 'typo';
  readonly query: string;
  readonly meant: readonly Person[];
  readonly heldOut: boolean;
}

export const everybody = people(2_000);

const random = randomFrom(20_26);
const anyone = () => oneOf(everybody, random);
const called = (surname: string, first?: string) =>
  everybody.filter(one => one.surname === surname && (first === undefined || one.first === first));

/** As people write it who have no umlauts, or no patience. */
const respelled: readonly ((text: string) => string)[] = [
  text => text,
  text => text.toLowerCase(),
  text => text.toUpperCase(),
  text => text.replace(/[äöüßÄÖÜ]/g, letter => spelledOut[letter] ?? letter),
  text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss'),
  text => text.replace(/-/g, ' '),
  text => text.replace(/(ll|tt|ss|ff|nn|mm)/g, pair => pair.slice(1)),
];
const spelledOut: Readonly<Record<string, string>> = {ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue'};

/** Those who are the same in one of these writings are meant as well: `Maßl` and `Massl`. */
const plain = (text: string) => respelled.slice(3, 5).map(spell => spell(text).toLowerCase());
const sameName = (one: Person, other: Person) =>
  plain(one.surname).some(writing => plain(other.surname).includes(writing)) &&
  plain(one.first).some(writing => plain(other.first).includes(writing));

function spelled(): Omit<LabelledQuery, 'heldOut'> {
  const person = anyone();
  const spell = oneOf(respelled, random);
  const {surname, first} = person;
  const query = oneOf([`${surname}, ${first}`, `${first} ${surname}`, `${surname} ${first}`], random);
  return {kind: 'spelled', query: spell(query), meant: everybody.filter(one => sameName(one, person))};
}

function parts(): Omit<LabelledQuery, 'heldOut'> {
  const {surname, first, department} = anyone();
  const begun = surname.slice(0, Math.max(4, surname.length - 2));
  const choices: readonly [query: string, meant: readonly Person[]][] = [
    [surname, called(surname)],
    [`${surname} ${first[0]}`, called(surname).filter(one => one.first[0] === first[0])],
    [`${first[0]}. ${surname}`, called(surname).filter(one => one.first[0] === first[0])],
    [begun, everybody.filter(one => one.surname.startsWith(begun))],
    [`${surname} ${department}`, called(surname).filter(one => one.department === department)],
    [
      surname.split(/[\s-]/).at(-1) ?? surname,
      everybody.filter(one => one.surname.split(/[\s-]/).at(-1) === surname.split(/[\s-]/).at(-1)),
    ],
  ];
  const [query, meant] = oneOf(choices, random);
  return {kind: 'parts', query, meant};
}

function number(): Omit<LabelledQuery, 'heldOut'> {
  const person = anyone();
  const {extension} = person;
  const query = oneOf(
    [extension, `58-${extension}`, `0861 58${extension}`, `+49 861 58-${extension}`, `08615 8${extension}`],
    random,
  );
  return {kind: 'number', query, meant: [person]};
}

function place(): Omit<LabelledQuery, 'heldOut'> {
  const {room, department} = anyone();
  return oneOf([true, false], random)
    ? {kind: 'place', query: room, meant: everybody.filter(one => one.room === room)}
    : {
        kind: 'place',
        query: oneOf(respelled.slice(0, 6), random)(department),
        meant: everybody.filter(one => one.department === department),
      };
}

/** Whose department is called so is concerned with it, too. */
const concernedWith = (task: string) =>
  everybody.filter(one =>
    [one.department, ...one.about].some(about => about.toLowerCase().includes(task.toLowerCase())),
  );

function task(): Omit<LabelledQuery, 'heldOut'> {
  const asked = oneOf(Object.values(departments).flat(), random);
  const spell = oneOf(respelled.slice(0, 5), random);
  return {kind: 'task', query: spell(asked), meant: concernedWith(asked)};
}

const neighbours: Readonly<Record<string, string>> = {
  a: 'sq',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'kö',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'oü',
  r: 'et',
  s: 'ad',
  t: 'rz',
  u: 'zi',
  v: 'cb',
  w: 'qe',
  x: 'yc',
  z: 'tu',
};

/** A letter left out, two of them in the wrong order, one twice, the one beside it. */
function slipped(text: string): string {
  const at = 1 + Math.floor(random() * (text.length - 2));
  const [before, letter = '', after] = [text.slice(0, at), text[at], text.slice(at + 1)];
  const beside = neighbours[letter];
  const slips = [
    before + after,
    before + (after[0] ?? '') + letter + after.slice(1),
    ...(beside
      ? [before + oneOf([...beside], random) + after, before + oneOf([...beside], random) + letter + after]
      : []),
  ];
  return oneOf(slips, random);
}

function typo(): Omit<LabelledQuery, 'heldOut'> {
  const {surname, first} = anyone();
  const asked = oneOf(
    Object.values(departments)
      .flat()
      .filter(one => !one.includes(' ') && one.length > 6),
    random,
  );
  const wrong = slipped(surname);
  // What is somebody else's name, or but another writing of this one, is no slip.
  const taken = surnames.some(other =>
    plain(other).some(writing => plain(wrong)[1]?.startsWith(writing.slice(0, 4)) && writing.length < 5),
  );
  if (surname.length < 5 || /[\s-]/.test(surname) || taken || surnames.includes(wrong)) return typo();
  const choices: readonly [query: string, meant: readonly Person[]][] = [
    [wrong, called(surname)],
    [`${wrong} ${first}`, called(surname, first)],
    [`${first} ${wrong}`, called(surname, first)],
    [slipped(asked), concernedWith(asked)],
  ];
  const [query, meant] = oneOf(choices, random);
  return {kind: 'typo', query, meant};
}

const shares = {spelled: 60, parts: 60, number: 20, place: 20, task: 40, typo: 100} as const;
const makers = {spelled, parts, number, place, task, typo};

export const queries: readonly LabelledQuery[] = Object.entries(shares).flatMap(([kind, count]) =>
  Array.from({length: count}, (_, index) => ({...makers[kind as keyof typeof makers](), heldOut: index % 2 === 1})),
);

/** Of those who are meant, how many are among the first five, of as many as can be. */
export function recallOf(
  {meant}: LabelledQuery,
  found: readonly {readonly name: string; readonly numbers: readonly string[]}[],
): number {
  const hits = found
    .slice(0, 5)
    .filter(one => meant.some(({name, numbers}) => name === one.name && numbers[0] === one.numbers[0]));
  return hits.length / Math.min(5, meant.length);
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
