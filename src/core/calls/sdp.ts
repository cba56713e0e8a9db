import type {Direction} from '../../protocol/index.js';

/**
 * The direction of the audio stream in a far end's description, as it wrote it (RFC 3264 §5.1): the media level
 * before the session level, `sendrecv` where neither says. `c=0.0.0.0` is hold in the old way (RFC 2543).
 */
export function directionOf(sdp: string): Direction {
  const [session = '', ...media] = sdp.split(/^(?=m=)/m);
  const audio = media.find(section => section.startsWith('m=audio')) ?? '';
  const direction = attribute(audio) ?? attribute(session) ?? 'sendrecv';
  const connection = /^c=.*$/m.exec(audio)?.[0] ?? /^c=.*$/m.exec(session)?.[0] ?? '';
  const ice = audio.includes('a=ice-ufrag') || session.includes('a=ice-ufrag');
  // With ICE the address in c= is a placeholder (RFC 8839 §4.2.1.1).
  return !ice && / 0\.0\.0\.0\s*$/.test(connection) ? 'inactive' : direction;
}

function attribute(section: string): Direction | undefined {
  return /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m.exec(section)?.[1] as Direction | undefined;
}
