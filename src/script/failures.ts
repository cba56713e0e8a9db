/**
 * @file What failed in this page and was got over, for the diagnosis: words of our own, and of what was thrown its code or kind
 * alone, for its text may quote a number or an address.
 */
import {wordsOf} from '../protocol/index.js';

const most = 50;

/** Lines, oldest first. */
export const failures: string[] = [];

/** For the `catch` of what goes on all the same. */
export const failed =
  (what: string) =>
  (thrown: unknown): void => {
    failures.push(`${new Date().toISOString()} ${what} ${wordsOf(thrown)}`);
    if (failures.length > most) failures.shift();
  };
