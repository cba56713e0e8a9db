import {areaLength, callingCode} from './destination.js';
import type {Destination} from './destination.js';
import {groupings} from './plans.js';
import {completeSite} from './site.js';
import type {Site} from './types.js';

/** No-break blank and hyphen, so that a number never breaks across lines (DIN 5008). */
export const forScreen = (plainText: string): string => plainText.replace(/ /g, '\u00a0').replace(/-/g, '\u2011');

/** Plain blanks and hyphens, for clipboards, files and other programs. */
export const plain = (display: string): string => display.replace(/\u00a0/g, ' ').replace(/\u2011/g, '-');

/**
 * Writes a number in E.164 form after DIN 5008: a blank behind the area code, a hyphen before our own extensions,
 * `+49` without `(0)`. German numbers begin with the zero in mode `direct`; in mode `amt`, where a leading zero means
 * something else, with `+49`. For the screen: no-break blanks and hyphens.
 */
export const format = (e164: string, site: Partial<Site> | undefined): string =>
  forScreen(formatPlain({e164}, completeSite(site)));

/** Like {@link format}, with plain blanks and hyphens, for any destination. */
export function formatPlain(destination: Destination, site: Site): string {
  const {e164, extension, short, doubt} = destination;
  if (short !== undefined) return short.replace(/^(11[68])/, '$1 ');
  if (extension !== undefined && (extension !== '0' || e164 === undefined)) return extension;
  if (e164 === undefined) return '';
  const digits = e164.slice(1);
  if (!digits.startsWith(site.country)) return `+${formatForeign(digits)}`;
  const number = formatNational(digits.slice(site.country.length), site);
  // A number that no plan knows could be read otherwise with a zero before it.
  const withZero = site.mode === 'direct' && (doubt === undefined || doubt === 'unknown-extension');
  return withZero ? `0${number}` : `+${site.country} ${number}`;
}

/** A German number without its zero. */
export function formatNational(digits: string, site: Site): string {
  const own = site.area + site.head;
  if (site.head !== '' && digits.startsWith(own) && digits.length > own.length)
    return `${site.area} ${site.head}-${digits.slice(own.length)}`;
  const service = /^(180|900)(\d)(\d+)$|^((?:18|70|80)0|137|32|1[567]\d)(\d+)$/.exec(digits);
  if (service) return service.slice(1).filter(Boolean).join(' ');
  const area = areaLength(digits);
  return digits.length > area ? `${digits.slice(0, area)} ${digits.slice(area)}` : digits;
}

/** A number abroad, without the plus: grouped as its country does where that is a neighbour. */
export function formatForeign(digits: string): string {
  const code = callingCode(digits)?.code ?? '';
  const rest = digits.slice(code.length);
  const [, , ...patterns] = groupings[code] ?? [0, 0];
  for (const [leading, groups] of patterns) {
    if (!new RegExp(`^(?:${leading})`).test(rest)) continue;
    const match = new RegExp(`^${groups?.replaceAll('d', '\\d')}$`).exec(rest);
    if (match) return [code, ...match.slice(1)].join(' ');
  }
  return [code, rest].filter(Boolean).join(' ');
}

/** What to send to the PBX for it. */
export function dialString(destination: Destination, site: Site): string {
  const {e164, extension, short} = destination;
  const trunk = site.mode === 'amt' ? site.trunkPrefix : '';
  if (extension === '0' && site.operator !== undefined) return site.operator;
  if (extension !== undefined && (extension !== '0' || e164 === undefined)) return extension;
  if (short !== undefined) return trunk + short;
  if (e164 === undefined) return '';
  if (site.dialFormat === 'e164') return e164;
  const digits = e164.slice(1);
  return digits.startsWith(site.country) ? `${trunk}0${digits.slice(site.country.length)}` : `${trunk}00${digits}`;
}
