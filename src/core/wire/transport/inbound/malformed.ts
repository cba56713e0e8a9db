import type {Duty} from '../duty.js';

/**
 * What cannot be answered by its sender's rules is refused with 400 (RFC 3261 §8.1.1, RFC 4475 §3.1.2); SIP.js drops
 * it, or throws at a response whose CSeq has no method.
 */
export const refuseMalformed: Duty = (message, {reply}) => {
  const [, number = '', method = ''] = /^(\d{1,10})\s+(\S+)$/.exec(message.get('CSeq')) ?? [];
  const complete = number && Number(number) < 2 ** 31 && message.has('Via') && message.callId && message.get('To');
  if (!message.isRequest) {
    message.settled ||= !complete;
    return;
  }
  const length = message.get('Content-Length');
  const sound = complete && method === message.method && message.fromTag !== '' && /^\d*$/.test(length);
  if (!sound || message.truncated) reply(message, 400, 'Bad Request');
};
