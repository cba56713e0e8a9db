import type {Phone} from '../../src/client/phone.js';
import {loadNumbers} from '../../src/elements/number-field/load-numbers.js';
import {overPage} from '../../src/elements/overlay/overlay.js';
import {calls, more} from '../../src/elements/phone-bar/later.js';
import {loadTerms} from '../../src/i18n/index.js';
import {settled} from './find.js';

const mounted: HTMLElement[] = [];

interface Widget extends HTMLElement {
  phone?: Phone | undefined;
}

/** Puts an element into the page, with a phone, in German unless told otherwise. */
export async function mount<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  {lang = 'de', width = '600px', theme = 'light'} = {},
): Promise<HTMLElementTagNameMap[Tag]> {
  await Promise.all([loadNumbers(), more.load(), calls.load(), overPage.load(), loadTerms(lang)]);
  const place = document.createElement('div');
  place.lang = lang;
  place.style.inlineSize = width;
  place.style.colorScheme = theme;
  place.style.background = 'Canvas';
  const element = document.createElement(tag);
  Object.assign(element as Widget, properties);
  place.append(element);
  document.body.append(place);
  mounted.push(place);
  await settled(element);
  return element;
}

/** Takes everything out of the page again. */
export function unmountAll(): void {
  for (const place of mounted.splice(0)) place.remove();
}

/** Resolves when `condition` holds; fails after two seconds, or the milliseconds given. */
export async function until(condition: () => boolean, what: string, within = 2000): Promise<void> {
  const end = Date.now() + within;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`Never happened: ${what}`);
    // Not a frame: a page in the background has none.
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
