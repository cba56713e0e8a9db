import type {Duty} from '../duty.js';
import {listValues} from '../header-values.js';
import {reads} from './addresses.js';

/**
 * One Via a line (RFC 3261 §7.3.1): what is noted in the topmost must not end up in another hop's. SIP.js reads that one
 * alone, and drops the request when it cannot, as with a host name that begins with a digit.
 */
export const plainVia: Duty = (message, {aliases}) => {
  if (!message.isRequest) return;
  const [top = '', ...others] = listValues(message.all('Via'));
  message.set('Via', reads(top, 'Via') ? top : aliases.via(top));
  for (const other of others) message.add('Via', other);
};
