/** @file What a source sends is not trusted: types, lengths, and characters that would make a name look like another one. */
import type {DirectoryEntry} from '../protocol/index.js';

/** Characters. */
const longest = {name: 100, department: 100, room: 40, about: 120, number: 40} as const;
const most = {about: 20, numbers: 8} as const;

/** Null: nobody who could be called by name. */
export function cleanEntry(value: unknown): DirectoryEntry | null {
  const {name, department, room, about, numbers, deputy} = Object(value) as Record<string, unknown>;
  const cleaned = {
    name: text(name, longest.name),
    department: text(department, longest.department),
    room: text(room, longest.room),
    about: list(about, most.about, one => text(one, longest.about)),
    numbers: list(numbers, most.numbers, number),
    deputy: number(deputy),
  };
  if (!cleaned.name || cleaned.numbers.length === 0) return null;
  const {about: tasks, ...rest} = cleaned;
  return {
    ...(Object.fromEntries(Object.entries(rest).filter(([, given]) => given !== '')) as typeof rest),
    ...(tasks.length > 0 ? {about: tasks} : {}),
  };
}

function list(value: unknown, length: number, clean: (one: unknown) => string): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return [...new Set(values.slice(0, length).map(clean))].filter(Boolean);
}

function text(value: unknown, length: number): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const visible = String(value)
    .slice(0, 4 * length)
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cs}]/gu, '')
    // Letters of all living scripts do with three; a tower of them would cover the line above.
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return [...visible].slice(0, length).join('').trim();
}

/** What can be dialled, as it is written; the rules of numbers decide later. */
function number(value: unknown): string {
  const written = text(value, longest.number);
  return /^[+\d*#][\d\s()/.*#-]*$|^\([\d\s()/.-]+$/.test(written) && /\d/.test(written) ? written : '';
}
