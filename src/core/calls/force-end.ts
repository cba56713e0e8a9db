/** @file The one place that reaches into SIP.js' protected members; its test is the contract with SIP.js. */
import {SessionState, type Session} from 'sip.js';

interface Internals {
  stateTransition(state: SessionState): void;
}

/**
 * Ends a session that SIP.js would keep for ever: BYE while accepting, CANCEL without a 487, a 200 without an ACK.
 * Nothing is sent.
 */
export function forceEnd(session: Session): void {
  if (session.state !== SessionState.Terminated) {
    (session as unknown as Internals).stateTransition(SessionState.Terminated);
  }
}
