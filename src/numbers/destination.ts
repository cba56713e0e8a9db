import {emergencyNumber} from './emergency.js';
import {areaCodes, globalCodes, groupings, landline, regions} from './plans.js';
import type {Reason} from './reasons.js';
import type {Site} from './types.js';

/** Where a call would go. */
export interface Destination {
  readonly e164?: string;
  /** An own extension; with `e164` where it can be dialled from outside. */
  readonly extension?: string;
  /** A national short code: 115, 116117, 11833. */
  readonly short?: string;
  readonly region?: string;
  /** Why it is doubtful: not of the form the numbering plan wants, though it may be in use. */
  readonly doubt?: Reason;
}

/** A destination, or why there is none. */
export type Reading = Destination | Reason;

export const isDestination = (reading: Reading | undefined): reading is Destination => typeof reading === 'object';

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);
const beginning = (pattern: string): RegExp => new RegExp(`^(?:${pattern})`);

const [area2, area3, area4] = areaCodes.map(beginning);
const landlineNumber = whole(landline);
const mobileNumber = /^(?:15\d{9}|16[023]\d{7,8}|17\d{8,9})$/;
const serviceNumber = /^(?:10\d{2,18}|(?:12|13[78]|16[489]|1[89]|3[12]|700|800|900)\d{4,11})$/;
const shortCode = /^(?:115|116\d{3}|118\d{2}|1180\d{2})$/;

/** Length of the area code a German number begins with, without the zero. */
export function areaLength(national: string): number {
  if (area2?.test(national)) return 2;
  if (area3?.test(national)) return 3;
  return area4?.test(national) ? 4 : 5;
}

/** Whether a German number, without the zero, is in a range of its own that no area code has. */
export const isService = (national: string): boolean => serviceNumber.test(national);
/** Whether a German number, without the zero, is a complete mobile number. */
export const isMobile = (national: string): boolean => mobileNumber.test(national);

/** Whether it begins as one. */
export const inMobileRange = (national: string): boolean => /^1(?:5|6[023]|7)/.test(national);

let regionsByPrefix: ReadonlyMap<string, string> | undefined;

function readRegions(): ReadonlyMap<string, string> {
  const byPrefix = new Map<string, string>();
  for (const entry of regions.split(' '))
    for (const prefix of entry.slice(2).split(',')) byPrefix.set(prefix, entry.slice(0, 2));
  for (const code of globalCodes.split(' ')) byPrefix.set(code, '001');
  return byPrefix;
}

/** What a number in international form begins with: the calling code, and whose it is (`001`: no country's). */
export function callingCode(digits: string): {code: string; region: string} | undefined {
  regionsByPrefix ??= readRegions();
  for (let length = 4; length > 0; length--) {
    const region = regionsByPrefix.get(digits.slice(0, length));
    if (region === undefined) continue;
    return {code: /^[17]/.test(digits) ? digits.slice(0, 1) : digits.slice(0, length), region};
  }
  return undefined;
}

/** Fewest and most digits where they matter for telling numbers apart: North America, and free numbers (0 0800). */
const fixedLengths: Readonly<Record<string, readonly [number, number]>> = {'1': [10, 10], '800': [8, 8]};

/** Reads digits that begin with a calling code. */
export function international(digits: string, site: Site): Reading {
  if (emergencyNumber(digits, site)) return 'emergency-in-number';
  if (digits.startsWith(site.country)) return national(digits.slice(site.country.length).replace(/^0/, ''), site);
  const calling = callingCode(digits);
  if (calling === undefined) return digits.length < 3 ? 'too-short' : 'unknown-country';
  const length = digits.length - calling.code.length;
  if (length < 4) return 'too-short';
  if (digits.length > 15) return 'too-long';
  const [fewest, most] = fixedLengths[calling.code] ?? groupings[calling.code] ?? [4, 15];
  const region = calling.region === '001' ? {} : {region: calling.region};
  const doubt = length < fewest || length > most ? {doubt: 'unusual-length' as const} : {};
  return {e164: `+${digits}`, ...region, ...doubt};
}

/** Reads a German number without its leading zero: our own extension, landline, mobile, service. */
export function national(digits: string, site: Site): Reading {
  if (digits.length < 3) return 'too-short';
  // Behind a call-by-call code, 010xy, comes a whole number.
  if (digits.length > (digits.startsWith('10') ? 20 : 13)) return 'too-long';
  if (digits.startsWith('0')) return 'unknown-number';
  if (emergencyNumber(digits, site)) return 'emergency-in-number';
  const e164 = `+${site.country}${digits}`;
  const own = site.area + site.head;
  if (site.head !== '' && digits.startsWith(own)) return ownNumber(digits.slice(own.length), e164, site);
  if (isMobile(digits)) return {e164};
  if (isService(digits)) return {e164};
  if (!landlineNumber.test(digits)) {
    if (digits.length < 6) return 'too-short';
    return {e164, doubt: inMobileRange(digits) ? 'unusual-length' : 'unknown-type'};
  }
  if (/^11[02]$/.test(digits.slice(areaLength(digits)))) return 'emergency-in-number';
  // The numbering plan allows 11 digits; older numbers with direct dialling have up to 13.
  return digits.length > 11 ? {e164, doubt: 'unusual-length'} : {e164};
}

function ownNumber(extension: string, e164: string, site: Site): Reading {
  if (/^11[02]$/.test(extension)) return 'emergency-in-number';
  if (extension === '') return 'too-short';
  if (extension === '0' || isExtension(extension, site)) return {extension, e164};
  return {e164, doubt: 'unknown-extension'};
}

/** Whether digits typed inside the house reach a colleague at once. */
export function isExtension(digits: string, site: Site): boolean {
  if (site.internal?.includes(digits)) return true;
  return site.extensionDigits.includes(digits.length) && !digits.startsWith('0') && !shortCode.test(digits);
}

/**
 * Whether digits are longer than extensions and shorter than subscriber numbers, which have 5 digits today: a service
 * inside the house (voicemail, echo test), which only the PBX knows. The range of 110 and its like is left out.
 */
export function isHouseService(digits: string, site: Site): boolean {
  const behindPrefix = site.mode === 'amt' && site.trunkPrefix !== '' && digits.startsWith(site.trunkPrefix);
  return digits.length === 4 && Math.max(...site.extensionDigits) < 4 && !/^(?:0|11)/.test(digits) && !behindPrefix;
}

/** The destination of digits that are an extension. */
export function extension(digits: string, site: Site): Destination {
  const hasOwnNumber = site.head !== '' && site.extensionDigits.includes(digits.length) && /^\d+$/.test(digits);
  return hasOwnNumber
    ? {extension: digits, e164: `+${site.country}${site.area}${site.head}${digits}`}
    : {extension: digits};
}

/** Reads digits as they are dialled on a public line in the site's area. */
export function publicLine(digits: string, site: Site): Reading {
  if (digits.startsWith('00')) return international(digits.slice(2), site);
  if (digits.startsWith('0')) return national(digits.slice(1), site);
  if (shortCode.test(digits)) return {short: digits};
  return subscriber(digits, site);
}

/** A number without its area code. None begins with 1, but for the old 19xyz (19222, ambulance transport). */
function subscriber(digits: string, site: Site): Reading {
  if (site.area === '') return 'unknown-number';
  if (digits.length < 4 || digits.length < Math.max(...site.extensionDigits)) return 'too-short';
  if (digits.startsWith('1') && !/^19\d{3}$/.test(digits)) return 'unknown-number';
  return site.area.length + digits.length > 11 ? 'unknown-number' : national(site.area + digits, site);
}

/** Whether two readings reach the same telephone. */
export const sameDestination = (a: Destination, b: Destination): boolean =>
  a.e164 === b.e164 && a.extension === b.extension && a.short === b.short;
