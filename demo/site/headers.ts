/** @file The headers of every response: as strict as an authority's security team would have them. */
import {embedders, type Host} from './hosts.js';

/** Windows that keep in touch with the page that opened them, on whichever host. */
const WINDOWS = ['/phone.html', '/confirm.html'];
/** What other hosts frame, and what that runs. */
const ISOLATED = ['/bridge.html', '/amtsleitung.worker.js'];

/** @param path `/bridge.html` may be framed by other hosts */
export function headersFor(host: Host, path = ''): Record<string, string> {
  const phone = host.phone === host.origin ? [] : [host.phone];
  const own = ["'self'", ...phone].join(' ');
  const policy = {
    'default-src': "'none'",
    'script-src': own,
    'worker-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'media-src': "'self' blob:",
    'connect-src': `'self' ${host.origin.replace(/^http/, 'ws')}`,
    'frame-src': phone[0] ?? "'none'",
    'frame-ancestors': path === '/bridge.html' ? ["'self'", ...embedders(host)].join(' ') : "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'amtsleitung amtsleitung-html',
  };
  const lent = ['self', ...phone.map(origin => `"${origin}"`)].join(' ');
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(directive => directive.join(' '))
      .join('; '),
    'Permissions-Policy': [
      ...['microphone', 'autoplay', 'speaker-selection', 'hid'].map(feature => `${feature}=(${lent})`),
      ...['camera', 'geolocation', 'display-capture', 'payment', 'usb', 'serial'].map(feature => `${feature}=()`),
    ].join(', '),
    'Cross-Origin-Opener-Policy': WINDOWS.includes(path) ? 'unsafe-none' : 'same-origin-allow-popups',
    'Cross-Origin-Resource-Policy': 'same-site',
    // A page that isolates itself frames nothing without it.
    ...(ISOLATED.includes(path) ? {'Cross-Origin-Embedder-Policy': 'require-corp'} : {}),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
}
