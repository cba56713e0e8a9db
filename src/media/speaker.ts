import {failed} from '../script/failures.js';
import {chosen} from './chosen.js';

/** Where and how the calls of this page are heard. `sink`: a device id, empty for the system's default. */
export interface Hearing {
  readonly sink: string;
  readonly volume: number;
  readonly silent: boolean;
}

/** Null: as the user has set it, while nobody has seen whether that device is there. */
let hearing: Hearing | null = null;
const speakers = new Set<Speaker>();

/** All calls of this page are heard so from now on. */
export function hearBy(next: Hearing): void {
  hearing = next;
  speakers.forEach(speaker => speaker.hear(next));
}

function asSet(): Hearing {
  const {speaker, volume = 1} = {...chosen.sound.audio};
  return {sink: speaker?.id ?? '', volume, silent: false};
}

/** What the clerk hears of one call. The element is in no document: it needs no place and no style. */
export class Speaker {
  #audio = new Audio();
  #gesture = new AbortController();
  /** Where it is heard, or is about to be. */
  #sink = '';
  /** Settles when it has found its device; with true where that was not to be had. */
  #placed = Promise.resolve(false);

  constructor() {
    this.#audio.autoplay = true;
    speakers.add(this);
    this.hear(hearing ?? asSet());
  }

  hear({sink, volume, silent}: Hearing): void {
    const audio = this.#audio;
    audio.volume = volume;
    if (silent) audio.muted = true;
    if (sink !== this.#sink && audio.setSinkId) {
      this.#sink = sink;
      this.#placed = audio.setSinkId(sink).then(
        () => false,
        (thrown: unknown) => {
          failed('loudspeaker')(thrown);
          if (this.#sink === sink) this.#sink = audio.sinkId;
          return true;
        },
      );
    }
    // It is heard when it has found its device, not a moment before: where that is gone, not before somebody has looked what else is there.
    void this.#placed.then(isLost => (audio.muted = hearing?.silent ?? isLost));
  }

  play(track: MediaStreamTrack): void {
    void this.#placed.then(() => {
      if (this.#gesture.signal.aborted) return;
      this.#audio.srcObject = new MediaStream([track]);
      this.#start();
    });
  }

  close(): void {
    this.#gesture.abort();
    speakers.delete(this);
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
