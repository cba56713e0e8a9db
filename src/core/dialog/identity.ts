/** @file Who is on the other side: SIP.js' own parsers drop what is only slightly odd, so these are tolerant. */
import type {Configuration, Party} from '../../protocol/index.js';
import {listValues, parameter, readAddress} from '../wire/index.js';
import {cleanText, isPlaceholder, nameOf} from './names.js';

export interface Headers {
  getHeaders(name: string): string[];
  getHeader(name: string): string | undefined;
}

export interface Address {
  readonly name: string;
  readonly user: string;
  readonly host: string;
}

/** The numbers of those who want to stay unknown. No page is told of them; somebody else is known by having another one. */
const hidden = new WeakMap<Party, readonly string[]>();

function hiding(party: Party, ...numbers: readonly string[]): Party {
  const shown = {...party};
  hidden.set(shown, numbers.filter(Boolean));
  return shown;
}

const withheld = (...numbers: readonly string[]) => hiding({number: '', name: '', anonymous: true}, ...numbers);
const isWithheld = ({anonymous, number}: Party): boolean => anonymous && number === '';

/** What decides whether a caller who asked for privacy is shown all the same. */
type Rules = Pick<Configuration, 'showWithheld' | 'site'>;

/**
 * The far end of a request: P-Asserted-Identity (RFC 3325) before Remote-Party-ID before From (RFC 3261 §8.1.1.3).
 * Only the own PBX can speak to this phone, so the asserted identity is trusted.
 */
export function partyOf(request: Headers, rules: Rules): Party {
  const from = parseAddress(request.getHeader('from') ?? '');
  // Some write down both sides.
  const asserted = assertedBy(request, value => !/^called$/i.test(parameter(value, 'party')));
  const [chosen = from] = asserted;
  const named = asserted.find(({name}) => name !== '') ?? (chosen?.user === from?.user ? from : null);
  return shown({user: '', host: '', ...chosen, name: named?.name ?? ''}, isPrivate(request), rules);
}

/**
 * The far end after a message in its call, which may name somebody else, as when it was transferred over there. `dialled`: whom
 * we called, which is no secret, whoever answers and wants to stay unknown.
 */
export function partyAfter(message: Headers, before: Party, dialled: Party | null, rules: Rules): Party {
  const [first] = assertedBy(message);
  if (!first && !isPrivate(message)) return before;
  const next = first ? shown(first, isPrivate(message), rules) : withheld();
  if (dialled && isWithheld(next)) return hiding(dialled, ...numbersOf(before), ...numbersOf(next));
  const kept = takingPlaceOf(before, next);
  if (kept !== next || isWithheld(next)) return kept;
  const number = next.number || before.number;
  return {...next, number, name: next.name || (number === before.number ? before.name : '')};
}

/**
 * Who asked for privacy once keeps it, whatever a later message says: a phone system that forgets to say it again, or a
 * gateway that writes `none` everywhere, is no wish of the caller's. Only who is somebody else for certain is shown.
 */
export function takingPlaceOf(before: Party, next: Party): Party {
  if (!before.anonymous && !hidden.has(before)) return next;
  const numbers = before.anonymous && before.number ? [before.number] : numbersOf(before);
  if (numbers.length > 0 && isOther(next, numbers)) return next;
  if (isWithheld(next)) return withheld(...numbers, ...numbersOf(next));
  return before.anonymous && before.number ? {...next, anonymous: true} : before;
}

const numbersOf = (party: Party): readonly string[] => hidden.get(party) ?? [];

const isOther = ({number}: Party, numbers: readonly string[]): boolean =>
  number !== '' && numbers.every(one => areOthers(one, number));

/** Whether two numbers are of two telephones, in whatever form each is written: `+49 861 58123` may be `123`. */
export function areOthers(one: string, other: string): boolean {
  const [a = '', b = ''] = [one, other].map(number => (/^\+?\d+$/.test(number) ? number.replace(/^\+?0*/, '') : ''));
  if (a === '' || b === '') return false;
  const length = Math.min(a.length, b.length, subscriberDigits);
  return a.slice(-length) !== b.slice(-length);
}

/** As many digits as tell telephones of one area apart. */
const subscriberDigits = 7;

/**
 * For whom the call was meant before it was diverted here: the last entry of Diversion (RFC 5806, newest first) or
 * the first of History-Info (RFC 7044, oldest first). `own`: our own user, who is no diversion.
 */
export function divertedFrom(request: Headers, own: string, rules: Rules): Party | undefined {
  const diversion = valuesOf(request, 'diversion').at(-1);
  const history = valuesOf(request, 'history-info').filter(value => parseAddress(value));
  const original = diversion ?? (history.length > 1 ? history[0] : undefined) ?? '';
  const address = parseAddress(original);
  if (!address || isOurs(address.user, own, rules)) return undefined;
  const asks = diversion ? asksForPrivacy(diversion) : /[?&]privacy=(?!none)/i.test(unescape(original));
  return besides(request, shown(address, asks || hidesHistory(request), rules), rules);
}

/**
 * Who handed the call on (RFC 3892), who is none of the two that talk. A request for privacy at user level is one for this
 * header as well (RFC 5379 §5.1), while `id` is about the asserted identity alone. `own`: our own user, who knows.
 */
export function transferredBy(message: Headers, own: string, rules: Rules): Party | undefined {
  const [value = ''] = valuesOf(message, 'referred-by');
  const address = parseAddress(value);
  if (!address || isOurs(address.user, own, rules) || /\b(?:user|header|full)\b/i.test(privacyOf(message)))
    return undefined;
  const party = besides(message, shown(address, asksForPrivacy(value), rules), rules);
  return isWithheld(party) ? undefined : party;
}

/** Our own extension, also as it is dialled from outside, in whatever form that is written. */
const isOurs = (user: string, own: string, {site}: Rules): boolean =>
  user === own ||
  Boolean(site?.area && site.head && user.replace(/\D/g, '').endsWith(`${site.area}${site.head}${own}`));

/** Somebody on the way of a call, who may be the caller once more: a number that is withheld is withheld in every header. */
function besides(message: Headers, party: Party, rules: Rules): Party {
  const caller = partyOf(message, rules);
  return isWithheld(caller) && !isOther(party, numbersOf(caller)) ? withheld() : party;
}

/** Somebody as a page may show them. */
function shown({user, name, host}: Address, isHidden: boolean, {showWithheld, site}: Rules): Party {
  if (isAnonymous({user, host})) return withheld();
  const isInternal = /^[1-9]\d*$/.test(user) && [site?.extensionDigits ?? 3].flat().includes(user.length);
  if (isHidden && showWithheld !== 'all' && !(showWithheld === 'internal' && isInternal)) return withheld(user);
  // `0`, `00`, `+` and `-` stand for no number, unless the house has one of them.
  const isTold = /[1-9\p{L}]/u.test(user) || user === site?.operator;
  if (!isTold && isPlaceholder(name)) return withheld();
  const number = isTold ? cleanText(user, 32) : '';
  return {number, name: nameOf(name, number), anonymous: isHidden};
}

/**
 * Whether who sent it wants to stay unknown: by Privacy (RFC 3323 §4.2, RFC 3325 §9.3), in which `critical` and `session`
 * say nothing of that; by Remote-Party-ID; or by a From without a name, which nobody writes by accident.
 */
function isPrivate(message: Headers): boolean {
  if (/\b(?:id|user|header|full)\b/i.test(privacyOf(message))) return true;
  if (valuesOf(message, 'remote-party-id').some(asksForPrivacy)) return true;
  const from = parseAddress(message.getHeader('from') ?? '');
  return from !== null && isAnonymous(from) && !saysOpenly(message);
}

const privacyOf = (message: Headers): string => message.getHeaders('privacy').join(';');
const saysOpenly = (message: Headers): boolean => /\bnone\b/i.test(privacyOf(message));
/** RFC 7044 §10.1. */
const hidesHistory = (message: Headers): boolean => /\b(?:history|header|session|full)\b/i.test(privacyOf(message));

/** The parameter of Remote-Party-ID and Diversion. */
const asksForPrivacy = (value: string): boolean => !/^(?:off|none|)$/i.test(parameter(value, 'privacy'));

/** `alias….invalid` is the wire's own: it stands for an address that SIP.js cannot read. */
const isAnonymous = ({user, host}: Pick<Address, 'user' | 'host'>): boolean =>
  /^(?!alias\d+\.)(.*\.)?invalid\.?$/i.test(host) || isPlaceholder(user);

const assertedBy = (message: Headers, isMeant: (value: string) => boolean = () => true): Address[] =>
  ['p-asserted-identity', 'remote-party-id'].flatMap(name =>
    valuesOf(message, name)
      .filter(isMeant)
      .flatMap(value => parseAddress(value) ?? []),
  );

const valuesOf = (message: Headers, header: string): string[] => listValues(message.getHeaders(header));

/** A name-addr or addr-spec (RFC 3261 §25.1) with `sip:`, `sips:` or `tel:`. */
export function parseAddress(value: string): Address | null {
  const {display, uri} = readAddress(value);
  const name = display.trim();
  const parts = /^(sips?|tel):(?:([^@]*)@)?([^;?>:]*)/i.exec(uri);
  if (!parts) return null;
  const [, scheme = '', before, rest = ''] = parts;
  if (scheme.toLowerCase() === 'tel') return {name, user: unescape(rest), host: ''};
  const user = (before ?? '').split(/[;:]/)[0] ?? '';
  return {name, user: unescape(user), host: rest};
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
