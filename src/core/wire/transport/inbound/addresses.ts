import {Grammar} from 'sip.js';
import type {Aliases} from '../aliases.js';
import type {Duty} from '../duty.js';
import {listValues, readAddress} from '../header-values.js';

/** Header → rule of SIP.js' grammar. A value that its rule refuses makes SIP.js drop the whole message, unanswered. */
const RULES = [
  ['From', 'From'],
  ['To', 'To'],
  ['Contact', 'Contact'],
  ['Refer-To', 'Refer_To'],
  ['Record-Route', 'Record_Route'],
] as const;

/**
 * Rewrites addresses that SIP.js' grammar refuses though they come every day: `tel:` (RFC 3966), unquoted names with
 * umlaut or comma, hosts with an underscore, `#` or a wrong escape in a user part, and odd Call-IDs; and those that it
 * would not write as they came.
 */
export const repairAddresses: Duty = (message, {aliases}) => {
  for (const [name, rule] of RULES) {
    // A REGISTER's Contacts are other phones' too: dropForeignContacts leaves out what is unreadable.
    if (name === 'Contact' && message.method === 'REGISTER') continue;
    for (const header of message.headers)
      if (header.name.toLowerCase() === name.toLowerCase() && header.value !== '*' && !reads(header.value, rule))
        header.value = (name === 'Record-Route' ? listValues([header.value]) : [header.value])
          .map(value => (reads(value, rule) ? value : repaired(value, rule, aliases)))
          .join(', ');
  }
  for (const header of message.headers) {
    if (!/^replaces$/i.test(header.name)) continue;
    // A dialog whose Call-ID was odd is known by another one (RFC 3891 §3).
    const end = header.value.search(/;\s*(?:to-tag|from-tag|early-only)\b/i);
    const callId = header.value.slice(0, Math.max(end, 0)).trim();
    if (callId && !reads(callId, 'Call_ID')) header.value = aliases.callId(callId) + header.value.slice(end);
  }
  if (message.callId && !reads(message.callId, 'Call_ID')) message.set('Call-ID', aliases.callId(message.callId));
};

export function reads(value: string, rule: string): boolean {
  try {
    const {uri} = readAddress(value);
    // SIP.js unescapes an address when it reads it, and once more when it writes it: `%25` throws only then.
    if (rule !== 'Call_ID') decodeURIComponent(decodeURIComponent(uri));
    return !isChanged(uri) && Grammar.parse(value, rule) !== -1;
  } catch {
    return false;
  }
}

/** A user part with characters that SIP.js writes escaped, which makes it another one (RFC 3261 §19.1.4), as in RFC 4904. */
function isChanged(uri: string): boolean {
  const user = /^sips?:([^@\s]*)@/i.exec(uri)?.[1] ?? '';
  return /[;=&$,]/.test(user);
}

function repaired(value: string, rule: string, aliases: Aliases): string {
  const {display, uri, parameters} = readAddress(value);
  const name = display.replace(/\p{Cc}/gu, ' ').trim();
  const quoted = name ? `"${name.replace(/["\\]/g, '\\$&')}" ` : '';
  const kept = parameters.match(/;\s*[\w+.!%*'`~-]+(?:\s*=\s*(?:"[^"]*"|[\w+.!%*'`~:[\]-]+))?/g)?.join('') ?? '';
  const candidates = [
    `${quoted}<${uri}>${kept}`,
    `${quoted}<${aliases.uri(uri)}>${kept}`,
    `<${aliases.uri(uri)}>${kept}`,
  ];
  return candidates.find(candidate => reads(candidate, rule)) ?? value;
}
