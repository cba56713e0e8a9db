/** @file What a final status or a Reason header means for the clerk. */
import type {Core} from 'sip.js';
import {PhoneError, type ErrorCode} from '../../protocol/index.js';
import {listValues, parameter} from '../wire/index.js';

/**
 * What a final status answers: our INVITE, before and after it `rang`; our REFER (`transfer`); the INVITE to whom a call
 * was handed on (`target`, `target-rang`), of which a NOTIFY tells; a re-INVITE (`change`); an INVITE that was to bring a
 * running call's audio to another page (`takeover`), or to take a call that rings elsewhere (`pick-up`).
 */
export type Situation = 'call' | 'rang' | 'transfer' | 'target' | 'target-rang' | 'change' | 'takeover' | 'pick-up';

/** What becomes of an INVITE (RFC 3261 §21, and the registry of statuses). */
const ofCall: Partial<Record<number, ErrorCode>> = {
  401: 'forbidden',
  402: 'forbidden',
  403: 'forbidden',
  404: 'number-unknown',
  405: 'not-acceptable',
  406: 'not-acceptable',
  407: 'forbidden',
  408: 'timeout',
  410: 'number-unknown',
  414: 'number-invalid',
  415: 'not-acceptable',
  416: 'number-invalid',
  420: 'not-acceptable',
  421: 'not-acceptable',
  // Not from a withheld number (RFC 5079): for the IT to change.
  433: 'forbidden',
  470: 'forbidden',
  480: 'unavailable',
  484: 'number-invalid',
  485: 'number-unknown',
  486: 'busy',
  487: 'unavailable',
  488: 'not-acceptable',
  493: 'not-acceptable',
  494: 'not-acceptable',
  503: 'unavailable',
  580: 'not-acceptable',
  600: 'busy',
  604: 'number-unknown',
  606: 'not-acceptable',
};

/** Any other one is as the first of its class (RFC 3261 §8.1.3.2); of 6xx, that somebody answers for whom we called. */
const ofClass: Partial<Record<number, ErrorCode>> = {3: 'diverted', 6: 'declined'};

/** Where it rang, "not available" means that nobody answered. */
const afterRinging: Partial<Record<number, ErrorCode>> = {408: 'no-answer', 480: 'no-answer', 487: 'no-answer'};

/** Of a request in a running call: the PBX does not answer, or does not know that call any more. */
const ofDialog: Partial<Record<number, ErrorCode>> = {408: 'timeout', 481: 'far-end-lost'};

/** What is refused is the transfer, unless the PBX has looked who is there: it says so by these. */
const ofReferral: Partial<Record<number, ErrorCode>> = {
  ...ofDialog,
  404: 'number-unknown',
  410: 'number-unknown',
  480: 'unavailable',
  486: 'busy',
  600: 'busy',
  603: 'declined',
  604: 'number-unknown',
};

/** What a line abroad or of the public network says beside the status (RFC 3326, Q.850; RFC 3398 §8.2.6.1). */
const byCause: Partial<Record<number, ErrorCode>> = {
  1: 'number-unknown',
  17: 'busy',
  18: 'no-answer',
  19: 'no-answer',
  20: 'unavailable',
  21: 'declined',
  27: 'unavailable',
  31: 'server-error',
  34: 'server-error',
  38: 'server-error',
  41: 'server-error',
  42: 'server-error',
};

/** Says how it stands with whom the call was to go to; anything else is about the transfer. */
const ofTarget: readonly ErrorCode[] = ['busy', 'declined', 'no-answer', 'unavailable', 'number-unknown', 'diverted'];

/** The same may succeed a little later. */
const passing: readonly ErrorCode[] = ['busy', 'declined', 'no-answer', 'unavailable', 'timeout', 'server-error'];

/** The error for a final status of 300 to 699. `reasons`: the Reason header values beside it. */
export function errorOfStatus(
  sipStatus: number,
  situation: Situation = 'call',
  reasons: readonly string[] = [],
): PhoneError {
  const code = codeOf(sipStatus, situation, reasons);
  return new PhoneError(code, `refused with ${sipStatus}`, {sipStatus, retryable: passing.includes(code)});
}

function codeOf(status: number, situation: Situation, reasons: readonly string[]): ErrorCode {
  switch (situation) {
    case 'transfer':
      return ofReferral[status] ?? 'transfer-refused';
    case 'takeover':
      return ofDialog[status] ?? 'change-refused';
    case 'pick-up': {
      // A code that the PBX does not know is answered likewise.
      const code = codeOfCall(status, false);
      return ofTarget.includes(code) ? 'call-taken' : code;
    }
    case 'change':
      return status in ofDialog ? 'far-end-lost' : 'change-refused';
    case 'target':
    case 'target-rang': {
      const code = codeOfCall(status, situation === 'target-rang' || status === 408);
      return ofTarget.includes(code) ? code : 'transfer-refused';
    }
    default: {
      const [cause, code] = [causeOf(status, reasons), codeOfCall(status, situation === 'rang')];
      // Asterisk says "subscriber absent" of one who let it ring.
      return code === 'no-answer' && cause === 'unavailable' ? code : (cause ?? code);
    }
  }
}

function codeOfCall(status: number, rang: boolean): ErrorCode {
  return (rang && afterRinging[status]) || (ofCall[status] ?? ofClass[Math.floor(status / 100)] ?? 'server-error');
}

/** A request for a login is the PBX's own, and a redirection says where to. */
function causeOf(status: number, reasons: readonly string[]): ErrorCode | undefined {
  if (status < 400 || status === 401 || status === 407) return undefined;
  const causes = listValues(reasons).filter(value => /^Q\.850\b/i.test(value));
  return causes.map(value => byCause[Number(parameter(value, 'cause'))]).find(code => code !== undefined);
}

/**
 * Whether a CANCEL or BYE says that somebody else took the call (RFC 3326): then it was not missed. PBXs send the
 * cause 200, the text, or both, among other values; or Q.850's 26, "non-selected user clearing".
 */
export function answeredElsewhere(reasons: readonly string[]): boolean {
  return listValues(reasons).some(value => {
    const protocol = /^[\w.]*/.exec(value)?.[0].toUpperCase();
    const cause = parameter(value, 'cause');
    if (protocol === 'Q.850') return cause === '26';
    return protocol === 'SIP' && (cause === '200' || /elsewhere/i.test(parameter(value, 'text')));
  });
}

/** All Reason header values of a request. */
export function reasonsOf(request: Core.IncomingRequestMessage | undefined): readonly string[] {
  return request?.getHeaders('reason') ?? [];
}
