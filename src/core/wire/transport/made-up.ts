import {SipMessage} from './sip-message.js';

/** Via parameters that mark what SIP.js was given though nobody sent it so; responses bring the Via back. */
export const MADE_UP = 'x-made-up';
export const WAS_UPDATE = 'x-was-update';

/** The ACK that ends a transaction which the far end does not know as an INVITE (RFC 3261 §17.1.1.3, §13.2.2.4). */
export function ackFor(response: SipMessage, contact: string): SipMessage {
  const via = response.get('Via');
  return new SipMessage(`ACK ${contact} SIP/2.0`, [
    {name: 'Via', value: response.status < 300 ? via.replace(/branch=[^;,\s]+/, '$&-ack') : via},
    ...['From', 'To', 'Call-ID'].map(name => ({name, value: response.get(name)})),
    {name: 'CSeq', value: `${response.cseq} ACK`},
  ]);
}
