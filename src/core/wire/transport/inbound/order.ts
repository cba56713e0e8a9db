import type {Core} from 'sip.js';
import {countRequest, dialogOf} from '../dialog-state.js';
import type {Duty} from '../duty.js';

/** What was answered last in each dialog, by its branch: it may come again (RFC 3261 §17.2.2). */
const answered = new WeakMap<Core.Dialog, string>();

/**
 * A request of a dialog that an older one has overtaken gets 500 (RFC 3261 §12.2.2), before anything is taken from it. SIP.js looks at what it answers itself
 * alone, and at no OPTIONS.
 */
export const refuseStale: Duty = (message, {core, reply}) => {
  if (!message.isRequest || ['ACK', 'CANCEL'].includes(message.method)) return;
  const dialog = dialogOf(message, core);
  if (!dialog || core.userAgentServers.has(message.branch) || answered.get(dialog) === message.branch) return;
  if (message.cseq <= (dialog.remoteSequenceNumber ?? -1)) reply(message, 500, 'Server Internal Error');
};

/** Requests that we answer without SIP.js have their place in the order, too. */
export const countAnswered: Duty = ({isRequest, status, callId, fromTag, toTag, cseq, branch}, {core}) => {
  if (isRequest || status < 200) return;
  const dialog = core.dialogs.get(callId + toTag + fromTag);
  if (!dialog || cseq <= (dialog.remoteSequenceNumber ?? -1)) return;
  countRequest(dialog, cseq);
  answered.set(dialog, branch);
};
