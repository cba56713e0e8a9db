/** @file While a call's audio is on its way to this page nobody else gets the processor: the other side hears nothing. */

/** Milliseconds that a page shows nothing yet while the audio comes. */
const AUDIO_FIRST = 400;

let arrived = () => {};
let coming: Promise<void> | null = null;

/** Settles when the audio is here that this page waits for; null where none is to come. */
export const audioFirst = (): Promise<void> | null => coming;

/** A call's audio is to come here: what else there is to do is less urgent. */
export function awaitAudio(): void {
  if (coming) return;
  coming = new Promise(resolve => (arrived = resolve));
  setTimeout(audioIsHere, AUDIO_FIRST);
}

export function audioIsHere(): void {
  coming = null;
  arrived();
}
