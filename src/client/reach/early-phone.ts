/**
 * @file The phone of a page to which a call is to come, begun before its element is there, which finds it under way. The far end
 * hears nothing until the call is here, and an element is made only when all of them are defined.
 */
import {page} from '../../script/page.js';
import type {Phone, PhoneOptions} from '../phone.js';

/** Milliseconds after the page was loaded: an element would have come for it. */
const lasts = 1_000;

let begun: {readonly source: string; readonly phone: Phone} | null = null;

/** The address of a configuration that is all that the page says of its phone; null where it says more. */
export function sourceOf({configuration, credentials, workerUrl, phoneWindow}: PhoneOptions): string | null {
  if (typeof configuration !== 'string' || credentials || workerUrl || phoneWindow) return null;
  return URL.canParse(configuration, page.baseURI) ? new URL(configuration, page.baseURI).href : null;
}

/**
 * Begins it with a configuration of this host: who left the address in this tab may have been any script, and what is no address must
 * not keep the page from its elements.
 */
export function beginPhone(source: string | null, make: (options: PhoneOptions) => Phone): void {
  if (!source || !URL.canParse(source) || new URL(source).origin !== location.origin) return;
  begun = {source, phone: make({configuration: source})};
  const giveUp = () => setTimeout(() => void takePhone(null), lasts);
  if (page.readyState === 'complete') giveUp();
  else addEventListener('load', giveUp, {once: true});
}

/** The phone that was begun, if it is this one; another one is given up. */
export function takePhone(options: PhoneOptions | null): Phone | null {
  const found = begun;
  begun = null;
  if (!found) return null;
  if (options && sourceOf(options) === found.source) return found.phone;
  found.phone.disconnect();
  return null;
}
