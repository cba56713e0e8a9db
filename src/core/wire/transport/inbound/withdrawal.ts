import {Core} from 'sip.js';
import type {Duty} from '../duty.js';
import {parameter} from '../header-values.js';

/**
 * CANCEL of a change that is still being answered, and BYE meanwhile: SIP.js goes on with the answer. The call is told to
 * stop, whereupon SIP.js refuses the change with 488 (outbound/withdrawal.ts).
 */
export const withdrawChange: Duty = (message, {core, hooks, withdrawn}) => {
  if (!message.isRequest || !['BYE', 'CANCEL'].includes(message.method)) return;
  for (const {message: change, transaction} of core.userAgentServers.values()) {
    if (change.method !== 'INVITE' || transaction.state !== Core.TransactionState.Proceeding) continue;
    // SIP.js writes its own tag into `toTag`; the header tells a first INVITE from a re-INVITE.
    if (change.callId !== message.callId || !parameter(change.getHeader('To') ?? '', 'tag')) continue;
    if (change.fromTag !== message.fromTag) continue;
    if (message.method === 'CANCEL' && change.viaBranch !== message.branch) continue;
    withdrawn.set(change.viaBranch, true);
    hooks.withdrawn(message.callId);
  }
};
