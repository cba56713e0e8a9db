import type {Microphone, MicrophoneUser} from './microphone.js';

/** Our voice in one call: a track of the microphone for it alone, which is silent while nothing is to go out. */
export class Voice {
  #track: Promise<MediaStreamTrack> | null = null;
  #goesOut = true;
  #isOver = false;
  #tellOpened: () => void = () => {};
  readonly #isOpen = new Promise<void>(resolve => (this.#tellOpened = resolve));

  constructor(
    private readonly microphone: Microphone,
    private readonly user: MicrophoneUser,
  ) {}

  get goesOut(): boolean {
    return this.#goesOut;
  }

  /** The track once it was opened for somebody else: this opens none. */
  get opened(): Promise<MediaStreamTrack> {
    return this.#isOpen.then(() => this.open());
  }

  /** Makes the microphone ready. */
  async open(): Promise<MediaStreamTrack> {
    this.#track ??= this.microphone.trackFor(this.user);
    try {
      const track = await this.#track;
      if (this.#isOver) track.stop();
      track.enabled = this.#goesOut;
      this.#tellOpened();
      return track;
    } catch (error) {
      this.#track = null;
      throw error;
    }
  }

  send(on: boolean): void {
    this.#goesOut = on;
    // While the microphone is still being asked for, `open` does it.
    this.#track?.then(
      track => (track.enabled = this.#goesOut),
      () => {},
    );
  }

  /** Another track is the voice from now on; `take` gives it to the connection. */
  replace(track: MediaStreamTrack, take: (track: MediaStreamTrack) => Promise<void> | undefined): void {
    track.enabled = this.#goesOut;
    const former = this.#track;
    this.#track = Promise.resolve(track);
    // Refused by a connection that was closed meanwhile, which needs none. The other side hears the one until it hears the other.
    const taken = Promise.resolve(take(track)).catch(() => {});
    former?.then(
      old => void taken.then(() => old.stop()),
      () => {},
    );
  }

  close(): void {
    this.#isOver = true;
    this.#track?.then(
      track => track.stop(),
      () => {},
    );
    this.microphone.release(this.user);
  }
}
