import {de} from './de.js';

/** German, the last resort: what is said at rest, and what each part adds. */
export const german: object = {...de};

/** Adds what a part says: in a page without the part nobody says it. */
export function addGerman(texts: object): void {
  Object.assign(german, texts);
}
