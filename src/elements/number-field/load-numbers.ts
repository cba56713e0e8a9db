/**
 * @file The number module comes when a number is to be read or written, or the page has nothing better to do: it is as much code as
 * half the script.
 */
import {PhoneError} from '../../protocol/index.js';
import {Later} from '../../script/later.js';
import type * as NumberModule from './numbers.js';

export type Numbers = typeof NumberModule;

const numbers = new Later<Numbers>(() => import('./numbers.js'));

/** The number module; null until it is there. */
export const loadedNumbers = (): Numbers | null => numbers.loaded;

/** Rejects where its file can't be had; the next call tries again. */
export const needNumbers = (): Promise<Numbers> =>
  numbers.load().catch((thrown: unknown) => {
    throw PhoneError.of(thrown, 'part-missing');
  });

/** The same, for who does without: null where its file can't be had. */
export const loadNumbers = (): Promise<Numbers | null> => numbers.load().catch(() => null);
