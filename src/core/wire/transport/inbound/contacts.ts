import type {Duty} from '../duty.js';
import {listValues, readAddress} from '../header-values.js';
import {reads} from './addresses.js';

/** One unreadable Contact of another phone makes SIP.js drop the 200 to our REGISTER (RFC 3261 §10.3 lists them all). */
export const dropForeignContacts: Duty = message => {
  if (message.status < 200 || message.method !== 'REGISTER') return;
  const readable = listValues(message.all('Contact')).filter(value => reads(value, 'Contact'));
  message.remove('Contact');
  for (const value of readable) message.add('Contact', value);
};

/**
 * SIP.js drops a 18x or 2xx to INVITE without Contact, a 2xx even without ACK, and a 18x without To tag. A dialog
 * needs both (RFC 3261 §12.1.1); who leaves them out is reached where the INVITE was sent to.
 */
export const completeDialog: Duty = (message, {core}) => {
  const {status} = message;
  if (message.method !== 'INVITE' || status <= 100 || status >= 300) return;
  if (!listValues(message.all('Contact')).some(value => reads(value, 'Contact'))) {
    const target = core.userAgentClients.get(`${message.branch}INVITE`)?.message.ruri;
    if (target) message.set('Contact', `<${target.toString()}>`);
  }
  if (!message.toTag && status < 200) message.set('To', `${message.get('To')};tag=untagged`);
};

/** SIP.js reads the dialog's target from each NOTIFY; many PBXs leave the Contact out (RFC 6665 §8.2.1). */
export const completeNotify: Duty = message => {
  if (!message.isRequest || message.method !== 'NOTIFY') return;
  if (!message.has('Contact')) message.set('Contact', `<${readAddress(message.get('From')).uri}>`);
};
