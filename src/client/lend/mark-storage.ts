/** @file Where the mark of a call that is to come lies: the first lines look whether there is one, and what it says is read later. */

export const MARK = 'amtsleitung-audio';

/** Whether the page before has left one in this tab, be it void by now. */
export const isMarked = (): boolean => withStorage(storage => storage.getItem(MARK) !== null) ?? false;

/** Browsers may refuse the storage to a frame, or altogether. */
export function withStorage<Value>(use: (storage: Storage) => Value): Value | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}
