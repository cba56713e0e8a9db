import {Core, Inviter, SessionState, type Session} from 'sip.js';
import {dialogOf} from '../dialog-state.js';
import type {Duty, Wire} from '../duty.js';
import {parameter} from '../header-values.js';
import {MADE_UP} from '../made-up.js';
import {SipMessage} from '../sip-message.js';

/** Where SIP.js keeps a call: by Call-ID and the tag of who made it. */
function sessionOf({callId, fromTag, toTag}: SipMessage, {userAgent}: Wire): Session | undefined {
  return userAgent._sessions[callId + fromTag] ?? userAgent._sessions[callId + toTag];
}

/**
 * BYE while the INVITE rings or is being answered (RFC 3261 §15): SIP.js answers it and rings on. The invitation ends
 * by a CANCEL that we make up; SIP.js' answer to that never leaves.
 */
export const endByEarlyBye: Duty = (message, wire) => {
  if (!message.isRequest || message.method !== 'BYE') return;
  for (const {message: invite, transaction} of wire.core.userAgentServers.values()) {
    if (invite.method !== 'INVITE' || transaction.state !== Core.TransactionState.Proceeding) continue;
    // SIP.js writes its own tag into `toTag`; the header tells a first INVITE from a re-INVITE.
    if (parameter(invite.getHeader('To') ?? '', 'tag')) continue;
    if (invite.callId !== message.callId || invite.fromTag !== message.fromTag) continue;
    wire.reply(message, 200, 'OK');
    const cancel = new SipMessage(`CANCEL ${wire.core.configuration.contact.uri.toString()} SIP/2.0`, [
      {name: 'Via', value: `${invite.getHeader('Via') ?? ''};${MADE_UP}`},
      ...['From', 'To', 'Call-ID'].map(name => ({name, value: invite.getHeader(name) ?? ''})),
      {name: 'CSeq', value: `${invite.cseq} CANCEL`},
      ...message.all('Reason').map(value => ({name: 'Reason', value})),
    ]);
    try {
      wire.hooks.earlyBye(message.callId);
    } finally {
      wire.deliver(cancel);
    }
    return;
  }
};

/**
 * The callee may not say BYE before it has answered (RFC 3261 §15), but some do. Its branch is over; with the last one the call is as well, and our INVITE is taken
 * back.
 */
function endBranch(message: SipMessage, session: Inviter, {core, ended, reply}: Wire): void {
  reply(message, 200, 'OK');
  const lives = [...core.dialogs.values()].some(
    ({callId, localTag, remoteTag}) =>
      callId === message.callId &&
      localTag === message.toTag &&
      !ended.get([callId, ...[localTag, remoteTag].sort()].join()),
  );
  if (!lives) session.cancel().catch(() => undefined);
}

/**
 * SIP.js drops a request of a dialog, unanswered, while the session is not established. A BYE that overtakes our ACK
 * waits for it; a change or message may come again (RFC 3261 §14.2, RFC 5407 §3).
 */
export const answerOutOfState: Duty = (message, wire) => {
  if (!message.isRequest || !message.toTag || ['ACK', 'CANCEL', 'OPTIONS'].includes(message.method)) return;
  const session = sessionOf(message, wire);
  if (!session || session.state === SessionState.Established) return;
  const ending = session.state === SessionState.Terminating || session.state === SessionState.Terminated;
  if (message.method === 'BYE') {
    if (ending) return wire.reply(message, 200, 'OK');
    const dialog = dialogOf(message, wire.core);
    if (session.state !== SessionState.Establishing || !dialog) return;
    if (dialog.early && session instanceof Inviter) return endBranch(message, session, wire);
    message.settled = true;
    session.stateChange.addListener(
      state => {
        // After SIP.js' own step: it sends the ACK and then says that the session is established.
        if (state === SessionState.Established) void Promise.resolve().then(() => wire.deliver(message));
        else wire.reply(message, 200, 'OK');
      },
      {once: true},
    );
  } else if (ending) wire.reply(message, 481, 'Call/Transaction Does Not Exist');
  else if (message.method === 'INVITE') wire.reply(message, 491, 'Request Pending');
  else wire.reply(message, 500, 'Server Internal Error', [{name: 'Retry-After', value: '1'}]);
};

/** After a 3xx to a re-INVITE SIP.js believes for ever that it is open. A redirection in a dialog means no: 488. */
export const refuseRedirectedChange: Duty = (message, {core}) => {
  if (message.method !== 'INVITE' || message.status < 300 || message.status > 399) return;
  if (core.userAgentClients.get(`${message.branch}INVITE`)?.message.toTag)
    message.startLine = 'SIP/2.0 488 Not Acceptable Here';
};

/**
 * An answer to a change that was given up. Without an ACK the far end would repeat it for 32 s and then end the call
 * (RFC 3261 §13.3.1.4); media are as they were, for both sides.
 */
export const acknowledgeLate: Duty = (message, {core}) => {
  if (message.isRequest || message.method !== 'INVITE' || message.status < 200 || message.status > 299) return;
  const dialog = core.dialogs.get(message.callId + message.fromTag + message.toTag);
  if (!dialog || core.userAgentClients.has(`${message.branch}INVITE`)) return;
  message.settled = true;
  const ack = dialog.createOutgoingRequestMessage('ACK', {cseq: message.cseq});
  ack.setViaHeader(`${message.branch}-ack`, core.transport.protocol);
  void core.transport.send(ack.toString()).catch(() => {});
};

/**
 * A call cancelled before the server asked for credentials: SIP.js sends the INVITE again and forgets the CANCEL
 * (RFC 3261 §9.1: it has to wait for a provisional response, here the first to the second INVITE).
 */
export const cancelAgain: Duty = (message, wire) => {
  const {core} = wire;
  if (message.method !== 'INVITE' || message.status < 100 || message.status > 199) return;
  const client = core.userAgentClients.get(`${message.branch}INVITE`);
  const challenged = client?.message.hasHeader('authorization') || client?.message.hasHeader('proxy-authorization');
  if (!client || !challenged || sessionOf(message, wire)?.state !== SessionState.Terminating) return;
  message.settled = true;
  wire.deliver(message);
  const sent = core.userAgentClients.has(`${message.branch}CANCEL`);
  if (!sent && client.transaction.state === Core.TransactionState.Proceeding) client.cancel();
};

/** Tells the call who the far end is now: after a transfer the PBX says so in INVITE or UPDATE (RFC 4916, RFC 5876), or who did it (RFC 3892). */
export const noticeIdentity: Duty = (message, {core, hooks}) => {
  if (!message.isRequest || !message.toTag || !['INVITE', 'UPDATE'].includes(message.method)) return;
  if (!['P-Asserted-Identity', 'Remote-Party-ID', 'Referred-By'].some(name => message.has(name))) return;
  if (!core.dialogs.has(message.callId + message.toTag + message.fromTag)) return;
  const parsed = Core.Parser.parseMessage(message.toString(), core.loggerFactory.getLogger('wire'));
  if (parsed instanceof Core.IncomingRequestMessage) hooks.identity(message.callId, parsed);
};
