/**
 * @file Whose configuration is read. It says to which servers the login goes and which hosts may use the phone: so it is what
 * the phone's own origin itself serves as one, and nothing that an address merely leads to.
 */
import {PhoneError} from '../../protocol/index.js';
import {page} from '../../script/page.js';

/** Milliseconds. */
const deadline = 10_000;

/** The configuration's absolute address. Throws `configuration-missing` or `configuration-invalid`. */
export function configurationUrl(source: string): URL {
  if (!URL.canParse(source, page.baseURI)) {
    throw new PhoneError('configuration-missing', 'The configuration is not a URL.');
  }
  const url = new URL(source, page.baseURI);
  // `blob:` and `filesystem:` have the origin of who made them.
  if (!/^https?:$/.test(url.protocol) || url.origin !== location.origin || url.username || url.password) {
    throw new PhoneError('configuration-invalid', `The configuration must lie on ${location.origin}.`);
  }
  url.hash = '';
  return url;
}

/** What lies there. Rejects with `configuration-missing`, `configuration-unreachable` or `configuration-invalid`. */
export async function fetchConfiguration({href}: URL): Promise<unknown> {
  const unreachable = (why: string) =>
    new PhoneError('configuration-unreachable', `Configuration ${href}: ${why}.`, {retryable: true});
  const invalid = (why: string) => new PhoneError('configuration-invalid', `Configuration ${href}: ${why}.`);
  let response: Response;
  try {
    response = await request(href);
  } catch {
    throw unreachable('no answer');
  }
  const {status, headers} = response;
  const type = headers.get('content-type') ?? '';
  if (leadsElsewhere(response)) throw unreachable('it leads elsewhere. Has the session ended?');
  if (status === 404 || status === 410) {
    throw new PhoneError('configuration-missing', `Configuration ${href}: HTTP ${status}.`);
  }
  if (!response.ok) throw unreachable(`HTTP ${status}`);
  if (/^text\/html/i.test(type)) throw unreachable('a web page instead of JSON. Has the session ended?');
  // What others were let upload is no configuration: such a folder serves no JSON, or as a download.
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) throw invalid(`"${type}" instead of application/json`);
  if (/^\s*attachment/i.test(headers.get('content-disposition') ?? '')) throw invalid('it is a download');
  let body: string;
  try {
    body = await response.text();
  } catch {
    throw unreachable('broke off');
  }
  try {
    return JSON.parse(body);
  } catch {
    throw invalid('not JSON');
  }
}

/** A redirect is not followed. */
const request = (href: string): Promise<Response> =>
  fetch(href, {
    credentials: 'same-origin',
    cache: 'no-cache',
    redirect: 'manual',
    signal: AbortSignal.timeout(deadline),
  });

/** A redirect; or the answer of another origin, by a service worker. */
const leadsElsewhere = ({type, redirected, url}: Response): boolean =>
  type === 'opaqueredirect' || redirected || (url !== '' && new URL(url).origin !== location.origin);
