/** @file What somebody was found by. */
import type {DirectoryEntry} from '../../protocol/index.js';

/** The words of a text as they are compared: ä is ae is a, ß is ss, and a doubled letter is one. */
const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([aou])e/g, '$1')
    .replace(/(\p{L})\1/gu, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const begins = (text: string, word: string): boolean => wordsOf(text).some(other => other.startsWith(word));

/** The department, and what of the rest was looked for: a responsibility, or the room. */
export function matched(
  {name, department = '', room = '', about = []}: DirectoryEntry,
  query: string,
  inRoom: (room: string) => string,
): readonly string[] {
  const unknown = wordsOf(query).filter(word => !begins(`${name} ${department}`, word));
  const found = about.find(text => unknown.some(word => begins(text, word)));
  const isRoom = !found && room && unknown.some(word => begins(room, word));
  const first = department || (found ? '' : (about[0] ?? ''));
  return [first, found ?? (isRoom ? inRoom(room) : '')].filter(Boolean);
}
