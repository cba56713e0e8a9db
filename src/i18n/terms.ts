import type {de} from './de.js';

/** Every text of the user interface: a string, or a function for a text with something in it. */
export type Terms = typeof de;
