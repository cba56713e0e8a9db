/**
 * @file The number module comes when a number is to be read or written, or the page has nothing better to do: it is as much code as
 * half the script.
 */
import {PhoneError} from '../../protocol/index.js';
import type * as NumberModule from './numbers.js';

export type Numbers = typeof NumberModule;

let numbers: Numbers | null = null;
let loading: Promise<Numbers> | null = null;

/** The number module; null until it is there. */
export function loadedNumbers(): Numbers | null {
  return numbers;
}

/** Loads the number module once. Rejects where its file can't be had; the next call tries again. */
export function needNumbers(): Promise<Numbers> {
  return (loading ??= import('./numbers.js').then(
    module => (numbers = module),
    (thrown: unknown) => {
      loading = null;
      throw PhoneError.of(thrown, 'part-missing');
    },
  ));
}

/** The same, for who does without: null where its file can't be had. */
export const loadNumbers = (): Promise<Numbers | null> => needNumbers().catch(() => null);
