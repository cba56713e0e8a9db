/** Shorter words have too many neighbours. */
const shortest = 3;
const long = 8;

/** Edits to look for around a folded word: two letters in the wrong order are two of them. 0: none, digits are never guessed. */
export const reachOf = (word: string): number =>
  /\p{N}/u.test(word) || word.length < shortest ? 0 : word.length === shortest ? 1 : 2;

/** How many slips of the fingers lie between two words that are `edits` apart; Infinity where they are too many for their length. */
export function slipsBetween(one: string, other: string, edits: number): number {
  if (edits < 2) return edits;
  if (areSwapped(one, other)) return 1;
  return Math.min(one.length, other.length) >= long - 1 ? edits : Infinity;
}

/** Two neighbours have changed places, and nothing else. */
function areSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
