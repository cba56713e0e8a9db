/** @file How what a clerk typed is read, and put into words. */
import type {Terms} from '../../i18n/index.js';
import type {Interpretation} from '../../numbers/types.js';
import type {Configuration} from '../../protocol/index.js';

export type {Interpretation};
/** Null where nothing was typed. */
export type Reading = Interpretation | null;

/** Reads a typed number on this site. Without a site in the configuration it is dialled as it was typed. */
export function readNumber(text: string, _configuration: Configuration | null): Reading {
  if (!text.trim()) return null;
  const digits = text.replace(/[^0-9+*#]/g, '');
  const common = {display: text.trim(), dial: digits, needsConfirmation: false};
  if (/[a-z]/i.test(text) || !digits) return {...common, kind: 'rejected', reason: 'letters'};
  if (/^11[02]$/.test(digits)) return {...common, kind: 'emergency', class: 'emergency'};
  return {...common, kind: 'external'};
}

/** "Nebenstelle 123", "Notruf 112", "089 99998-765". */
export function describe(reading: Interpretation, terms: Terms): string {
  if (reading.kind === 'emergency') return terms.emergency(reading.display);
  if (reading.kind === 'extension') return terms.extension(reading.extension ?? reading.display);
  return reading.display;
}

/** Why a number is rejected or asked about, and what to do. */
export function reasonText(reading: Interpretation, terms: Terms): string {
  return reading.reason ? terms.numberReasons[reading.reason] : terms.errors['number-invalid'];
}
