/** @file Numbers and what is wrong with them, as a clerk reads them. */
import type {Reading} from '../../dialling/reading.js';
import {numberReasons} from '../../i18n/de-number-reasons.js';
import type {Terms} from '../../i18n/index.js';
import {format, interpret, type Site} from '../../numbers/index.js';

/** A number of the network after DIN 5008 by the rules of the site; as it came where it is none. */
export function displayNumber(number: string, site: Partial<Site> | undefined): string {
  const reading = site && interpret(number, site, 'network');
  if (reading?.dial) return reading.display;
  return /^\+\d+$/.test(number) ? format(number, site) : number;
}

/** Why a number is rejected or asked about, and what to do. */
export function reasonText({reason}: Reading, terms: Terms): string {
  const reasons = terms.numberReasons ?? numberReasons;
  return (reason && reasons[reason]) ?? terms.errors['number-invalid'];
}
