/**
 * @file The phone of a page to which a call is to come, begun in the page's first lines: its element finds it under way. The far end
 * hears nothing until the call is here, and an element is made only when all of them are defined.
 */
import {page} from '../../script/page.js';
import {beginRequest} from '../configuration/request.js';
import type {Mark} from '../lend/audio-mark.js';
import type {Phone, PhoneOptions} from '../phone.js';

type Make = (options: PhoneOptions) => Promise<Phone>;

/** Milliseconds after the page was loaded: an element would have come for it. */
const lasts = 1_000;

let begun: {readonly source: string; readonly phone: Promise<Phone>} | null = null;

/** The address of a configuration that is all that the page says of its phone; null where it says more. */
export function sourceOf({configuration, credentials, workerUrl, phoneWindow}: PhoneOptions): string | null {
  if (typeof configuration !== 'string' || credentials || workerUrl || phoneWindow) return null;
  return URL.canParse(configuration, page.baseURI) ? new URL(configuration, page.baseURI).href : null;
}

export function beginPhone({source}: Mark, make: Make): void {
  // Who left the mark may have been another script: what is no address must not keep this one from its elements.
  if (!source || !URL.canParse(source) || new URL(source).origin !== location.origin) return;
  beginRequest(source);
  const phone = make({configuration: source});
  phone.catch(() => undefined);
  begun = {source, phone};
  const giveUp = () => setTimeout(() => void takePhone(null), lasts);
  if (page.readyState === 'complete') giveUp();
  else addEventListener('load', giveUp, {once: true});
}

/** The phone that was begun, if it is this one; another one is given up. */
export function takePhone(options: PhoneOptions | null): Promise<Phone> | null {
  const found = begun;
  begun = null;
  if (!found) return null;
  if (options && sourceOf(options) === found.source) return found.phone;
  found.phone.then(
    phone => phone.disconnect(),
    () => undefined,
  );
  return null;
}
