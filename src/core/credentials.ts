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
    throw new PhoneError(
      'credentials-unreachable',
      'The login could not be fetched from the address in "credentials".',
      {retryable: true},
    );
  }
  // Whoever answers here says where the calls go: a redirect changes nothing of whom the configuration names.
  if (response.url && new URL(response.url).origin !== new URL(url).origin)
    throw new PhoneError('credentials-unreachable', 'The login leads to another host than "credentials" names.', {
      retryable: true,
    });
  if (!response.ok) {
    const retryable = response.status >= 500;
    throw new PhoneError('credentials-unreachable', `The address in "credentials" answered ${response.status}.`, {
      retryable,
    });
  }
  if (/^text\/html/i.test(response.headers.get('content-type') ?? ''))
    throw new PhoneError('credentials-unreachable', 'A web page came instead of the login: has the session ended?', {
      retryable: true,
    });
  const data: unknown = await response.json().catch(() => null);
  if (!isCredentials(data))
    throw new PhoneError(
      'credentials-invalid',
      'The login lacks an aor such as "sip:101@pbx.amt.example", or a password, ha1 or token.',
    );
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
