import type {Duty} from '../duty.js';
import {ALLOW} from '../inbound/methods.js';
import {listValues, readAddress} from '../header-values.js';

/** The far end gets its own addresses and Call-ID back, exactly as it wrote them (RFC 3261 §8.2.6.2, §12.2.1.1). */
export const restoreAddresses: Duty = (message, {aliases}) => {
  message.startLine = aliases.restore(message.startLine);
  for (const header of message.headers) header.value = aliases.restore(header.value);
};

/** SIP.js writes one list of methods in requests and another in responses; neither is true (RFC 3261 §20.5). */
export const trueAllow: Duty = message => {
  const answersInvite = message.method === 'INVITE' && message.status > 100 && message.status < 300;
  if (message.has('Allow') || answersInvite) message.set('Allow', ALLOW);
};

/** A bearer token goes with whatever starts something, without being asked for (RFC 8898 §2). */
export const addToken: Duty = (message, {bearer}) => {
  const token = ['REGISTER', 'INVITE', 'SUBSCRIBE'].includes(message.method) && message.isRequest && bearer();
  if (token) message.set('Authorization', `Bearer ${token}`);
};

/** A first hop without `lr` routes by the Request-URI (RFC 3261 §12.2.1.1); SIP.js knows loose routing alone. */
export const routeStrictly: Duty = message => {
  const [first = '', ...rest] = listValues(message.all('Route'));
  const [hop] = readAddress(first).uri.split('?');
  const [, method, target] = /^(\S+) (\S+) SIP/.exec(message.startLine) ?? [];
  if (!hop || !method || /;lr\b/i.test(first)) return;
  message.startLine = `${method} ${hop} SIP/2.0`;
  message.set('Route', [...rest, `<${target}>`].join(', '));
};
