import type {PartKind} from './part.js';
import {watch} from './watch/watch.js';

/** The parts of a phone: one line each. */
export const allParts: readonly PartKind[] = [watch];
