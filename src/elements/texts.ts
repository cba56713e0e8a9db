/** @file How parties, numbers, times and ends of calls are put into words. */
import type {Terms} from '../i18n/index.js';
import type {Call, Configuration, EndedCall, Party, PhoneErrorData} from '../protocol/index.js';
import {displayNumber} from './number-field/reading.js';

/** `3:07`, from an hour on `1:02:03`. */
export function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
}

/** Who it is, in one line: the name, else the number, else what is known. */
export function who(party: Party, terms: Terms, configuration: Configuration | null): string {
  return (
    party.name || displayNumber(party.number, configuration) || (party.anonymous ? terms.withheld : terms.unknownCaller)
  );
}

/** The number where the name stands beside it; empty when {@link who} shows it already. */
export function numberBeside(party: Party, configuration: Configuration | null): string {
  return party.name ? displayNumber(party.number, configuration) : '';
}

export function errorText(error: PhoneErrorData, terms: Terms): string {
  return error.retryAfter ? terms.nextCallIn(error.retryAfter) : terms.errors[error.code];
}

/** A word or two for why a call ended. */
export function endTitle(call: EndedCall, terms: Terms): string {
  return (call.reason === 'failed' && call.error && terms.failed[call.error.code]) || terms.ended[call.reason];
}

/** What an end needs beyond its title: why, and what to do. */
export function endHint(call: EndedCall, terms: Terms): string {
  return call.error ? errorText(call.error, terms) : '';
}

/** A call that rings here and waits for the clerk. */
export function isIncoming(call: Call): boolean {
  return call.direction === 'in' && (call.phase === 'ringing' || call.phase === 'answering');
}
