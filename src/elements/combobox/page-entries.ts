/** @file What the page's own source answers: whatever it is, it is text of limited length, and shown as such. */
import {type DirectoryEntry, MOST_HITS} from '../../protocol/index.js';

const most = {text: 100, number: 40, numbers: 5, about: 20};

const clean = (value: unknown, length = most.text): string =>
  typeof value === 'string'
    ? [...value.normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')].slice(0, length).join('').trim()
    : '';

const list = (value: unknown, many: number, length?: number): readonly string[] =>
  Array.isArray(value)
    ? value
        .slice(0, many)
        .map(one => clean(one, length))
        .filter(Boolean)
    : [];

/** The entries that have a name and a number. Throws where the answer is no list. */
export function pageEntries(answer: unknown): readonly DirectoryEntry[] {
  if (!Array.isArray(answer)) throw new TypeError('Not a list of entries');
  return answer.slice(0, MOST_HITS).flatMap((given: unknown) => {
    const {name, department, room, about, numbers, deputy} = Object(given) as Partial<Record<string, unknown>>;
    const entry: DirectoryEntry = {
      name: clean(name),
      department: clean(department),
      room: clean(room),
      about: list(about, most.about),
      numbers: list(numbers, most.numbers, most.number),
      deputy: clean(deputy, most.number),
    };
    return entry.name && entry.numbers.length ? entry : [];
  });
}
