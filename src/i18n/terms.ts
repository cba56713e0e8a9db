import type {deCalls} from './de-calls.js';
import type {deErrors} from './de-errors.js';
import type {numberReasons} from './de-number-reasons.js';
import type {deNumbers} from './de-numbers.js';
import type {deMore} from './de-more.js';
import type {de} from './de.js';

/** Every text of the user interface: a string, or a function for a text with something in it. */
export type Terms = typeof de &
  typeof deCalls &
  typeof deErrors &
  typeof deNumbers &
  typeof deMore & {
    /** Why a number is rejected or asked about. German where a language has none. */
    readonly numberReasons?: typeof numberReasons;
  };
