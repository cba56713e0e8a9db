import type {Duty} from '../duty.js';

/** What we really understand (RFC 3261 §20.5). SIP.js claims others and leaves UPDATE out. */
export const ALLOW = 'INVITE, ACK, CANCEL, BYE, UPDATE, INFO, NOTIFY, REFER, OPTIONS';
const METHODS = new Set(ALLOW.split(', '));
const SUPPORTED = new Set(['replaces', 'timer', 'outbound', 'path', 'gruu', 'norefersub', 'eventlist']);

/**
 * SIP.js throws at methods in places where it does not expect them and never answers; a MESSAGE it accepts and
 * throws away. RFC 3261 §8.2.1: 405 with what we allow. A PRACK matches nothing that we sent (RFC 3262 §3): 481.
 */
export const refuseUnknownMethod: Duty = (message, {reply}) => {
  if (!message.isRequest || METHODS.has(message.method)) return;
  if (message.method === 'PRACK') reply(message, 481, 'Call/Transaction Does Not Exist');
  else reply(message, 405, 'Method Not Allowed', [{name: 'Allow', value: ALLOW}]);
};

/** SIP.js ignores Require. RFC 3261 §8.2.2.3: 420, unless it is an ACK or a CANCEL. */
export const refuseUnknownExtension: Duty = (message, {reply}) => {
  if (!message.isRequest || message.method === 'ACK' || message.method === 'CANCEL') return;
  const required = message.all('Require').flatMap(value => value.split(','));
  const unknown = required.map(tag => tag.trim().toLowerCase()).filter(tag => tag && !SUPPORTED.has(tag));
  if (unknown.length) reply(message, 420, 'Bad Extension', [{name: 'Unsupported', value: unknown.join(', ')}]);
};

/**
 * SIP.js compares event and state of a NOTIFY letter by letter; both are case-insensitive tokens (RFC 6665 §8.2), and
 * parameters such as `;sla` tell subscriptions apart only for REFER (RFC 3515 §2.4.6). One without Event that tells of a
 * transfer, and of nothing else (RFC 3515 §2.4.5), is taken for it: 489 would leave the clerk without the outcome.
 */
export const plainEvent: Duty = message => {
  if (!message.isRequest || message.method !== 'NOTIFY') return;
  const tells = message.toTag && /^\s*message\/sipfrag\b/i.test(message.get('Content-Type'));
  const event = message.get('Event') || (tells ? 'refer' : '');
  // An `id` without a value is none; SIP.js would not read the header for it.
  const [type = '', ...parameters] = event.split(';').filter(part => !/^\s*id\s*=?\s*$/i.test(part));
  const name = type.trim().toLowerCase();
  if (event) message.set('Event', name === 'refer' ? [name, ...parameters].join(';') : name);
  const state = message.get('Subscription-State');
  if (state)
    message.set(
      'Subscription-State',
      state.replace(/^[^;]*/, word => word.trim().toLowerCase()),
    );
};

/** A NOTIFY goes to our own subscriptions first: SIP.js would not tell them why one ended (RFC 6665 §4.1.3). */
export const passNotification: Duty = (message, {hooks, reply}) => {
  if (!message.isRequest || message.method !== 'NOTIFY') return;
  hooks.notify?.(message, (status, reason) => reply(message, status, reason));
};
