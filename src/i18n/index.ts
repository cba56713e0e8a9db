import {de} from './de.js';
import {en} from './en.js';
import type {Terms} from './terms.js';

export {de} from './de.js';
export {en} from './en.js';
export type {Terms} from './terms.js';

const languages = new Map<string, Terms>([
  ['de', de],
  ['en', en],
]);

/** Adds a language, or replaces one. `language` is a primary subtag such as `fr`. */
export function registerTerms(language: string, terms: Terms): void {
  languages.set(language.toLowerCase(), terms);
}

/** The terms for a BCP 47 tag. German where the language is unknown. */
export function termsFor(tag: string): Terms {
  return languages.get(tag.toLowerCase().split('-', 1)[0] ?? '') ?? de;
}
