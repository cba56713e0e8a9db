/** @file How parties, numbers, times and ends of calls are put into words. */
import '../i18n/de-calls.js';
import type {Terms} from '../i18n/index.js';
import type {Call, Configuration, EndedCall, Party} from '../protocol/index.js';
import {isUnheard} from './emergency.js';
import {errorText} from './error-text.js';
import {displayNumber} from './number-field/reading.js';

/** `3:07`, from an hour on `1:02:03`. */
export function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
}

/** Somebody as a page shows them. */
export interface Shown extends Party {
  /** The name is the house's own word. */
  readonly known?: Call['known'];
}

/** Whom a call is with. What the house knows of a number comes before what the network says. */
export const remoteOf = ({remote, known}: Call | EndedCall): Shown =>
  known ? {...remote, name: known.name, known} : remote;

/** Where the house has a directory, a name that comes from outside says so: it may be that of anybody in it. */
function nameOf({name, number, known}: Shown, terms: Terms, configuration: Configuration | null): string {
  const isOutside = !known && configuration?.directory && !/^[1-9]\d{0,4}$/.test(number);
  return name && isOutside ? terms.outside(name) : name;
}

/** Who it is, in one line: the name, else the number, else what is known. */
export function who(party: Shown, terms: Terms, configuration: Configuration | null): string {
  return (
    nameOf(party, terms, configuration) ||
    displayNumber(party.number, configuration) ||
    (party.anonymous ? terms.withheld : terms.unknownCaller)
  );
}

/** The same in a sentence: "Müller, Jörg" is how lists have it. */
export function whoSaid(party: Shown, terms: Terms, configuration: Configuration | null): string {
  return who({...party, name: turnedRound(party.name)}, terms, configuration);
}

/** A surname of one or two words, what belongs before it, and what follows the only comma; firms and places stay as they are. */
const listed =
  /^((?:(?:von|van|vom|zu|zur|de|del|di|da|der|den|dos|ter|ten|la|le)\s+)*[\p{L}'’.-]+(?:\s[\p{L}'’.-]+)?),\s*([\p{L}'’.-]+(?:\s[\p{L}'’.-]+){0,3})$/u;
const firm = /\b(?:GmbH|mbH|AG|KG|OHG|UG|SE|eG|GbR|Co|Amt|Stadt|Gemeinde|Landkreis|Markt)\b|e\.\s?V|\p{L}amt\b/u;

function turnedRound(name: string): string {
  const [, surname, given] = firm.test(name) ? [] : (listed.exec(name) ?? []);
  return surname && given ? `${given} ${surname}` : name;
}

/** The number where the name stands beside it, and the department; empty when {@link who} shows it already. */
export function numberBeside({name, number, known}: Shown, configuration: Configuration | null): string {
  return name && [displayNumber(number, configuration), known?.department].filter(Boolean).join(' · ');
}

/** On what way it came, in a sentence: "für Maria Huber, von Klaus Strauß weitergeleitet". Empty: straight. `said`: whom. */
export function wayOf(call: Call | EndedCall, terms: Terms, said: (party: Party) => string): string {
  const {divertedFrom, transferredBy} = call;
  return [
    divertedFrom ? terms.divertedFrom(said(divertedFrom)) : '',
    transferredBy ? terms.transferredBy(said(transferredBy)) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** Who left, or could not be had, and how, as a sentence; of what the clerk has ended that it is over. */
export function whatHappened({reason, error}: EndedCall, name: string, terms: Terms): string {
  if (reason === 'hung-up-there') return terms.hungUp(name);
  if (reason !== 'failed') return `${terms.ended[reason]}.`;
  return ((error && terms.happened[error.code]) ?? terms.failedCall)(name);
}

/** A word or two for why a call ended. */
export function endTitle(call: EndedCall, terms: Terms): string {
  const why = call.reason === 'failed' && !isUnheard(call) && call.error && terms.failed[call.error.code];
  return why || terms.ended[call.reason];
}

/** What an end needs beyond its title: why, and what to do. */
export function endHint(call: EndedCall, terms: Terms): string {
  if (isUnheard(call)) return terms.emergencyImpossible;
  return call.error ? errorText(call.error, terms) : '';
}
