/** @file The way out: what the browser says of its one line, with the other lines of the session in their places. */
import type {Direction} from '../../protocol/index.js';
import {readDescription} from '../../sdp/index.js';
import type {Layout} from './layout.js';
import {asVoice} from './opus.js';

/** Of a description that the browser made. */
export interface Local {
  readonly direction: Direction;
  readonly setup: string;
  /** Whether the browser takes part in the audio at all. */
  readonly isLive: boolean;
  /** Number and name of each header extension (RFC 8285). */
  readonly extensions: readonly string[];
}

export function readLocal(sdp: string): Local {
  const {session, media} = readDescription(sdp);
  const line = media[0] ?? session;
  const {direction, port} = line;
  const extensions = line.all('extmap').map(value => value.replace(/\/\w+/, ''));
  return {direction, setup: line.first('setup'), isLive: port > 0, extensions};
}

/** Our answer to an offer of this layout: as many lines, in their order, each but ours refused (RFC 3264 §6). */
export function answerOf(local: string, layout: Layout): string {
  return assemble(local, layout);
}

/**
 * Our offer. Lines are never taken out of a session (RFC 3264 §8): those that the far end offered before are in it, refused
 * as before. `active`: it offers the DTLS client role instead of `actpass`. A PBX that is given the choice sends its
 * ClientHello before the browser is ready, which costs Firefox a second of retransmission per call. The local description
 * stays as the browser made it; it follows the answer's `passive`.
 */
export function offerOf(local: string, layout: Layout, active: boolean): string {
  const offer = active ? local.replace(/^a=setup:actpass/gm, 'a=setup:active') : local;
  return assemble(offer, {...layout, mid: layout.mid || '0', protocol: ''});
}

function assemble(local: string, {lines, audio, mid, protocol}: Layout): string {
  const [session = '', own = ''] = local.split(/^(?=m=)/m);
  const head = session
    // Firefox says one for the whole session as well, and some PBXs read no further.
    .replace(/^a=(sendrecv|sendonly|recvonly|inactive)\r\n/m, '')
    .replace(/^(a=group:BUNDLE) .*/m, (_, group: string) => `${group} ${mid}`);
  const line = asVoice(own)
    .replace(/^(m=audio \d+) (\S+)/, (_, start: string, written: string) => `${start} ${protocol || written}`)
    .replace(/^a=mid:.*\r\n/m, () => (mid ? `a=mid:${mid}\r\n` : ''));
  const others = lines.map(({refused, mid: other}) => {
    const name = other && other !== mid ? `a=mid:${other}\r\n` : '';
    return `m=${refused}\r\nc=IN IP4 0.0.0.0\r\n${name}`;
  });
  others[audio] = line;
  return head + others.join('');
}
