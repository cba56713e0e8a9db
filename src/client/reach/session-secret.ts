import {page} from '../../script/page.js';

const name = 'amtsleitung-session';

/**
 * Letters that die with the browser session: what the core keeps of calls is encrypted with them, and cannot be read when the browser was
 * closed. A session cookie, for all else that pages can keep dies with a tab, or never. Undefined where the browser keeps none.
 */
export function sessionSecret(): string | undefined {
  try {
    const kept = read();
    if (kept) return kept;
    const letters = Array.from(crypto.getRandomValues(new Uint8Array(32)), byte =>
      String.fromCharCode(97 + (byte & 15)),
    );
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    page.cookie = `${name}=${letters.join('')}; Path=/; SameSite=Strict${secure}`;
    return read();
  } catch {
    // A frame without an origin of its own has no cookies.
    return undefined;
  }
}

const read = (): string | undefined => new RegExp(`${name}=([a-p]{32})`).exec(page.cookie)?.[1];
