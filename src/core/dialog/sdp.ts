import type {Direction} from '../../protocol/index.js';
import {readDescription, usableAudio, type Section} from '../../sdp/index.js';

/** The audio line of a far end's description that is in use; a port of 0 is none (RFC 3264 §6). */
export function audioOf(sdp: string): Section | undefined {
  const description = readDescription(sdp);
  return usableAudio(description) ?? description.media.find(({kind, port}) => kind === 'audio' && port > 0);
}

/**
 * The direction of the audio stream in a far end's description, as it wrote it (RFC 3264 §5.1): the media level
 * before the session level, `sendrecv` where neither says. `c=0.0.0.0` is hold in the old way (RFC 2543).
 */
export function directionOf(sdp: string): Direction {
  const line = audioOf(sdp) ?? readDescription(sdp).session;
  // With ICE the address in c= is a placeholder (RFC 8839 §4.2.1.1).
  return !line.has('ice-ufrag') && line.connection.endsWith(' 0.0.0.0') ? 'inactive' : line.direction;
}
