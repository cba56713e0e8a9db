import {dialogOf, refreshTarget} from '../dialog-state.js';
import type {Duty} from '../duty.js';
import {WAS_UPDATE} from '../made-up.js';
import {sessionTimer} from '../outbound/session-timer.js';

/**
 * UPDATE (RFC 3311), which SIP.js does not know. With a description it is to SIP.js a re-INVITE, whose answer goes
 * back as UPDATE's (outbound/update.ts); without one, a sign of life, an identity or another target: 200.
 */
export const acceptUpdate: Duty = (message, {core, reply}) => {
  if (!message.isRequest || message.method !== 'UPDATE') return;
  const dialog = dialogOf(message, core);
  if (!dialog) return reply(message, 481, 'Call/Transaction Does Not Exist');
  if (!message.body) {
    refreshTarget(dialog, message);
    const contact = {name: 'Contact', value: core.configuration.contact.toString()};
    return reply(message, 200, 'OK', [contact, ...sessionTimer(message)]);
  }
  if (!message.has('Contact')) message.set('Contact', `<${dialog.remoteTarget.toString()}>`);
  message.startLine = message.startLine.replace(/^UPDATE/, 'INVITE');
  message.set('CSeq', `${message.cseq} INVITE`);
  const [via] = message.headers.filter(({name}) => name.toLowerCase() === 'via');
  if (via) via.value += `;${WAS_UPDATE}`;
};

/** An accepted change of ours may name another target (RFC 3261 §12.2.1.2, RFC 3311 §5.1), before the ACK goes there. */
export const takeTarget: Duty = (message, {core}) => {
  if (message.isRequest || message.status < 200 || message.status > 299) return;
  const dialog = ['INVITE', 'UPDATE'].includes(message.method) && dialogOf(message, core);
  if (dialog) refreshTarget(dialog, message);
};
