import type {Direction} from '../../protocol/index.js';
import {readDescription, usableAudio} from '../../sdp/index.js';

/**
 * The direction of the audio stream in a far end's description, as it wrote it (RFC 3264 §5.1): the media level
 * before the session level, `sendrecv` where neither says. `c=0.0.0.0` is hold in the old way (RFC 2543).
 */
export function directionOf(sdp: string): Direction {
  const description = readDescription(sdp);
  const line = usableAudio(description) ?? description.media.find(({kind}) => kind === 'audio') ?? description.session;
  // With ICE the address in c= is a placeholder (RFC 8839 §4.2.1.1).
  return !line.has('ice-ufrag') && line.connection.endsWith(' 0.0.0.0') ? 'inactive' : line.direction;
}
