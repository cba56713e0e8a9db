/** @file The microphone that was heard in a call, for the next page of this tab: a clerk who only listens for a while is no fault there. */
const KEY = 'amtsleitung-microphone';

/** A call goes on under another name when its audio moves: what stands before the slash stays. */
const written = (call: string, track: MediaStreamTrack): string =>
  `${call.split('/')[0] ?? ''} ${track.getSettings().deviceId ?? ''}`;

export function hasWorked(call: string, track: MediaStreamTrack): boolean {
  try {
    return sessionStorage.getItem(KEY) === written(call, track);
  } catch {
    return false;
  }
}

/** Where the browser keeps nothing the next page begins anew. */
export function keepWorking(call: string, track: MediaStreamTrack): void {
  try {
    sessionStorage.setItem(KEY, written(call, track));
  } catch {
    return;
  }
}
