/** @file Who is found by what was typed: each word of it begins a word of the name or the department, or is in the number. */
import type {TeamGroup, TeamMember} from '../../protocol/index.js';

/** Letters alike, however they are written: ä as a and ae, ß as ss; `Müller` is found by `mueller`, and `Yılmaz` by `yilmaz`. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([aou])e/g, '$1');

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The groups with those who are found; one in which nobody is found is left out. */
export function search(groups: readonly TeamGroup[], typed: string): readonly TeamGroup[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return groups;
  return groups
    .map(group => ({...group, members: group.members.filter(member => isFound(member, group.name, wanted))}))
    .filter(({members}) => members.length > 0);
}

function isFound({name, number, department = ''}: TeamMember, group: string, wanted: readonly string[]): boolean {
  const words = wordsOf(`${name} ${department} ${group}`);
  return wanted.every(word => number.startsWith(word) || words.some(one => one.startsWith(word)));
}
