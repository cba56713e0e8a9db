import {Core, URI} from 'sip.js';
import {PhoneError} from '../../protocol/index.js';

/** What a PBX may be asked to dial: digits with an international `+`, feature codes, extensions. */
const dialable = /^\+?[0-9*#]{1,32}$/;

/**
 * The SIP address for what a page wants to dial. Accepts a dial string with the usual separators, or a `sip:`
 * address of our own domain; everything else is refused, so that no link leads a call to a foreign host.
 *
 * @throws PhoneError `number-missing` or `number-invalid`
 */
export function targetOf(text: string, domain: string): URI {
  const plain = text.replace(/[\s\u00a0\u2010-\u2015()/.-]/g, '');
  if (plain === '') throw new PhoneError('number-missing', 'nothing to dial');
  const user = dialable.test(plain) ? plain : userOfOwnDomain(text.trim(), domain);
  if (user === null) throw new PhoneError('number-invalid', 'not a number that can be dialled');
  return new URI('sip', user, domain);
}

function userOfOwnDomain(text: string, domain: string): string | null {
  if (!/^sips?:/i.test(text)) return null;
  const uri = Core.Grammar.URIParse(text);
  if (!uri || uri.host.toLowerCase() !== domain.toLowerCase() || Object.keys(uri.headers).length > 0) return null;
  return uri.user && dialable.test(uri.user) ? uri.user : null;
}
