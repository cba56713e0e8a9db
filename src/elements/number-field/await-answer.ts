import type {Phone} from '../../client/phone.js';
import type {CallId} from '../../protocol/index.js';
import {failed} from '../../script/failures.js';

/** Does something once a call is answered; nothing if it never is. */
export function awaitAnswer(phone: Phone, id: CallId, act: () => Promise<unknown>): void {
  let seen = false;
  const look = (): boolean => {
    const call = phone.state.calls.find(other => other.id === id);
    seen ||= call !== undefined;
    if (call?.phase === 'talking') act().catch(failed('tones after the answer'));
    return call?.phase === 'talking' || (seen && !call) || phone.state.ended.some(other => other.id === id);
  };
  if (look()) return;
  const stop = phone.subscribe(() => look() && stop());
}
