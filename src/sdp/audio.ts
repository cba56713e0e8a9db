/** @file Which line of a description has audio that a browser can take, and what it says of it. */
import {MOST_LINES, type Description, type Section} from './description.js';

/**
 * What we speak, as it is to be written. Opus has two channels wherever it is offered (RFC 7587 §7), and the clock rate of
 * G.722 is 8000 for reasons of history (RFC 3551 §4.5.2): both are found written otherwise.
 */
const CODECS: ReadonlyMap<string, string> = new Map([
  ['OPUS/48000', 'opus/48000/2'],
  ['G722/8000', 'G722/8000'],
  ['G722/16000', 'G722/8000'],
  ['PCMA/8000', 'PCMA/8000'],
  ['PCMU/8000', 'PCMU/8000'],
  ['TELEPHONE-EVENT/8000', 'telephone-event/8000'],
  ['TELEPHONE-EVENT/48000', 'telephone-event/48000'],
]);

/** Payload types that need no `rtpmap` (RFC 3551 §6). */
const STATIC: ReadonlyMap<number, string> = new Map([
  [0, 'PCMU/8000'],
  [8, 'PCMA/8000'],
  [9, 'G722/8000'],
]);

/** Up to here RFC 3551 §6 says what a payload type is. */
const LAST_STATIC = 34;

/** Bytes of what the hash functions make, the ones that browsers take; the best known first. */
const HASHES: ReadonlyMap<string, number> = new Map([
  ['sha-256', 32],
  ['sha-384', 48],
  ['sha-512', 64],
  ['sha-224', 28],
  ['sha-1', 20],
]);

const MOST_FINGERPRINTS = 16;

/**
 * The line that a call can use: audio with DTLS-SRTP, ICE and one port for RTP and RTCP, which browsers demand
 * (RFC 8827 §6.5, RFC 8834 §4.5, RFC 8858), in a codec that we speak. A line that names its protocol rightly goes first.
 */
export function usableAudio({media}: Description): Section | undefined {
  if (media.length > MOST_LINES) return undefined;
  const usable = media.filter(isUsable);
  return usable.find(line => /TLS|SAVP/.test(line.protocol)) ?? usable[0];
}

function isUsable(line: Section): boolean {
  return (
    line.kind === 'audio' &&
    line.port > 0 &&
    line.protocol.includes('RTP/') &&
    (line.has('rtcp-mux') || line.has('rtcp-mux-only')) &&
    isWithin(line.first('ice-ufrag'), 4) &&
    isWithin(line.first('ice-pwd'), 22) &&
    fingerprintsOf(line).length > 0 &&
    [...codecsOf(line).values()].some(codec => !isTones(codec))
  );
}

/** Lengths and characters of ICE credentials (RFC 8839 §5.4), with the few more that Chromium takes. */
function isWithin(credential: string, least: number): boolean {
  return credential.length >= least && credential.length <= 256 && /^[\w+/=#-]*$/.test(credential);
}

/** The codecs of a line that we speak, by payload type, in the line's order. */
export function codecsOf(line: Section): Map<number, string> {
  const names = new Map<number, string>();
  for (const value of line.own('rtpmap')) {
    const [type, name] = value.split(' ', 2);
    if (name && !names.has(Number(type))) names.set(Number(type), name);
  }
  const codecs = new Map<number, string>();
  for (const format of line.formats) {
    const type = Number(format);
    if (!isPayloadType(type)) continue;
    const codec = codecNamed(names.get(type) ?? STATIC.get(type) ?? '');
    // A number that has a meaning has no other one (RFC 3551 §6): for it Chromium refuses the whole description.
    if (codec && (type > LAST_STATIC || codec === STATIC.get(type))) codecs.set(type, codec);
  }
  return codecs;
}

function codecNamed(name: string): string | undefined {
  const [codec, rate] = name.split('/', 2);
  return CODECS.get(`${codec}/${rate}`.toUpperCase());
}

/** 64 to 95 can't be told from RTCP on one port (RFC 5761 §4). */
function isPayloadType(type: number): boolean {
  return Number.isInteger(type) && type >= 0 && type < 128 && !(type >= 64 && type < 96);
}

/** Whether a codec of `codecsOf` is not for speech but for tones (RFC 4733). */
export function isTones(codec: string): boolean {
  return codec.startsWith('telephone-event');
}

/**
 * The certificate's fingerprints in the best hash function of those that are named (RFC 8122 §5.1), in their order; more
 * than one mean that any of these certificates may come.
 */
export function fingerprintsOf(line: Section): readonly string[] {
  const own = bestOf(line.own('fingerprint'));
  return own.length || !line.session ? own : bestOf(line.session.own('fingerprint'));
}

function bestOf(fingerprints: readonly string[]): readonly string[] {
  const found = fingerprints.slice(0, MOST_FINGERPRINTS).map(value => value.split(' ', 2));
  for (const [hash, bytes] of HASHES) {
    const digests = found.flatMap(([name, digest = '']) =>
      name?.toLowerCase() === hash && digest.length === 3 * bytes - 1 && /^[\da-f]{2}(:[\da-f]{2})*$/i.test(digest)
        ? `${hash} ${digest.toUpperCase()}`
        : [],
    );
    if (digests.length) return digests;
  }
  return [];
}
