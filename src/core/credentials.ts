import {PhoneError, type Credentials} from '../protocol/index.js';

/**
 * Reads the credentials from the site, with its session cookie.
 *
 * @throws PhoneError `credentials-unreachable` or `credentials-invalid`; neither tells what was in the answer
 */
export async function fetchCredentials(url: string, fetcher: typeof fetch): Promise<Credentials> {
  let response: Response;
  try {
    response = await fetcher(url, {
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {accept: 'application/json'},
    });
  } catch {
    throw new PhoneError('credentials-unreachable', 'the credentials could not be fetched', {retryable: true});
  }
  // Whoever answers here says where the calls go: a redirect changes nothing of whom the configuration names.
  if (response.url && new URL(response.url).origin !== new URL(url).origin)
    throw new PhoneError('credentials-unreachable', 'the credentials lead to another host', {retryable: true});
  if (!response.ok) {
    const retryable = response.status >= 500;
    throw new PhoneError('credentials-unreachable', `the credentials answered ${response.status}`, {retryable});
  }
  if (/^text\/html/i.test(response.headers.get('content-type') ?? ''))
    throw new PhoneError('credentials-unreachable', 'a web page came instead: the session has ended', {
      retryable: true,
    });
  const data: unknown = await response.json().catch(() => null);
  if (!isCredentials(data))
    throw new PhoneError('credentials-invalid', 'the credentials lack aor, or password, ha1 and token');
  return data;
}

export function isCredentials(data: unknown): data is Credentials {
  if (typeof data !== 'object' || data === null) return false;
  const {aor, password, ha1, token} = data as Record<string, unknown>;
  return (
    typeof aor === 'string' &&
    /^sips?:[^@]+@.+/i.test(aor) &&
    [password, ha1, token].some(key => typeof key === 'string')
  );
}
