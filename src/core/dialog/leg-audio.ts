import type {CallMedia} from '../../protocol/index.js';
import type {MediaLink} from './media-link.js';

/** What a leg knows of its audio. Nobody else writes any of it: whoever learns something says so. */
export class LegAudio {
  #link: MediaLink | null;
  #status: CallMedia['status'] = 'connecting';
  #isSilent = false;
  #isOrphaned = false;
  #isMute = false;
  #askedAt = 0;

  constructor(link: MediaLink | null) {
    this.#link = link;
  }

  /** The page that has it, and the way there. */
  get link(): MediaLink | null {
    return this.#link;
  }

  /** What that page last said of the connection. */
  get status(): CallMedia['status'] {
    return this.#status;
  }

  /** It is lost, or the far end was heard and is not any more. */
  get isAstray(): boolean {
    return this.isLost || this.#isSilent;
  }

  get isLost(): boolean {
    return this.#status === 'lost';
  }

  /** Answered by the far end after our page had gone, or while it hung: established, but without audio. */
  get isOrphaned(): boolean {
    return this.#isOrphaned;
  }

  /** Established with an answer that our page could not use: silent until a new offer is answered. */
  get isMute(): boolean {
    return this.#isMute;
  }

  /** When the far end was last asked to confirm the dialog, after a reconnection. */
  get askedAt(): number {
    return this.#askedAt;
  }

  goesTo(link: MediaLink): void {
    this.#link = link;
  }

  reported(status: CallMedia['status']): void {
    this.#status = status;
  }

  /** Of a far end that was heard before. */
  heard(isHeard: boolean): void {
    this.#isSilent = !isHeard;
  }

  /** The answer came to a page that had gone, or hangs: another one brings the audio. */
  orphan(): void {
    this.#isOrphaned = true;
    this.close();
  }

  answeredInVain(): void {
    this.#isMute = true;
  }

  dialogAsked(at: number): void {
    this.#askedAt = at;
  }

  /** The microphone is free at once. */
  close(): void {
    this.#link?.close();
  }
}
