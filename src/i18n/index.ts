import {german} from './german.js';
import type {Terms} from './terms.js';

export type {Terms} from './terms.js';

/** German, with what came by now. */
export const de = german as Terms;

const languages = new Map<string, Terms>([['de', de]]);

/** Languages that come when a page needs them: German is what nearly every clerk reads. */
const loaders = new Map<string, () => Promise<Terms>>([['en', async () => (await import('./en.js')).en]]);

const primary = (tag: string) => tag.toLowerCase().split('-', 1)[0] ?? '';

/** Adds a language, or replaces one. `language` is a primary subtag such as `fr`. */
export function registerTerms(language: string, terms: Terms): void {
  languages.set(language.toLowerCase(), terms);
}

/** The terms for a BCP 47 tag. German where the language is unknown, or not loaded yet. */
export function termsFor(tag: string): Terms {
  return languages.get(primary(tag)) ?? de;
}

/** Loads the terms for a BCP 47 tag. False where there was nothing to load. */
export async function loadTerms(tag: string): Promise<boolean> {
  const language = primary(tag);
  const load = loaders.get(language);
  if (!load || languages.has(language)) return false;
  try {
    registerTerms(language, await load());
    return true;
  } catch {
    return false;
  }
}
