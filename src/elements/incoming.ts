import type {Call} from '../protocol/index.js';

/** A call that rings here and waits for the clerk. */
export function isIncoming(call: Call): boolean {
  return call.direction === 'in' && (call.phase === 'ringing' || call.phase === 'answering');
}
