/** @file Who is on the other side: SIP.js' own parsers drop what is only slightly odd, so these are tolerant. */
import type {Party} from '../../protocol/index.js';
import {listValues, readAddress} from '../wire/index.js';

export interface Headers {
  getHeaders(name: string): string[];
  getHeader(name: string): string | undefined;
}

export interface Address {
  readonly name: string;
  readonly user: string;
  readonly host: string;
}

const nobody: Party = {number: '', name: '', anonymous: false};

/**
 * The far end of a request: P-Asserted-Identity (RFC 3325) before Remote-Party-ID before From (RFC 3261 §8.1.1.3).
 * Only the own PBX can speak to this phone, so the asserted identity is trusted.
 */
export function partyOf(request: Headers): Party {
  const asserted = addressesOf(request, 'p-asserted-identity');
  const named = asserted.find(address => address.name !== '');
  const [first] = [...asserted, ...addressesOf(request, 'remote-party-id')];
  const from = parseAddress(request.getHeader('from') ?? '');
  const chosen = first ?? from;
  if (!chosen) return nobody;
  const privacy = /\b(id|user|header|full)\b/i.test(request.getHeader('privacy') ?? '');
  // `alias….invalid` is the wire's own: it stands for an address that SIP.js cannot read.
  const withheld =
    /^(?!alias\d+\.)(.*\.)?invalid$/i.test(chosen.host) || /^(anonymous|unknown|restricted)$/i.test(chosen.user);
  if (withheld || (privacy && !first)) return {...nobody, anonymous: true};
  const name = chosen.name || named?.name || (first && from?.user === first.user ? from.name : '');
  return {number: cleanText(chosen.user, 32), name: cleanText(name, 80), anonymous: false};
}

/** The far end of a call out, from a response: asserted identity if there is one, else what was dialled. */
export function answeringParty(response: Headers, dialled: Party): Party {
  const [asserted] = [...addressesOf(response, 'p-asserted-identity'), ...addressesOf(response, 'remote-party-id')];
  if (!asserted) return dialled;
  const name = cleanText(asserted.name, 80);
  return {number: cleanText(asserted.user, 32) || dialled.number, name: name || dialled.name, anonymous: false};
}

/**
 * For whom the call was meant before it was diverted here: the last entry of Diversion (RFC 5806, newest first) or
 * the first of History-Info (RFC 7044, oldest first). `own`: our own user, who is no diversion.
 */
export function divertedFrom(request: Headers, own: string): Party | undefined {
  const diversion = addressesOf(request, 'diversion').at(-1);
  const history = addressesOf(request, 'history-info');
  const original = diversion ?? (history.length > 1 ? history[0] : undefined);
  if (!original || original.user === own) return undefined;
  return {number: cleanText(original.user, 32), name: cleanText(original.name, 80), anonymous: false};
}

function addressesOf(request: Headers, header: string): Address[] {
  return listValues(request.getHeaders(header)).flatMap(value => parseAddress(value) ?? []);
}

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

/**
 * Text from the network as a page may show it: normalised, without control and direction characters, limited.
 */
export function cleanText(text: string, length: number): string {
  return [...text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')]
    .slice(0, length)
    .join('')
    .trim();
}
