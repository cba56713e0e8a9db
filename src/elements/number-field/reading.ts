/** @file How what a clerk typed is read, and put into words, whether the number module is there or not. */
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

/** A number of the network as a clerk reads it; as it came until the number module is there. */
export const displayNumber = (number: string, configuration: Configuration | null): string =>
  (number && loadedNumbers()?.displayNumber(number, configuration?.site)) || number;

/** Why a number is rejected or asked about, and what to do. */
export const reasonText = (reading: Reading, terms: Terms): string =>
  loadedNumbers()?.reasonText(reading, terms) ?? terms.errors['part-missing'];
