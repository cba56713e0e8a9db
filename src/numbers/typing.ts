import {areaLength, callingCode, isService} from './destination.js';
import {formatNational} from './format.js';
import {completeSite} from './site.js';
import type {Site} from './types.js';

/** The text of an input and where its caret stands, in UTF-16 units. */
export interface Typing {
  readonly text: string;
  readonly caret: number;
}

/**
 * Groups a number while it is typed, and keeps the caret behind the character it stood behind. Text that has anything
 * but digits, a plus and the blanks this function sets itself is the writer's own and stays as it is.
 */
export function formatTyping(text: string, caret: number, site: Partial<Site> | undefined): Typing {
  const compact = text.replace(/ /g, '');
  if (!/^\+?\d+$/.test(compact) || compact.length > 20) return {text, caret};
  const formatted = group(compact, completeSite(site));
  const places = blanks(formatted);
  if (!blanks(text).every(place => places.includes(place))) return {text, caret};
  if (caret >= text.length) return {text: formatted, caret: formatted.length};
  const before = text.slice(0, caret);
  let position = 0;
  for (let count = before.replace(/ /g, '').length; count > 0; position++) if (formatted[position] !== ' ') count--;
  if (before.endsWith(' ') && formatted[position] === ' ') position++;
  return {text: formatted, caret: position};
}

/** Behind how many characters other than blanks each blank stands. */
function blanks(text: string): readonly number[] {
  const places: number[] = [];
  let count = 0;
  for (const character of text)
    if (character === ' ') places.push(count);
    else count++;
  return places;
}

function group(text: string, site: Site): string {
  if (text.startsWith('+')) return `+${abroad(text.slice(1), site)}`;
  if (site.mode === 'direct') return publicLine(text, site);
  const rest = text.slice(site.trunkPrefix.length);
  // With one zero it is open whether that is the trunk prefix. No blank behind it: that would tell `interpret` so.
  return text.startsWith(site.trunkPrefix) && rest.startsWith('0') ? site.trunkPrefix + publicLine(rest, site) : text;
}

function publicLine(digits: string, site: Site): string {
  if (digits.startsWith('00')) return digits.length > 2 ? `00 ${abroad(digits.slice(2), site)}` : digits;
  return digits.startsWith('0') ? `0${inCountry(digits.slice(1), site)}` : digits;
}

function abroad(digits: string, site: Site): string {
  const code = callingCode(digits)?.code;
  if (code === undefined || digits.length === code.length) return digits;
  const rest = digits.slice(code.length);
  return `${code} ${code === site.country ? inCountry(rest, site) : rest}`;
}

/** Stays as it is until the digits tell how long the area code is. */
function inCountry(digits: string, site: Site): string {
  return digits.length > areaLength(digits) || isService(digits)
    ? formatNational(digits, site).replace('-', '')
    : digits;
}
