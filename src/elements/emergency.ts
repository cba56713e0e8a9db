/** @file What the elements know of emergency calls. */
import type {Call, CallId, EndedCall, PhoneState} from '../protocol/index.js';

export const isEmergency = ({direction, dialled, remote}: Call | EndedCall): boolean =>
  direction === 'out' && /^11[02]$/.test(dialled ?? remote.number);

/** An emergency call that did not get through: nothing may be said of the number, nor of whom it reaches. */
export const isUnheard = (call: EndedCall): boolean =>
  isEmergency(call) &&
  call.reason === 'failed' &&
  !['far-end-lost', 'call-not-recovered'].includes(call.error?.code ?? '');

/** What is to be known of the emergency calls of a phone. */
export interface EmergencyFacts {
  /** The one that runs. */
  readonly call: CallId | undefined;
  /** Nobody has taken up its INVITE yet. */
  readonly isWaiting: boolean;
  /** The number of the last one, where that did not get through and nothing has worked since; empty otherwise. */
  readonly failed: string;
  /** When the phone was last seen to work: it became reachable, or a call was answered. Epoch milliseconds. */
  readonly workedAt: number;
}

export function emergencyFacts(state: PhoneState): EmergencyFacts {
  const {calls, ended, registration, connection} = state;
  const isReachable = registration.status === 'registered' && connection.status === 'connected';
  const workedAt = Math.max(
    isReachable ? Math.max(registration.since, connection.since) : 0,
    ...[...calls, ...ended].map(({answeredAt = 0}) => answeredAt),
  );
  const last = ended.find(isEmergency);
  const failed = last && isUnheard(last) && last.endedAt > workedAt ? (last.dialled ?? last.remote.number) : '';
  const call = calls.find(isEmergency)?.id;
  return {call, isWaiting: call !== undefined && hasNoAnswer(state, call), failed, workedAt};
}

/** Whether nothing was heard yet of a call: it is not even with the core, or nobody has taken up its INVITE. */
export function hasNoAnswer({calls}: PhoneState, id: CallId | undefined): boolean {
  const phase = calls.find(call => call.id === id)?.phase;
  return id === undefined || phase === 'preparing' || phase === 'dialling';
}
