/** @file Addresses and their parameters (RFC 3261 §25.1). */
import {NameAddrHeader, URI} from 'sip.js';
import {type Scanner, Unreadable} from './scanner.js';

/** Names to values, as SIP.js keeps them: lower case, undefined where there is none. Finds nothing that objects inherit. */
export type Parameters = Record<string, string | undefined>;

const scheme = /(sips?):/iy;
/** With its password, which SIP.js takes for a part of the user. */
const user = /((?:[\w.!~*'()&=+$,;?/-]|%[\da-f]{2})+(?::(?:[\w.!~*'()&=+$,-]|%[\da-f]{2})*)?)@/iy;
export const host = /\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)*\.?/iy;
export const port = /:(\d{1,10})/y;
const uriParameter = /;((?:[\w.!~*'()[\]/:&+$-]|%[\da-f]{2})+)(?:=((?:[\w.!~*'()[\]/:&+$-]|%[\da-f]{2})+))?/iy;
const uriHeader = /[?&]((?:[\w.!~*'()[\]/?:+$-]|%[\da-f]{2})+)=((?:[\w.!~*'()[\]/?:+$-]|%[\da-f]{2})*)/iy;

const quoted = '"(?:[^"\\\\\\0-\\x08\\x0b\\f\\x0e-\\x1f\\x7f]|\\\\[\\0-\\t\\x0b\\f\\x0e-\\x7f])*"';
export const token = /[\w.!%*+`'~-]+/y;
export const blanks = /[ \t\r\n]*/y;
const displayName = new RegExp(`${quoted}|[\\w.!%*+\`'~\\- \\t\\r\\n]*`, 'y');
const parameter = /[ \t\r\n]*;[ \t\r\n]*([\w.!%*+`'~-]+)/y;
const parameterValue = new RegExp(`[ \\t\\r\\n]*=[ \\t\\r\\n]*(${quoted}|\\[[\\da-f:.]+\\]|[\\w.!%*+\`'~-]+)`, 'iy');

/** Parameters whose values SIP.js compares in lower case. */
const caseless = ['transport', 'user'];

function readUri(scan: Scanner, withParameters: boolean): URI {
  const [, named = ''] = scan.need(scheme);
  const who = scan.match(user)?.[1];
  const [where] = scan.need(host);
  const at = scan.match(port)?.[1];
  const parameters: Parameters = Object.create(null) as Parameters;
  const headers: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  if (withParameters) {
    for (let found = scan.match(uriParameter); found; found = scan.match(uriParameter)) {
      const name = (found[1] ?? '').toLowerCase();
      parameters[name] = caseless.includes(name) ? found[2]?.toLowerCase() : found[2];
    }
    if (scan.text[scan.at] === '?')
      for (let found = scan.match(uriHeader); found; found = scan.match(uriHeader))
        (headers[(found[1] ?? '').toLowerCase()] ??= []).push(found[2] ?? '');
  }
  const uri = new URI(named, decode(who) as string, where, at === undefined ? undefined : Number(at));
  for (const [name, value] of Object.entries(parameters)) uri.setParam(name, value);
  for (const [name, values] of Object.entries(headers)) uri.setHeader(name, values);
  return uri;
}

/** A user part is written with escapes again; one that has wrong ones is no user part. */
function decode(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    throw new Unreadable();
  }
}

/** `sip:` or `sips:` with parameters and headers. */
export const readSipUri = (scan: Scanner): URI => readUri(scan, true);

/** `;name=value` as often as it comes. */
export function readParameters(scan: Scanner): Parameters {
  const parameters: Parameters = Object.create(null) as Parameters;
  for (let found = scan.match(parameter); found; found = scan.match(parameter))
    parameters[(found[1] ?? '').toLowerCase()] = scan.match(parameterValue)?.[1];
  return parameters;
}

/** `"Name" <sip:…>;parameter`. `bare`: the address may come without brackets; its parameters are then the header's. */
export function readAddress(scan: Scanner, bare = true): NameAddrHeader {
  const {uri, name} = readBracketed(scan) ?? {uri: readBare(scan, bare), name: ''};
  const header = new NameAddrHeader(uri, name, {});
  for (const [key, value] of Object.entries(readParameters(scan))) header.setParam(key, value);
  return header;
}

function readBracketed(scan: Scanner): {uri: URI; name: string} | null {
  const start = scan.at;
  const shown = scan.need(displayName)[0].trim();
  scan.need(blanks);
  if (!scan.match(/</y)) {
    scan.at = start;
    return null;
  }
  const uri = readSipUri(scan);
  scan.need(/>/y);
  return {uri, name: shown.startsWith('"') ? shown.slice(1, -1) : shown};
}

function readBare(scan: Scanner, isAllowed: boolean): URI {
  if (!isAllowed) throw new Unreadable();
  return readUri(scan, false);
}

/** One of a list, and where it stands in the text. */
export interface Listed {
  /** SIP.js' names for where it ends and where it begins. */
  readonly position: number;
  readonly offset: number;
  readonly parsed: NameAddrHeader;
}

/** Addresses with commas between them. */
export function readAddresses(scan: Scanner, bare = true): Listed[] {
  const all: Listed[] = [];
  do {
    scan.need(blanks);
    const offset = scan.at;
    const parsed = readAddress(scan, bare);
    all.push({position: scan.at, offset, parsed});
    scan.need(blanks);
  } while (scan.match(/,/y));
  return all;
}
