/** Milliseconds. */
const deadline = 10_000;

let begun: {readonly href: string; readonly response: Promise<Response>} | null = null;

/** Asks for a configuration before the code is there that reads it. */
export function beginRequest(href: string): void {
  const response = request(href);
  response.catch(() => undefined);
  begun = {href, response};
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
