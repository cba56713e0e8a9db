import {areaLength, inMobileRange, isMobile, isService} from './destination.js';
import {interpretAt} from './interpret.js';
import {completeSite} from './site.js';
import {even, type Label, labelBehind, labelOf, listJoint, maskFigures, speaksOfCalls} from './surroundings.js';
import type {Interpretation, Site} from './types.js';

/** A number in a text. */
export interface Found {
  /** Where it begins and ends, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** What it means, as if it were a link: never `rejected`. */
  readonly interpretation: Interpretation;
}

/** Digits with what stands between the groups of a number. */
const run =
  /(?<![\p{L}\d_@\\])(?<!\d[-./])(?<!\p{L}[-/])(?:\+|\(\+?)?\d(?:(?: ?(?:[/.-]?\(0\)[/.-]?|[)/.-]{1,3}) ?| )?\d)*/gu;
/** Long texts are read in parts, at blanks that are not in a number. */
const parts = /[^]{1,800}(?=\s(?![\s\d(+/-])|$)|[^]{1,800}/g;

/**
 * Finds the telephone numbers in running text, of this house and others: not the IBANs, file numbers, postcodes,
 * dates, amounts, fax, tax and insurance numbers. Pure.
 *
 * @param before what stands left of the text, such as a table's column name: a label may be there
 */
export function findNumbers(text: string, given: Partial<Site> | undefined, before = ''): readonly Found[] {
  if (!/\p{Nd}\D{0,3}\p{Nd}/u.test(text)) return [];
  const site = completeSite(given);
  const plainText = even(text);
  return [...plainText.matchAll(parts)].flatMap(({0: part, index}) => {
    const left = index === 0 ? even(before) : plainText.slice(Math.max(0, index - 48), index);
    return findIn(part, site, left).map(found => ({...found, start: found.start + index, end: found.end + index}));
  });
}

function findIn(text: string, site: Site, before: string): readonly Found[] {
  // Two blanks, so that digits at the end of what stands before are no part of a number.
  const offset = before === '' ? 0 : before.length + 2;
  const plainText = offset ? `${before}  ${text}` : text;
  const masked = maskFigures(plainText);
  const context = speaksOfCalls(plainText);
  const found: Found[] = [];
  let last: Candidate | undefined;
  for (const match of masked.matchAll(run)) {
    const after = masked.slice(match.index + match[0].length);
    if (isPartOfMore(after)) {
      last = undefined;
      continue;
    }
    for (const piece of pieces(withoutPostcode(match[0], after), match.index)) {
      const between = masked.slice(last?.end ?? 0, piece.start);
      const label = labelBehind(masked.slice(piece.end), labelIn(between, last));
      const candidate: Candidate = {...piece, label, context, previous: last, between};
      const interpretation = read(candidate, site);
      last = {...candidate, ...(interpretation && {interpretation})};
      if (interpretation && piece.start >= offset)
        found.push({start: startOf(masked, candidate) - offset, end: piece.end - offset, interpretation});
    }
  }
  return found;
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Candidate extends Piece {
  readonly label: Label;
  readonly context: boolean;
  readonly between: string;
  readonly previous?: Candidate | undefined;
  readonly interpretation?: Interpretation;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

const isPartOfMore = (after: string): boolean =>
  /^(?:[\p{L}_@#*]|[-/.]\p{Lu}|[.,:]\d|\/\/|\.(?:pdf|docx?|xlsx?|jpe?g|png|tiff?|msg|eml|txt|zip)\b)/u.test(after);

/** In a list each member has the label of the one before it, and so has what a numbered label stands before: `Fax 2:`. */
function labelIn(between: string, last: Candidate | undefined): Label {
  const isNumbered = last && last.label !== 'other' && last.text.length < 3 && /^[.:\s]+$/.test(between);
  return last && (isNumbered || listJoint.test(between.replace(/-$/, ''))) ? last.label : labelOf(between);
}

/** A hyphen before an extension belongs to it. */
function startOf(text: string, {start, text: digits}: Piece): number {
  return /^\d{1,5}$/.test(digits) && /(?:^|[\s:/])-$/.test(text.slice(0, start)) ? start - 1 : start;
}

/** Slashes as the only signs between the groups of one number. */
const isSlashed = (text: string): boolean => /^(?:\+|00)\d+(?:\/\d+){2,}$/.test(text);

/** Leaves out a postcode right behind a number: a place follows, and together they are too long, or behind an extension. */
function withoutPostcode(text: string, after: string): string {
  const number = /^(.*\d) \d{5}$/.exec(text)?.[1];
  if (number === undefined || !/^ (?!Herr|Frau|Dr|Prof|Fam)\p{Lu}\p{Ll}/u.test(after)) return text;
  const national = digitsOf(text).replace(/^(?:0049|49(?=.{9})|0)0?/, '');
  return national.length > 11 || /\d-\d{1,4}$/.test(number) ? number : text;
}

/** Parts what is only set side by side: `58-123 / 124`, `0861 58-123 0171 3920045`. */
function pieces(text: string, start: number): readonly Piece[] {
  const parted: Piece[] = [];
  const cut = /\s*\/\s*-?(?=\d{1,5}$)|( ?\/ ?)(?=0[1-9]\d{2})| (?=0[1-9]\d{2})| (?=\+\d)/g;
  let from = 0;
  if (isSlashed(text)) return [{text, start, end: start + text.length}];
  const add = (to: number) => {
    const part = text.slice(from, to).replace(/[ /-]+$/, '');
    const open = /^\([^)]*$/.test(part) ? 1 : 0;
    if (part !== '') parted.push({text: part.slice(open), start: start + from + open, end: start + from + part.length});
  };
  for (const match of text.matchAll(cut)) {
    const before = text.slice(from, match.index);
    const isWhole = match[0] === ' ' ? digitsOf(text.slice(match.index)).length > 6 : true;
    // A file number may have as many digits before its slash as an area code with the shortest of numbers.
    const fewest = match[1] === undefined ? 6 : 8;
    if (!isWhole || digitsOf(before).length < (/^\(?[+0]/.test(text) ? fewest : 2)) continue;
    add(match.index);
    from = match.index + match[0].length;
  }
  add(text.length);
  return parted;
}

/** What the digits mean, or nothing if they are no number or not surely one. */
function read(candidate: Candidate, site: Site): Interpretation | undefined {
  // Nothing but a telephone number begins with a plus.
  if (candidate.label === 'fax' || (candidate.label === 'other' && !candidate.text.includes('+'))) return undefined;
  const written = numberIn(candidate, site);
  if (written === undefined) return undefined;
  // A text writes numbers as on a public line, however they are dialled here.
  const found = interpretAt(written, {...site, mode: 'direct'}, 'link');
  if (found.kind === 'rejected' || found.kind === 'ambiguous') return undefined;
  if (candidate.label !== 'phone' && found.reason && /^un(?:known|usual)/.test(found.reason)) return undefined;
  const dialled = site.mode === 'direct' || !found.e164 ? found : interpretAt(found.e164, site, 'link');
  return dialled.kind === 'rejected' ? undefined : dialled;
}

/** The number that a candidate stands for, if its form and what is around it speak for one. */
function numberIn(candidate: Candidate, site: Site): string | undefined {
  const {text, label, context} = candidate;
  const digits = digitsOf(text);
  const isLabelled = label === 'phone';
  if (digits.length > 15 || /-\D*-\D*-\D*-/.test(text)) return undefined;
  if (/^\(?(?:\+|00)/.test(text))
    return isAbroad(text, digits, isLabelled) ? (isSlashed(text) ? text.replaceAll('/', ' ') : text) : undefined;
  if (/\/.*\//.test(text)) return undefined;
  // Without its blanks: one behind the first zero is only how it is spaced, not a trunk prefix.
  if (/^\(?0/.test(text)) return isNational(text, digits, isLabelled || context) ? digits : undefined;
  return shortNumber(candidate, digits, site);
}

function isAbroad(text: string, digits: string, isLabelled: boolean): boolean {
  if (digits.length < 8) return false;
  return isLabelled || /^\(?\+/.test(text) || /^00[1-9]\d{0,2}[ )/-]/.test(text);
}

/** A number with its area code: parted from it at the right place, or, where calls are spoken of, not parted at all. */
function isNational(text: string, digits: string, aboutCalls: boolean): boolean {
  const national = digits.slice(1);
  if (national.length < 5 || national.length > 12 || /^0/.test(national)) return false;
  const prefixes = isService(national) ? [3, 2, 4] : inMobileRange(national) ? [3, 4] : [areaLength(national)];
  const groups = text.split(/\D+/).filter(Boolean);
  if (groups.length === 1) return aboutCalls || isMobile(national);
  let count = 0;
  for (const group of groups.slice(0, -1)) {
    count += group.length;
    if (prefixes.includes(count - 1)) return true;
  }
  return false;
}

const doctors = /bereitschaft|sperr|ärztlich|krisendienst/i;

/** Extensions, local numbers and short codes: only where the text says that they are telephone numbers. */
function shortNumber(
  {text, label, context, previous, between}: Candidate,
  digits: string,
  site: Site,
): string | undefined {
  const isLabelled = label === 'phone';
  const own = site.head !== '' && text.startsWith(`${site.head}-`);
  if (own && site.extensionDigits.includes(digits.length - site.head.length) && /^\d+-\d+$/.test(text)) {
    const isApart = /\($/.test(between) || isLabelled || listJoint.test(between);
    return isApart || (context && !/\d\s*$/.test(between)) ? `0${site.area} ${text}` : undefined;
  }
  if (/^116 ?\d{3}$/.test(text)) return isLabelled || context || doctors.test(between) ? digits : undefined;
  if (previous?.interpretation && listJoint.test(between.replace(/-$/, '')))
    return site.extensionDigits.includes(digits.length) && digits === text
      ? sibling(previous, digits, site)
      : undefined;
  if (!isLabelled || /^\D*-/.test(text)) return undefined;
  if (digits === text && digits.length < 5) return digits;
  // The zero is missing; with another area code it would be somebody else's number.
  if (site.area !== '' && digits.startsWith(site.area)) return undefined;
  return /^\d[\d ]{3,9}$/.test(text) && digits.length > 4 && digits.length < 9 ? digits : undefined;
}

/** The second of `58-123 / 124`: it shares the beginning of the first. */
function sibling(first: Candidate, digits: string, site: Site): string | undefined {
  const {extension, e164} = first.interpretation ?? {};
  if (extension !== undefined) return extension.length === digits.length ? digits : undefined;
  const shares = /-\d+$/.test(first.text) && e164 !== undefined && e164.startsWith(`+${site.country}`);
  return shares ? first.text.replace(/\d+$/, digits) : undefined;
}
