import {deltaSeconds} from '../../delta-seconds.js';
import type {Duty} from '../duty.js';

/** Two different values of one of these leave open what is meant (RFC 4475 §3.3.8, §3.3.9). */
const SINGLE = ['From', 'To', 'Call-ID', 'CSeq', 'Content-Length'];

/**
 * What cannot be answered by its sender's rules is refused with 400 (RFC 3261 §8.1.1, RFC 4475 §3.1.2); SIP.js drops
 * it, or throws at a response whose CSeq has no method.
 */
export const refuseMalformed: Duty = (message, {reply, abandon}) => {
  const [, number = '', method = ''] = /^(\d{1,10})\s+(\S+)$/.exec(message.get('CSeq')) ?? [];
  const complete = number && Number(number) < 2 ** 31 && message.has('Via') && message.callId && message.get('To');
  if (!message.isRequest) {
    // Of a cut body, or on its way to somebody else (RFC 3261 §18.3, §8.1.3.3), SIP.js says nothing either.
    if (!complete || message.truncated || message.all('Via').length > 1) abandon(message);
    return;
  }
  const length = message.get('Content-Length');
  const sound = complete && method === message.method && message.fromTag !== '' && /^\d*$/.test(length);
  const ambiguous = SINGLE.some(name => new Set(message.all(name)).size > 1);
  if (/ SIP\/(?!2\.0$)[\d.]+$/i.test(message.startLine)) reply(message, 505, 'Version Not Supported');
  else if (!sound || ambiguous || message.truncated) reply(message, 400, 'Bad Request');
};

/** How long an INVITE may ring (RFC 3261 §13.3.1): SIP.js ends it at once when that is longer than a timer can be. */
export const plainExpires: Duty = message => {
  if (message.method !== 'INVITE' || !message.isRequest || !message.has('Expires')) return;
  const seconds = deltaSeconds(message.get('Expires'));
  if (seconds === undefined) message.remove('Expires');
  else message.set('Expires', String(seconds));
};
