/**
 * @file A mark that a page leaves in its tab when it goes away with a call's audio: the next page then makes its own ready
 * before it was asked for. It says no more than that there was a call.
 */
const KEY = 'amtsleitung-audio';

export function leaveMark(): void {
  withStorage(storage => storage.setItem(KEY, ''));
}

/** Whether the page before left the mark, which is gone then. */
export function takeMark(): boolean {
  return withStorage(storage => storage.getItem(KEY) !== null && (storage.removeItem(KEY), true)) ?? false;
}

/** Browsers may refuse the storage to a frame, or altogether. */
function withStorage<Value>(use: (storage: Storage) => Value): Value | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}
