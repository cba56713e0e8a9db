/** @file How what a clerk typed is read, and put into words. */
import type {Terms} from '../../i18n/index.js';
import {emergencyNumber} from '../../numbers/emergency.js';
import type {Interpretation} from '../../numbers/index.js';
import type {Configuration} from '../../protocol/index.js';
import {loadedNumbers} from './load-numbers.js';

export type {Interpretation};
/** Null where nothing was typed. */
export type Reading = Interpretation | null;

/**
 * Reads a typed number on this site. Where the configuration describes no site, what looks like a number is dialled
 * as it was typed: without the numbering, a guess could call somebody else.
 */
export function readNumber(text: string, configuration: Configuration | null): Reading {
  if (!text.trim()) return null;
  const site = configuration?.site;
  const dial = text.replace(/[\s()/.-]/g, '');
  const emergency = readEmergency(text, configuration);
  if (emergency) return emergency;
  const reading = loadedNumbers()?.interpret(text, site, 'typed');
  if (reading && (site || reading.kind === 'emergency')) return reading;
  // A site has rules: what can't be read yet may be blocked.
  return !site && /^\+?[0-9*#]+$/.test(dial)
    ? {kind: 'external', display: text.trim(), dial, needsConfirmation: false}
    : {display: text.trim(), needsConfirmation: false, ...reading, kind: 'rejected'};
}

/** 110 and 112 are known at once, whatever else is loaded. Superscripts are footnotes: 11² is extension 11. */
export function readEmergency(text: string, configuration: Configuration | null): Interpretation | null {
  const digits = /\p{No}/u.test(text) ? '' : text.normalize('NFKC').replace(/[\s()/.-]/g, '');
  const number = emergencyNumber(digits, {trunkPrefix: configuration?.site?.trunkPrefix ?? '0'});
  return number
    ? {kind: 'emergency', class: 'emergency', dial: number, display: number, needsConfirmation: false}
    : null;
}

/** A number from the network as a clerk reads it. */
export function displayNumber(number: string, configuration: Configuration | null): string {
  const numbers = loadedNumbers();
  return numbers && /^\+\d+$/.test(number) ? numbers.format(number, configuration?.site) : number;
}

/** "Nebenstelle 123", "Notruf 112", "089 99998-765". */
export function describe(reading: Interpretation, terms: Terms): string {
  if (reading.kind === 'emergency') return terms.emergency(reading.display);
  if (reading.kind === 'extension') return terms.extension(reading.extension ?? reading.display);
  const country = reading.region && reading.kind === 'external' ? regionName(reading.region, terms.lang) : undefined;
  return country ? terms.abroad(country, reading.display) : reading.display;
}

function regionName(region: string, language: string): string | undefined {
  try {
    return new Intl.DisplayNames([language], {type: 'region', fallback: 'none'}).of(region);
  } catch {
    return undefined;
  }
}

/** Why a number is rejected or asked about, and what to do. */
export function reasonText(reading: Interpretation, terms: Terms): string {
  const numbers = loadedNumbers();
  if (!numbers) return terms.errors['call-state'];
  const reasons = terms.numberReasons ?? numbers.numberReasons;
  return (reading.reason && reasons[reading.reason]) ?? terms.errors['number-invalid'];
}
