import type {Duty} from '../duty.js';
import {listValues} from '../header-values.js';
import type {Header} from '../sip-message.js';

/** Characters of one header, and of the start line. */
const LONGEST = 8192;
/** Headers that nobody has to understand. */
const MOST = 64;
/** Values of one that says how to go on: as many hops as a request may take (RFC 3261 §8.1.1.6). */
const MOST_VALUES = 70;
/** Characters of all headers of that kind. */
const LONGEST_NEEDED = 65_536;

/** What SIP.js or a duty reads in order to answer rightly. Everything else may be missing. */
const NEEDED = new Set([
  ...['via', 'from', 'to', 'call-id', 'cseq', 'max-forwards', 'contact', 'route', 'record-route'],
  ...['content-length', 'content-type', 'content-encoding', 'content-disposition', 'require', 'proxy-require'],
  ...['replaces', 'refer-to', 'event', 'subscription-state', 'session-expires', 'privacy'],
  ...['www-authenticate', 'proxy-authenticate'],
]);

/**
 * Bounds for what is read at all. A header beyond them is left out (RFC 3261 §8.2.2: what is malformed and not needed is
 * ignored); where a request needs it, that is too large. Nobody can refuse a response or an ACK, so these are shortened: what
 * is then left of them ends their transaction.
 */
export const keepWithinBounds: Duty = (message, {reply}) => {
  const counts = new Map<string, number>();
  const kept: Header[] = [];
  let [others, length, lost] = [0, 0, false];
  for (const header of message.headers) {
    const {name, value} = header;
    const key = name.toLowerCase();
    const needed = NEEDED.has(key);
    const isShort = name.length + value.length <= LONGEST;
    const count = (counts.get(key) ?? 0) + (needed && isShort ? listValues([value]).length : 0);
    counts.set(key, count);
    if (needed) length += value.length;
    else others++;
    if (isShort && (needed ? count <= MOST_VALUES && length <= LONGEST_NEEDED : others <= MOST)) kept.push(header);
    else lost ||= needed;
  }
  if (message.isRequest && message.method !== 'ACK') {
    if (message.startLine.length > LONGEST) return reply(message, 414, 'Request-URI Too Long');
    if (message.oversized || lost) return reply(message, 513, 'Message Too Large');
  }
  message.startLine = message.startLine.slice(0, LONGEST);
  message.headers.splice(0, Infinity, ...kept);
  if (!message.oversized) return;
  message.setBody('');
  message.truncated = false;
};
