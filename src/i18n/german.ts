import {de} from './de.js';

/** German, the last resort: what is said at rest, and what each part adds. */
export const german = {...de, errors: {...de.errors}};

/** Adds what a part says: in a page without the part nobody says it. */
export function addGerman({errors, ...texts}: {readonly [name: string]: unknown; readonly errors?: object}): void {
  Object.assign(german, texts);
  Object.assign(german.errors, errors);
}
