import {outsideLimit, type Times} from './dial-limits.js';
import {readProposal} from './read.js';
import {isInternal, type DialString, type Numbering} from './reading.js';

/** An address that a response names instead of the one that was called. */
interface Contact {
  readonly user: string;
  /** Empty for a `tel:` address. */
  readonly host: string;
}

/**
 * What is dialled when a response leads to another number (RFC 3261 §8.1.3.4): our own extensions, and what costs no more than
 * a call to the landline or a mobile telephone; null for all else. Nobody we call chooses whom the authority pays for. `followed`:
 * when calls left the house in this way, which a page that calls within the house could have them do without end; null: this one
 * does not count. Throws `too-many-requests`.
 */
export function redirectedTo(
  {user, host}: Contact,
  domain: string,
  phone: Numbering,
  followed: Times | null,
): DialString | null {
  const reading = readProposal(user, phone, 'network');
  const {dial, class: kind, needsConfirmation} = reading;
  if (!dial || needsConfirmation) return null;
  const staysInside = isInternal(reading, phone);
  if (!staysInside && kind !== 'national' && kind !== 'mobile') return null;
  if (!isOwn(host.toLowerCase(), domain, phone) && !(staysInside && isNumeric(host))) return null;
  if (followed && !staysInside) outsideLimit(phone, followed).demand();
  return dial;
}

/** Phone systems write their own address where their name belongs; an extension behind a numeric one is ours to look up. */
const isNumeric = (host: string): boolean => /^(?:\d+(?:\.\d+){3}$|\[)/.test(host);

function isOwn(host: string, domain: string, {configuration}: Numbering): boolean {
  const {site, servers = []} = configuration ?? {};
  const names = [domain, ...[site?.domains ?? []].flat(), ...servers.map(hostOf)];
  return host === '' || names.some(name => name.toLowerCase() === host);
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');
