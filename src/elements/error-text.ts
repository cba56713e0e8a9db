import type {Terms} from '../i18n/index.js';
import type {PhoneErrorData} from '../protocol/index.js';

/** What went wrong, and what to do. */
export function errorText(error: PhoneErrorData, terms: Terms): string {
  return error.retryAfter ? terms.nextCallIn(error.retryAfter) : terms.errors[error.code];
}
