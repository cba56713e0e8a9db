/** @file What a final status or a Reason header means for the clerk. */
import type {Core} from 'sip.js';
import {PhoneError, type ErrorCode} from '../../protocol/index.js';
import {listValues} from '../wire/index.js';

const byStatus: Record<number, ErrorCode> = {
  400: 'server-error',
  401: 'forbidden',
  403: 'forbidden',
  404: 'number-unknown',
  407: 'forbidden',
  408: 'no-answer',
  410: 'number-unknown',
  415: 'not-acceptable',
  416: 'number-invalid',
  480: 'unavailable',
  481: 'far-end-lost',
  484: 'number-invalid',
  486: 'busy',
  488: 'not-acceptable',
  503: 'unavailable',
  600: 'busy',
  603: 'declined',
  604: 'number-unknown',
  606: 'not-acceptable',
  607: 'declined',
  608: 'declined',
};

/**
 * The error for a final status of an INVITE (RFC 3261 §21).
 *
 * @param rang Whether the far end rang before: then "not available" means that nobody answered.
 */
export function errorOfStatus(status: number, rang = false): PhoneError {
  let code = byStatus[status] ?? (status >= 500 && status < 600 ? 'server-error' : 'unavailable');
  if (rang && (status === 480 || status === 487)) code = 'no-answer';
  if (!rang && status === 408) code = 'timeout';
  const retryable = status === 408 || status === 480 || status === 486 || status >= 500;
  return new PhoneError(code, `refused with ${status}`, {sipStatus: status, retryable});
}

/**
 * Whether a CANCEL or BYE says that somebody else took the call (RFC 3326): then it was not missed. PBXs send the
 * cause 200, the text, or both, among other values; or Q.850's 26, "non-selected user clearing".
 */
export function answeredElsewhere(reasons: readonly string[]): boolean {
  return listValues(reasons).some(
    value =>
      /^(SIP\b.*;\s*cause\s*=\s*200|Q\.850\b.*;\s*cause\s*=\s*26)\b/i.test(value.replace(/"[^"]*"/g, '')) ||
      /^SIP\b.*;\s*text\s*=\s*"[^"]*elsewhere/i.test(value),
  );
}

/** All Reason header values of a request. */
export function reasonsOf(request: Core.IncomingRequestMessage | undefined): readonly string[] {
  return request?.getHeaders('reason') ?? [];
}
