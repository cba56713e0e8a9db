/**
 * @file What all copies of this package in one page share: the page's phones, and the announcer. It lies under a
 * global symbol that carries the major version, so that two copies of the script find each other's phones.
 */
import type {Phone} from '../client/phone.js';
import type {PhoneErrorData} from '../protocol/index.js';
import {Announcer} from './announcer.js';
import {page} from '../script/page.js';

/** An element that provides a phone to others; `amt-phone` is one. */
export interface PhoneProvider extends HTMLElement {
  readonly phone: Phone | null;
  /** Why the phone can't start. */
  readonly error: PhoneErrorData | null;
}

export interface PagePhones {
  /** In the order in which they came; the first is the page's default. */
  readonly providers: readonly PhoneProvider[];
  add(provider: PhoneProvider): void;
  remove(provider: PhoneProvider): void;
  /** A provider has another phone, or another error. */
  changed(): void;
  /** Calls `listener` after each change. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  readonly announcer: Announcer;
}

const key = Symbol.for('amtsleitung/1');

function createPagePhones(): PagePhones {
  const providers: PhoneProvider[] = [];
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  const announcer = new Announcer();
  return {
    providers,
    announcer,
    changed,
    add(provider) {
      if (providers.includes(provider)) return;
      providers.push(provider);
      announcer.connect();
      changed();
    },
    remove(provider) {
      const index = providers.indexOf(provider);
      if (index < 0) return;
      providers.splice(index, 1);
      if (!providers.length) announcer.disconnect();
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The phones of this page. */
export function pagePhones(): PagePhones {
  const shared = globalThis as {[key]?: PagePhones};
  return (shared[key] ??= createPagePhones());
}

/** Whether templates can be rendered: those of Lit are HTML, and in a page that is XML they are read as XML. */
export function isRenderable(): boolean {
  return !page.contentType.endsWith('xml');
}
