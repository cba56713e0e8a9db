/** Milliseconds. */
const deadline = 10_000;

let begun: {readonly href: string; readonly response: Promise<Response>} | null = null;

/**
 * Asks for a configuration of this host before the code is there that reads it. Yields its address, null for another: who left it in
 * this tab may have been any script, and what is no address must not keep this one from its elements.
 */
export function beginRequest(href: string | null): string | null {
  if (!href || !URL.canParse(href) || new URL(href).origin !== location.origin) return null;
  const response = request(href);
  response.catch(() => undefined);
  begun = {href, response};
  return href;
}

/** Asks for a configuration, unless that was begun; a redirect is not followed. Rejects as `fetch` does. */
export function requestConfiguration(href: string): Promise<Response> {
  const found = begun;
  begun = null;
  return found?.href === href ? found.response : request(href);
}

const request = (href: string): Promise<Response> =>
  fetch(href, {
    credentials: 'same-origin',
    cache: 'no-cache',
    redirect: 'manual',
    signal: AbortSignal.timeout(deadline),
  });
