/** A text in plain ASCII where that is possible. */
export interface Cleaned {
  readonly text: string;
  /** Invisible characters had been in it. */
  readonly altered: boolean;
  /** It is too long to hold a number; `text` is only its beginning. */
  readonly tooLong: boolean;
}

/** Longer texts hold no number that anyone would dial. Invisible characters count before they are taken out. */
const longestText = 120;
const longestRaw = 480;

const invisible = /\u00ad|\u034f|\u061c|\u180e|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|[\ufe00-\ufe0f]|\ufeff/g;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
const isDigit = /\p{Nd}/u;

/** The value of a decimal digit of any script. Unicode keeps the ten digits of a script together, from zero up. */
function digitValue(digit: string): string {
  let point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (isDigit.test(String.fromCodePoint(point - 1))) {
    point -= 1;
    value += 1;
  }
  return String(value % 10);
}

/**
 * Digits of every script become 0 to 9, dashes `-`, blanks a blank, full-width signs their plain ones. Superscripts and
 * circled digits stay what they are: they are footnotes, and reading them as digits would dial a wrong number.
 */
export function clean(given: string): Cleaned {
  const raw = String(given).slice(0, longestRaw);
  const visible = raw.replace(invisible, '').replace(controls, '');
  const ascii = visible
    .replace(/[^\p{No}]+/gu, part => part.normalize('NFKC'))
    .replace(/\p{Nd}/gu, digit => (digit >= '0' && digit <= '9' ? digit : digitValue(digit)))
    .replace(/[\p{Pd}\u2212\u00af\u02d7]/gu, '-')
    .replace(/[\u2044\u2215]/g, '/')
    .replace(/[\n\v\f\r\u2028\u2029]+/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
  const tooLong = ascii.length > longestText || String(given).length > longestRaw;
  return {text: ascii, altered: visible.length < raw.length, tooLong};
}

/** Only what a keypad has, and the plus. */
export const keys = (text: string): string => text.replace(/[^\d+*#]/g, '');
