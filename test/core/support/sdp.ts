/** @file Canned session descriptions (RFC 8866) as a browser and a PBX write them; nothing behind them is real. */
import type {Direction} from '../../../src/protocol/index.js';

export interface SdpOptions {
  direction?: Direction;
  /** Session version in `o=`. */
  version?: number;
  /** Somebody's name for the session, to tell two descriptions apart. */
  name?: string;
  setup?: 'actpass' | 'active' | 'passive';
}

/** One audio line with PCMA, PCMU and telephone-event, ICE and DTLS. */
export function audio({direction = 'sendrecv', version = 1, name = '-', setup = 'actpass'}: SdpOptions = {}): string {
  return [
    'v=0',
    `o=- 4711 ${version} IN IP4 127.0.0.1`,
    `s=${name}`,
    't=0 0',
    'a=group:BUNDLE 0',
    'm=audio 40000 UDP/TLS/RTP/SAVPF 8 0 101',
    'c=IN IP4 127.0.0.1',
    'a=mid:0',
    'a=ice-ufrag:abcd',
    'a=ice-pwd:0123456789abcdef0123456789',
    'a=fingerprint:sha-256 ' + Array(32).fill('AB').join(':'),
    `a=setup:${setup}`,
    'a=rtcp-mux',
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:101 telephone-event/8000',
    'a=fmtp:101 0-16',
    `a=${direction}`,
    'a=candidate:1 1 udp 2130706431 127.0.0.1 40000 typ host',
    '',
  ].join('\r\n');
}

export const offer = audio({name: 'offer'});
export const answer = audio({name: 'answer', setup: 'active'});

/** The fields of a message whose body is a description. */
export const sdp = (body: string) => ({body, contentType: 'application/sdp'});

/** An answer that refuses the audio line. */
export const noAudio = answer.replace('m=audio 40000', 'm=audio 0');

/** The offer of a fax (T.38). */
export const fax = [
  'v=0',
  'o=- 1 2 IN IP4 127.0.0.1',
  's=-',
  'c=IN IP4 127.0.0.1',
  't=0 0',
  'm=image 40010 udptl t38',
  'a=T38FaxVersion:0',
  '',
].join('\r\n');
