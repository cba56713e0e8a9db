/**
 * @file The number module comes when a number is to be read or written, or the page has nothing better to do: it is as much code as
 * half the script.
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
