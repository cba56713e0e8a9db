import {page} from './page.js';

/** `currentScript` is known only while a classic script runs for the first time; a module has none, nor has a server. */
const current = (page.currentScript as HTMLScriptElement | null | undefined)?.src ?? '';

/**
 * URL of the script that carries this code, or of the page when it was bundled under another name. A tag says nothing by itself:
 * one of another origin, which the page's policy has kept from running, would bring its own phone and scripts.
 */
export function scriptUrl(): string {
  if (current) return current;
  // What runs as a classic script, too, may not say `import.meta`; the first address of a stack is its own.
  const [own] = /https?:\/\/[^/\s)]+\//.exec(String(new Error().stack)) ?? [];
  const tags = [...page.querySelectorAll<HTMLScriptElement>('script[src*="amtsleitung"]')];
  return tags.find(({src}) => own && src.startsWith(own))?.src ?? page.baseURI;
}

/** The phone as a window of its own, beside the worker; null where the configuration is no URL that it could read. */
export function windowUrl(configuration: unknown, base: string | URL, worker: URL): string | null {
  if (typeof configuration !== 'string' || ![base, worker].every(from => URL.canParse(configuration, from)))
    return null;
  const url = new URL('phone.html', worker);
  url.searchParams.set('config', new URL(configuration, base).href);
  return url.href;
}

/** Where the worker lies: as configured, relative to the page, or beside the script. */
export function workerUrl(configured?: string): URL {
  // What is no address is not this page's own either.
  if (configured)
    return URL.canParse(configured, page.baseURI) ? new URL(configured, page.baseURI) : new URL('about:blank');
  return new URL('amtsleitung.worker.js', scriptUrl());
}
