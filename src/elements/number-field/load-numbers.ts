/**
 * @file The number module comes a moment after the page: it is a fifth of all code, and nobody dials in the first
 * tenth of a second. The one script has it in a file of its own beside it.
 */
import type * as NumberModule from './numbers.js';

export type Numbers = typeof NumberModule;

let numbers: Numbers | null = null;
let loading: Promise<Numbers | null> | null = null;

/** The number module; null until it is there. */
export function loadedNumbers(): Numbers | null {
  return numbers;
}

/** Loads the number module once. Null where its file can't be had; the next call tries again. */
export function loadNumbers(): Promise<Numbers | null> {
  loading ??= import('./numbers.js').then(
    module => (numbers = module),
    () => (loading = null),
  );
  return loading;
}
