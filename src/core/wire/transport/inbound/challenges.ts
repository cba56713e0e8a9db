import type {Core} from 'sip.js';
import type {Duty} from '../duty.js';
import {parameter} from '../header-values.js';
import type {SipMessage} from '../sip-message.js';

/**
 * SIP.js looks at the last of several challenges alone and knows MD5 alone. It gets the strongest that we can answer
 * (RFC 8760 §2.3: the server's order counts among equals).
 */
export const chooseChallenge: Duty = (message, {digestStrength}) => {
  const name = challengeHeader(message);
  if (!name) return;
  const known = message
    .all(name)
    .map(value => ({
      value,
      strength: digestStrength(parameter(`;${value.replace(/^\s*Digest\s+|,/gi, ';')}`, 'algorithm')),
    }))
    .filter(({value}) => /^\s*Digest\s/i.test(value));
  const best = Math.max(...known.map(({strength}) => strength));
  const chosen = known.find(({strength}) => strength === best);
  if (chosen) message.set(name, tidied(chosen.value));
};

const PART =
  /\b(realm|nonce|opaque|qop|algorithm|stale)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|(auth(?:-int)?(?:\s*,\s*auth(?:-int)?)*|[^\s,;"]+))/gi;

/**
 * What we need of a challenge, as RFC 7616 §3.3 wants it written. Servers are freer with quotes and commas than SIP.js, which
 * drops what it cannot read: the call would hang for 32 s.
 */
function tidied(challenge: string): string {
  const given = new Map([...challenge.matchAll(PART)].map(([, name = '', ...values]) => [name.toLowerCase(), values]));
  const written = (names: readonly string[], quote: string) =>
    names.flatMap(name => (given.has(name) ? `${name}=${quote}${given.get(name)?.join('')}${quote}` : []));
  return `Digest ${[...written(['realm', 'nonce', 'opaque', 'qop'], '"'), ...written(['algorithm', 'stale'], '')].join(', ')}`;
}

/**
 * The proxy asks (407), then the server behind it (401), or another proxy: two challenges for one request are no loop,
 * and who asked first gets its answer again (RFC 3261 §22.3). SIP.js thinks it is one unless the second says `stale`,
 * and forgets the first answer of the same kind.
 */
export const allowSecondChallenge: Duty = (message, {core}) => {
  const name = challengeHeader(message);
  if (!name || !message.has(name)) return;
  const client = clientOf(message, core);
  if (!client) return;
  const value = message.get(name).replace(/,\s*stale\s*=\s*\w+/i, '');
  // SIP.js takes one `stale` in the life of a request: it is not wasted on the first challenge.
  if (!wasChallenged(client)) return message.set(name, value);
  const {message: sent} = client;
  const own = message.status === 401 ? 'Authorization' : 'Proxy-Authorization';
  const before = sent.getHeader(own);
  const elsewhere = before !== undefined && realmOf(before) !== realmOf(value);
  if (elsewhere) sent.extraHeaders.push(`${own}: ${before}`);
  if (elsewhere || before === undefined) message.set(name, `${value}, stale=true`);
};

/**
 * SIP.js resends a challenged request of a dialog with the next CSeq but does not count it, so that the next request
 * has the same number and is refused with 500 (RFC 3261 §12.2.1.1, §22.2).
 */
export const countResentRequest: Duty = (message, {core, deliver}) => {
  if (!challengeHeader(message) || message.method === 'INVITE') return;
  const client = clientOf(message, core);
  const dialog = client && core.dialogs.get(`${message.callId}${message.fromTag}${client.message.toTag ?? ''}`);
  if (!client || !dialog?.localSequenceNumber) return;
  // Another request may have gone out since: SIP.js adds one to this.
  client.message.cseq = Math.max(client.message.cseq, dialog.localSequenceNumber);
  message.settled = true;
  deliver(message);
  while (dialog.localSequenceNumber < client.message.cseq) dialog.incrementLocalSequenceNumber();
};

function challengeHeader({status}: SipMessage): 'WWW-Authenticate' | 'Proxy-Authenticate' | null {
  return status === 401 ? 'WWW-Authenticate' : status === 407 ? 'Proxy-Authenticate' : null;
}

/** Whether SIP.js has answered a challenge to this request before. */
function wasChallenged(client: Core.UserAgentClient): boolean {
  return (client as unknown as {readonly challenged: boolean}).challenged;
}

function realmOf(value: string): string {
  return /\brealm\s*=\s*"([^"]*)"/i.exec(value)?.[1] ?? '';
}

function clientOf(message: SipMessage, core: Core.UserAgentCore): Core.UserAgentClient | undefined {
  return core.userAgentClients.get(message.branch + message.method);
}
