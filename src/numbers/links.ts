import type {Reason} from './reasons.js';
import type {Site} from './types.js';

/** What a `tel:` or `sip:` link asks for. */
export interface LinkTarget {
  readonly number: string;
  /** RFC 3966 `ext`: an extension behind the number. */
  readonly extension?: string;
}

/** Whether a text is a link rather than a number. */
export const isLink = (text: string): boolean => /^[a-z][a-z\d+.-]*:(?!\s)/i.test(text);

/** The number in a link, or why it is refused. Only numbers get through: no headers, no foreign hosts, no feature codes. */
export function readLink(text: string, site: Site): LinkTarget | Reason {
  let link: string;
  try {
    link = decodeURIComponent(text);
  } catch {
    return 'characters';
  }
  const match = /^(tel|sips?):(?:\/\/)?([^;?]*)((?:;[^?]*)?)(.*)$/is.exec(link);
  if (!match) return /^(?:tel|sips?):/i.test(link) ? 'characters' : 'link-scheme';
  const [, scheme = '', subject = '', parameters = '', headers = ''] = match;
  if (headers !== '') return 'link-parameter';
  return scheme.toLowerCase() === 'tel' ? readTel(subject, parameters, site) : readSip(subject, parameters, site);
}

const isOwnHost = (host: string, site: Site): boolean =>
  site.domains?.some(domain => domain.toLowerCase() === host.toLowerCase()) ?? false;

function readParameters(text: string): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const part of text.split(';').slice(1)) {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(part) ?? [];
    if (parameters.has(name.toLowerCase())) return undefined;
    parameters.set(name.toLowerCase(), value);
  }
  return parameters;
}

/** RFC 3966. A local number belongs to its context: a calling code, the beginning of a number, or a domain. */
function readTel(subject: string, parameterText: string, site: Site): LinkTarget | Reason {
  const parameters = readParameters(parameterText);
  if (/[*#]/.test(subject)) return 'feature-code';
  if (/[,pw]\s*\d*$/i.test(subject)) return 'tones-in-link';
  if (!/^[\d+\s()./-]*$/.test(subject)) return 'characters';
  if (parameters === undefined) return 'link-parameter';
  for (const name of parameters.keys())
    if (name === 'postd') return 'tones-in-link';
    else if (name !== 'ext' && name !== 'phone-context') return 'link-parameter';
  const extension = parameters.get('ext');
  if (extension !== undefined && !/^\d{1,8}$/.test(extension)) return 'link-parameter';
  const context = parameters.get('phone-context');
  const rest = extension === undefined ? {} : {extension};
  if (context === undefined || subject.trim().startsWith('+')) return {number: subject, ...rest};
  if (!context.startsWith('+')) return isOwnHost(context, site) ? {number: subject, ...rest} : 'foreign-host';
  if (!/^\+[\d.()-]+$/.test(context)) return 'link-parameter';
  const local = subject.replace(/\D/g, '');
  return /^0*11[02]$/.test(local)
    ? {number: local}
    : {number: context.replace(/[^\d+]/g, '') + local.replace(/^0/, ''), ...rest};
}

/** RFC 3261. Only `user=phone` and nothing else, since other parameters can route the call elsewhere. */
function readSip(subject: string, parameters: string, site: Site): LinkTarget | Reason {
  const [user = '', host, ...more] = subject.split('@');
  if (host === undefined || more.length > 0 || !isOwnHost(host, site)) return 'foreign-host';
  if (parameters !== '' && parameters.toLowerCase() !== ';user=phone') return 'link-parameter';
  if (/[*#]/.test(user)) return 'feature-code';
  return /^\+?[\d.()-]+$/.test(user) ? {number: user} : 'characters';
}
