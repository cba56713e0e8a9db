/** @file What the elements know of emergency calls. */
import type {Phone} from '../client/phone.js';
import type {Call, CallId, EndedCall, PhoneState} from '../protocol/index.js';

export const isEmergency = ({direction, dialled, remote}: Call | EndedCall): boolean =>
  direction === 'out' && /^11[02]$/.test(dialled ?? remote.number);

/** The emergency call that runs, and whether the last call was one and failed. */
export function emergencyFacts({calls, ended}: PhoneState): {call: CallId | undefined; failed: boolean} {
  const [last] = ended;
  return {call: calls.find(isEmergency)?.id, failed: last?.reason === 'failed' && isEmergency(last)};
}

/** Whether nothing was heard yet of a call: it is not even with the core, or nobody has taken up its INVITE. */
export function hasNoAnswer({calls}: PhoneState, id: CallId | undefined): boolean {
  const phase = calls.find(call => call.id === id)?.phase;
  return id === undefined || phase === 'preparing' || phase === 'dialling';
}

/** Does something once a call is answered; nothing if it never is. */
export function awaitAnswer(phone: Phone, id: CallId, act: () => Promise<unknown>): void {
  let seen = false;
  const look = (): boolean => {
    const call = phone.state.calls.find(other => other.id === id);
    seen ||= call !== undefined;
    if (call?.phase === 'talking') act().catch(() => {});
    return call?.phase === 'talking' || (seen && !call) || phone.state.ended.some(other => other.id === id);
  };
  if (look()) return;
  const stop = phone.subscribe(() => look() && stop());
}
