/** @file How what a clerk typed is read, and put into words. */
import type {Reading} from '../../dialling/reading.js';
import {readTyped} from '../../dialling/typed.js';
import type {Terms} from '../../i18n/index.js';
import type {Configuration} from '../../protocol/index.js';
import {loadedNumbers} from './load-numbers.js';

export {readEmergency} from '../../dialling/typed.js';

/** Reads a typed number on this site; null where nothing was typed. */
export function readNumber(text: string, configuration: Configuration | null): Reading | null {
  return text.trim() ? readTyped(text, configuration, loadedNumbers()?.interpret ?? null) : null;
}

/** A number of the network as a clerk reads it, after DIN 5008 by the rules of the site; as it came where it is none. */
export function displayNumber(number: string, configuration: Configuration | null): string {
  const numbers = loadedNumbers();
  const site = configuration?.site;
  if (!numbers || !number) return number;
  const reading = site && numbers.interpret(number, site, 'network');
  if (reading?.dial) return reading.display;
  return /^\+\d+$/.test(number) ? numbers.format(number, site) : number;
}

/** Why a number is rejected or asked about, and what to do. */
export function reasonText(reading: Reading, terms: Terms): string {
  const numbers = loadedNumbers();
  if (!numbers) return terms.errors['part-missing'];
  const reasons = terms.numberReasons ?? numbers.numberReasons;
  return (reading.reason && reasons[reading.reason]) ?? terms.errors['number-invalid'];
}
