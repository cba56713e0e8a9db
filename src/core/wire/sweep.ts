import {Core, type UserAgent} from 'sip.js';

const FINISHED = [Core.TransactionState.Accepted, Core.TransactionState.Completed, Core.TransactionState.Terminated];

/**
 * Ends what waits for an answer on a connection that is gone. SIP.js does not tell its transactions: a REGISTER would
 * block the next for 32 s, an INVITE that rang would ring for ever. RFC 3261 §8.1.3.1: the loss of the transport is a
 * 503. Established dialogs are not touched.
 */
export function endOpenTransactions(
  userAgent: UserAgent,
  unanswered: (request: Core.OutgoingRequestMessage) => void,
  failed: (error: unknown) => void,
): void {
  for (const {transaction, message} of [...userAgent.userAgentCore.userAgentClients.values()]) {
    if (FINISHED.includes(transaction.state)) continue;
    unanswered(message);
    try {
      userAgent.transport.onMessage?.(answerTo(message, 'SIP/2.0 503 Connection Lost'));
    } catch (error) {
      failed(error);
    }
  }
}

/** An answer to a request of ours that nobody sent. */
export function answerTo(request: Core.OutgoingRequestMessage, startLine: string): string {
  const lines = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].map(name => `${name}: ${request.getHeader(name) ?? ''}`);
  return [startLine, ...lines, 'Content-Length: 0', '', ''].join('\r\n');
}
