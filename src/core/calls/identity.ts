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

const withheld: Party = {number: '', name: '', anonymous: true};

/** What decides whether a caller who asked for privacy is shown all the same. */
type Rules = Pick<Configuration, 'showWithheld' | 'site'>;

/**
 * The far end of a request: P-Asserted-Identity (RFC 3325) before Remote-Party-ID before From (RFC 3261 §8.1.1.3).
 * Only the own PBX can speak to this phone, so the asserted identity is trusted.
 */
export function partyOf(request: Headers, rules: Rules): Party {
  const from = parseAddress(request.getHeader('from') ?? '');
  const asserted = assertedBy(request);
  const [chosen = from] = asserted;
  const named = asserted.find(({name}) => name !== '') ?? (chosen?.user === from?.user ? from : null);
  return shown({user: '', host: '', ...chosen, name: named?.name ?? ''}, isPrivate(request), rules);
}

/**
 * The far end after a message in its call, which may name somebody else, as when it was transferred over there. Who asked
 * for privacy once keeps it. `dialled`: whom we called, which is no secret, whoever answers and wants to stay unknown.
 */
export function partyAfter(message: Headers, before: Party, dialled: Party | null, rules: Rules): Party {
  const [first] = assertedBy(message);
  const next = first ? shown(first, isPrivate(message), rules) : isPrivate(message) ? withheld : before;
  if (next === before) return before;
  if (next === withheld) return dialled ?? withheld;
  if (before.anonymous && before.number === '') return saysOpenly(message) ? next : before;
  const number = next.number || before.number;
  return {...next, number, name: next.name || (number === before.number ? before.name : '')};
}

/**
 * For whom the call was meant before it was diverted here: the last entry of Diversion (RFC 5806, newest first) or
 * the first of History-Info (RFC 7044, oldest first). `own`: our own user, who is no diversion.
 */
export function divertedFrom(request: Headers, own: string, rules: Rules): Party | undefined {
  const diversion = valuesOf(request, 'diversion').at(-1);
  const history = valuesOf(request, 'history-info').filter(value => parseAddress(value));
  const original = diversion ?? (history.length > 1 ? history[0] : undefined) ?? '';
  const address = parseAddress(original);
  if (!address || address.user === own) return undefined;
  const isHidden = diversion
    ? asksForPrivacy(diversion)
    : /[?&]privacy=(?!none)/i.test(original) || hidesHistory(request);
  return shown(address, isHidden, rules);
}

/**
 * Who handed the call on (RFC 3892), who is none of the two that talk. A request for privacy at user level is one for this
 * header as well (RFC 5379 §5.1), while `id` is about the asserted identity alone. `own`: our own user, who knows.
 */
export function transferredBy(message: Headers, own: string, rules: Rules): Party | undefined {
  const [value = ''] = valuesOf(message, 'referred-by');
  const address = parseAddress(value);
  if (!address || address.user === own || /\b(?:user|header|full)\b/i.test(privacyOf(message))) return undefined;
  const party = shown(address, asksForPrivacy(value), rules);
  return party === withheld ? undefined : party;
}

/** Somebody as a page may show them. */
function shown({user, name, host}: Address, isHidden: boolean, {showWithheld, site}: Rules): Party {
  if (isAnonymous({user, host})) return withheld;
  const isInternal = /^[1-9]\d*$/.test(user) && [site?.extensionDigits ?? 3].flat().includes(user.length);
  if (isHidden && showWithheld !== 'all' && !(showWithheld === 'internal' && isInternal)) return withheld;
  const number = cleanText(user, 32);
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
const hidesHistory = (message: Headers): boolean => /\b(?:history|header|session)\b/i.test(privacyOf(message));

/** The parameter of Remote-Party-ID and Diversion. */
const asksForPrivacy = (value: string): boolean => !/^(?:off|none|)$/i.test(parameter(value, 'privacy'));

/** `alias….invalid` is the wire's own: it stands for an address that SIP.js cannot read. */
const isAnonymous = ({user, host}: Pick<Address, 'user' | 'host'>): boolean =>
  /^(?!alias\d+\.)(.*\.)?invalid$/i.test(host) || isPlaceholder(user);

const assertedBy = (message: Headers): Address[] =>
  ['p-asserted-identity', 'remote-party-id'].flatMap(name =>
    valuesOf(message, name).flatMap(value => parseAddress(value) ?? []),
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
