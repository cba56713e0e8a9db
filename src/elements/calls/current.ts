/** @file Which of the calls the clerk talks in, and which ones wait. */
import type {Call} from '../../protocol/index.js';
import {consultationOf} from '../consultation.js';
import {isIncoming} from '../incoming.js';

export interface Arrangement {
  /** The call that one talks in, dials, or has put on hold with no other beside it. */
  readonly current: Call | null;
  /** Held, and no part of the current call's consultation. */
  readonly waiting: readonly Call[];
  readonly ringing: readonly Call[];
}

/** There is one call that the buttons are for: what is not held, else what was held last. */
export function arrange(calls: readonly Call[]): Arrangement {
  const ringing = calls.filter(isIncoming);
  const running = calls.filter(call => !isIncoming(call));
  const current = running.find(isActive) ?? running.find(isNotHeld) ?? lastHeld(running) ?? null;
  const pair = current && consultationOf(calls, current.id);
  const waiting = running.filter(call => call !== current && call !== pair?.waiting && call !== pair?.asked);
  return {current, waiting, ringing};
}

const isNotHeld = (call: Call): boolean => !call.held || call.changing === 'resume';
const isActive = (call: Call): boolean => isNotHeld(call) && call.phase !== 'ending';

/** In a consultation in which both wait it is the colleague who is asked. */
function lastHeld(calls: readonly Call[]): Call | undefined {
  const [last] = [...calls].sort((one, other) => (other.heldSince ?? 0) - (one.heldSince ?? 0));
  return (last && consultationOf(calls, last.id)?.asked) ?? last;
}
