import {failed} from '../script/failures.js';

/** What the clerk hears of one call. The element is in no document: it needs no place and no style. */
export class Speaker {
  #audio = new Audio();
  #gesture = new AbortController();

  constructor(sink?: string) {
    this.#audio.autoplay = true;
    if (sink) this.#audio.setSinkId?.(sink).catch(failed('loudspeaker'));
  }

  play(track: MediaStreamTrack): void {
    this.#audio.srcObject = new MediaStream([track]);
    this.#start();
  }

  close(): void {
    this.#gesture.abort();
    this.#audio.srcObject = null;
  }

  #start(): void {
    this.#audio.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError')
        onGesture(() => this.#start(), this.#gesture);
      // What is aborted was given something else to play, or was closed.
      else if (!(error instanceof DOMException && error.name === 'AbortError')) failed('sound of a call')(error);
    });
  }
}

/** Calls back once at the next click or key, unless `owner` is aborted before: browsers give sound only then. */
export function onGesture(callback: () => void, owner: AbortController): void {
  const once = new AbortController();
  owner.signal.addEventListener('abort', () => once.abort());
  for (const type of ['pointerup', 'keydown']) {
    addEventListener(
      type,
      () => {
        once.abort();
        callback();
      },
      {capture: true, signal: once.signal},
    );
  }
}
