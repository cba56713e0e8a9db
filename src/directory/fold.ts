/**
 * @file One spelling for the many in which a German name, department or task is written and typed: `Müller`, `Mueller` and
 * `MULLER` are the same word, and so are `Strauß` and `Strauss`. Whatever is searched and whatever is typed goes through it.
 */

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Without capitals, accents and the dots of umlauts: as somebody types it who slips, letter by letter. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøłđðþı]/g, letter => letters[letter] ?? letter);

/**
 * Without umlauts and doubled letters as well. Digits stay as they are. The beginning of a word gives the beginning of its spelling.
 * `Bauer` is no way to write `Baür`.
 */
export const fold = (text: string): string =>
  plain(text)
    .replace(/(?<![aeou])([aou])e/g, '$1')
    .replace(/(\p{L})\1+/gu, '$1');

/** Words that tell nobody from anybody else, folded. */
const fillers = new Set(
  ['von', 'van', 'vom', 'zu', 'zum', 'zur', 'und', 'der', 'den', 'de', 'di', 'da', 'dr', 'prof', 'herr', 'frau'].map(
    fold,
  ),
);

export const isFiller = (word: string): boolean => fillers.has(word);

/** A room's `1.14` is one word. */
const word = /\p{N}+(?:[./]\p{N}+)+|[\p{L}\p{N}]+/gu;
const joint = /[-‐‑’'´`]/;

/** The words of a text, folded; of `Karl-Heinz` also `karlheinz`. */
export function wordsOf(text: string, spell = fold): string[] {
  return text.split(/[\s,;]+/).flatMap(chunk => {
    const words = spell(chunk).match(word) ?? [];
    return words.length > 1 && joint.test(chunk) ? [...words, spell(words.join(''))] : words;
  });
}

/** How a folded word sounds: Maier, Mayr and Meyer, Schmid and Schmitt are heard alike on the telephone. */
export const soundOf = (folded: string): string =>
  fold(
    folded
      .replace(/[ae][iy]/g, 'ei')
      .replace(/y/g, 'i')
      .replace(/ie/g, 'i')
      .replace(/ph|v/g, 'f')
      .replace(/([aeiou])h(?![aeiou])/g, '$1')
      .replace(/([td])h/g, '$1')
      .replace(/c(?!h)/g, 'k')
      .replace(/tz/g, 'z')
      .replace(/dt|d$/g, 't')
      .replace(/e([rl])$/, '$1'),
  );
