/** @file Descriptions as far ends write them, and a browser's answer to what it is given. */
import {parse} from 'sdp-transform';
import {answerOf, understandAnswer, understandOffer, type Understood} from '../../../src/media/sdp/index.js';
import {PhoneError} from '../../../src/protocol/index.js';

export const print = (byte: string, bytes = 32): string => Array(bytes).fill(byte).join(':');
export const fingerprint = `a=fingerprint:sha-256 ${print('AB')}`;
export const candidate = 'a=candidate:1 1 udp 2130706431 127.0.0.1 40000 typ host';

/** The lines of an audio line that a browser can use. */
export const audio = [
  'm=audio 40000 UDP/TLS/RTP/SAVPF 8 101',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:101 telephone-event/8000',
  'a=fmtp:101 0-16',
  'a=ice-ufrag:abcd',
  'a=ice-pwd:0123456789abcdef0123456789',
  fingerprint,
  'a=setup:actpass',
  'a=rtcp-mux',
  'a=sendrecv',
  candidate,
];
export const session = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0'];
export const base = [...session, ...audio];

export const text = (...lines: readonly (string | readonly string[])[]): string => `${lines.flat().join('\r\n')}\r\n`;

/** The base description with lines put in the place of those that match; none takes them out. */
export const changed = (of: string | RegExp, ...by: string[]): string =>
  text(base.flatMap(line => ((typeof of === 'string' ? line.startsWith(of) : of.test(line)) ? by : line)));

/** What the browser gets of an offer: payload types, direction and role; or the code that it is refused with. */
export function given(sdp: string): string {
  return summary(() => understandOffer(sdp));
}

export function answered(sdp: string, offered: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive' = 'sendrecv'): string {
  return summary(() => understandAnswer(sdp, {direction: offered, extensions: []}));
}

function summary(read: () => Understood): string {
  try {
    const {sdp} = read();
    const {media} = parse(sdp);
    const [line] = media;
    return `${String(line?.payloads).replaceAll(' ', ',')} ${line?.direction} ${line?.setup}`;
  } catch (thrown) {
    if (thrown instanceof PhoneError) return thrown.code;
    throw thrown;
  }
}

/** What a browser answers to the one line that it is given, as Chromium writes it. */
export function browserAnswer({sdp}: Understood): string {
  const [line] = parse(sdp).media;
  return text(
    ['v=0', 'o=- 4611731400430051336 2 IN IP4 127.0.0.1', 's=-', 't=0 0'],
    /^a=group/m.test(sdp) ? ['a=group:BUNDLE 0'] : [],
    [`m=audio 54321 UDP/TLS/RTP/SAVPF ${line?.payloads}`, 'c=IN IP4 192.0.2.7', 'a=mid:0', 'a=setup:active'],
    ['a=ice-ufrag:WXYZ', 'a=ice-pwd:abcdefghijklmnopqrstuvwx', fingerprint, 'a=rtcp-mux', 'a=sendrecv'],
  );
}

/** The media lines of our answer to an offer. */
export function answerLines(sdp: string): string[] {
  const offer = understandOffer(sdp);
  return linesOf(answerOf(browserAnswer(offer), offer.layout));
}

export const linesOf = (sdp: string): string[] => [...sdp.matchAll(/^m=(.*)\r$/gm)].map(match => match[1] ?? '');
