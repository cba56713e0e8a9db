import {areaLength} from './destination.js';
import {emergencyNumber} from './emergency.js';
import type {Site} from './types.js';

const between =
  /\s*\n\s*|\s+(?:oder|od?\.|bzw\.?|und|u\.|or|and|&)\s+|\s*\|\s*|;\s+|,\s+(?=[+0-9(-][^*#]*$)|(?<![;,])[;,](?=\+|0[1-9][\d\s()/-]{5,}$)|\s*\/\s*/;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/**
 * The numbers a text has: `0861 58-123 / 124` are two, of which the second shares the first's beginning. A slash, or
 * a line's end, behind an area code only parts it from its number.
 */
export function splitNumbers(text: string, site: Site): readonly string[] {
  const parts = text.split(between).filter(part => digitsOf(part) !== '');
  if (parts.length < 2) return [text];
  const numbers: string[] = [];
  let begun = '';
  for (const part of parts) {
    const candidate = begun === '' ? part : `${begun} ${part}`;
    begun = numbers.length === 0 && isAreaCode(candidate, site) ? candidate : '';
    if (begun === '') numbers.push(complete(candidate, numbers[0]));
  }
  if (begun !== '') numbers.push(begun);
  return numbers;
}

/** Whether a text is the beginning of a number, down to the area code, and nothing else. */
function isAreaCode(text: string, site: Site): boolean {
  const digits = digitsOf(text);
  const withCountry = /^[^\d+]*(?:\+|0\D*0)/.test(text);
  if ((!withCountry && !digits.startsWith('0')) || emergencyNumber(digits, site)) return false;
  const country = new RegExp(`^0{0,3}${site.country}(?=0?[1-9]|$)`);
  const inCountry = !withCountry || country.test(digits) || (site.area !== '' && digits.startsWith(`00${site.area}`));
  if (!inCountry) return digits.length < 8;
  const national = (withCountry ? digits.replace(country, '') : digits).replace(/^0+/, '');
  return national.length <= areaLength(national) || /^(?:1[567]\d{1,3}|18\d|[789]00)$/.test(national);
}

/** Gives the second number the beginning it shares with the first. */
function complete(part: string, first: string | undefined): string {
  const ending = digitsOf(part);
  const isWhole = /^\D*(?:\+|0)/.test(part) && ending.length > 4;
  if (first === undefined || isWhole || ending.length >= digitsOf(first).length) return part;
  const behindHyphen = /-(\d+)\s*$/.exec(first)?.[1];
  if (behindHyphen === '0' || behindHyphen?.length === ending.length)
    return first.slice(0, first.lastIndexOf('-') + 1) + ending;
  let count = ending.length;
  let cut = first.length;
  while (count > 0) if (/\d/.test(first.charAt(--cut))) count--;
  return first.slice(0, cut) + ending;
}
