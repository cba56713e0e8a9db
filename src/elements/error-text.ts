import type {Terms} from '../i18n/index.js';
import type {CallId, PhoneErrorData, PhoneState} from '../protocol/index.js';

/** What went wrong, and what to do; where the words for that could not be had, what may be done in any case. */
export function errorText(error: PhoneErrorData, terms: Terms): string {
  return error.retryAfter
    ? terms.nextCallIn(error.retryAfter)
    : (terms.errors[error.code] ?? terms.errors['part-missing']);
}

/** Whether the call itself says the same of a command for it, which is then announced once. */
export function isCallsOwn({code}: PhoneErrorData, id: CallId, {calls, ended}: PhoneState): boolean {
  return [...calls, ...ended].some(call => call.id === id && call.error?.code === code);
}
