import type {Duty} from '../duty.js';
import {WAS_UPDATE} from '../made-up.js';
import {sessionTimer} from '../outbound/session-timer.js';

/**
 * UPDATE (RFC 3311), which SIP.js does not know. With a description it is to SIP.js a re-INVITE, whose answer goes
 * back as UPDATE's (outbound/update.ts); without one, a sign of life or an identity: 200.
 */
export const acceptUpdate: Duty = (message, {core, reply}) => {
  if (!message.isRequest || message.method !== 'UPDATE') return;
  if (!core.dialogs.has(message.callId + message.toTag + message.fromTag))
    return reply(message, 481, 'Call/Transaction Does Not Exist');
  if (!message.body) {
    const contact = {name: 'Contact', value: core.configuration.contact.toString()};
    return reply(message, 200, 'OK', [contact, ...sessionTimer(message)]);
  }
  message.startLine = message.startLine.replace(/^UPDATE/, 'INVITE');
  message.set('CSeq', `${message.cseq} INVITE`);
  const [via] = message.headers.filter(({name}) => name.toLowerCase() === 'via');
  if (via) via.value += `;${WAS_UPDATE}`;
};
