/**
 * @file A mark that a page leaves in its tab when it goes away with a call's audio: the next page then makes its own ready
 * before it was asked for, and before it has read its configuration. It says no more than that there was a call.
 */
import type {MediaConfiguration} from '../media/index.js';
import type {Configuration} from '../protocol/index.js';

const KEY = 'amtsleitung-audio';
/** Milliseconds: by then the call is elsewhere, or over, and no page is to open its microphone for it. */
const LASTS = 30_000;

/** Servers that want a password are not written down: the next page waits for its configuration. */
export function leaveMark({iceServers = [], dtlsActive = true}: Configuration): void {
  const known = iceServers.every(({credential}) => credential === undefined) && {iceServers, dtlsActive};
  withStorage(storage => storage.setItem(KEY, JSON.stringify({known, at: Date.now()})));
}

/** Whether the page before left one, however old. */
export const hasMark = (): boolean => withStorage(storage => storage.getItem(KEY)) != null;

/** What the page before left, which is gone then. `known`: the configuration of the audio. */
export function takeMark(): {readonly known: MediaConfiguration | false} | false | undefined {
  return withStorage(storage => {
    const mark = storage.getItem(KEY) as string;
    storage.removeItem(KEY);
    const {known, at} = JSON.parse(mark);
    return Date.now() - at < LASTS && {known};
  });
}

/** Browsers may refuse the storage to a frame, or altogether. */
function withStorage<Value>(use: (storage: Storage) => Value): Value | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}
