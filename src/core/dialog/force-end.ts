/** @file The one place that reaches into SIP.js' protected members; its test is the contract with SIP.js. */
import {Core, SessionState, type Invitation, type Session} from 'sip.js';

interface Internals {
  stateTransition(state: SessionState): void;
  receiveResponse(response: Core.IncomingResponseMessage): void;
}

/**
 * A session that is over stays so. SIP.js ends it again when the ACK to a 200 never came, and throws at its own doing
 * from a timer, where nobody can catch it.
 */
export function endOnce(session: Session): void {
  const internals = session as unknown as Internals;
  const {stateTransition} = internals;
  internals.stateTransition = state => {
    if (session.state !== SessionState.Terminated) stateTransition.call(session, state);
  };
}

/**
 * Ends a session that SIP.js would keep for ever: BYE while accepting, CANCEL without a 487, a 200 without an ACK.
 * Nothing is sent. An INVITE that nobody will answer any more goes with it (RFC 3261 §9.1).
 */
export function forceEnd(session: Session): void {
  if (session.state !== SessionState.Terminated) {
    (session as unknown as Internals).stateTransition(SessionState.Terminated);
  }
  const {request} = session as {request?: unknown};
  const {userAgentClients} = session.userAgent.userAgentCore;
  for (const [id, client] of userAgentClients) {
    if (client.message !== request || client.transaction.state !== Core.TransactionState.Proceeding) continue;
    client.dispose();
    userAgentClients.delete(id);
  }
}

/** Whether the far end has said that it works on a change. */
export function isBegun(session: Session, change: Core.OutgoingRequest): boolean {
  const client = [...session.userAgent.userAgentCore.userAgentClients.values()].find(each => each === change);
  return client?.transaction.state === Core.TransactionState.Proceeding;
}

/**
 * Gives up a re-INVITE that nobody answers. Its delegate is told a 408 of our own making, nothing goes over the
 * wire.
 */
export function giveUpChange(session: Session, change: Core.OutgoingRequest): void {
  const {userAgentClients, loggerFactory} = session.userAgent.userAgentCore;
  const [id, client] = [...userAgentClients].find(([, each]) => each === change) ?? [];
  if (!id || !client) return;
  client.dispose();
  userAgentClients.delete(id);
  const headers = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].map(
    name => `${name}: ${client.message.getHeader(name) ?? ''}`,
  );
  const response = Core.Parser.parseMessage(
    ['SIP/2.0 408 Request Timeout', ...headers, 'Content-Length: 0', '', ''].join('\r\n'),
    loggerFactory.getLogger('calls'),
  );
  if (response instanceof Core.IncomingResponseMessage) (client as unknown as Internals).receiveResponse(response);
}

/** Frees a dialog from a change of the far end's whose ACK does not come: SIP.js would refuse every other one for ever. */
export function forgetChange({dialog}: Session): void {
  const open = dialog as Partial<Core.SessionDialog> | undefined;
  if (!open) return;
  open.reinviteUserAgentServer = undefined;
  open.signalingStateRollback?.();
}

/**
 * SIP.js says BYE in the dialog that an accepted INVITE replaces (RFC 3891 §3), and fails unseen where that one was
 * not answered yet and needs a CANCEL. The call does it.
 */
export function endReplacedOurselves(invitation: Invitation): void {
  invitation._replacee = undefined;
}
