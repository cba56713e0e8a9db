import type {Direction, MediaOp, MediaRequest, MediaResult, PageId} from '../../protocol/index.js';
import type {Pages} from '../pages.js';

/** Milliseconds a page has for each request. The user may look at a microphone prompt for a while. */
const patience: Record<MediaOp, number> = {
  microphone: 65_000,
  offer: 6_000,
  answer: 6_000,
  ring: 6_000,
  accept: 6_000,
  rollback: 6_000,
  send: 6_000,
  tones: 60_000,
  heard: 6_000,
  close: 6_000,
};

type Without<Key extends string, Union> = Union extends unknown ? Omit<Union, Key> : never;

/** One leg's audio on one page: the core's end of the peer connection. */
export class MediaLink {
  readonly leg: string;
  readonly page: PageId;
  #pages: Pages;
  #closed = false;
  #sending: boolean | undefined;
  #prepared: Promise<string> | null = null;

  constructor(leg: string, page: PageId, pages: Pages) {
    this.leg = leg;
    this.page = page;
    this.#pages = pages;
  }

  get closed(): boolean {
    return this.#closed;
  }

  request(request: Without<'call', MediaRequest>): Promise<MediaResult> {
    return this.#pages.media(this.page, {...request, call: this.leg} as MediaRequest, patience[request.op]);
  }

  /**
   * Asks for the microphone and an offer at once, for a leg that is called next: a round trip less while a call has no
   * audio. Settles when the microphone is there.
   */
  async prepare(direction: Direction): Promise<void> {
    let isThere = false;
    const microphone = this.request({op: 'microphone'}).then(() => void (isThere = true));
    // A microphone prompt may outlast the offer's deadline: then one is made when it was answered.
    this.#prepared = this.#offer(direction, false).catch(async (thrown: unknown) => {
      if (isThere) throw thrown;
      await microphone;
      return this.#offer(direction, false);
    });
    this.#prepared.catch(() => undefined);
    await microphone;
  }

  /** Settles when the offer that was prepared is there. */
  get offered(): Promise<unknown> {
    return Promise.resolve(this.#prepared);
  }

  offer(direction: Direction, restart = false): Promise<string> {
    const prepared = this.#prepared;
    this.#prepared = null;
    return prepared ?? this.#offer(direction, restart);
  }

  async #offer(direction: Direction, restart: boolean): Promise<string> {
    return (await this.request({op: 'offer', direction, ...(restart ? {restart} : {})})).sdp ?? '';
  }

  async answer(direction: Direction, sdp: string): Promise<string> {
    return (await this.request({op: 'answer', direction, sdp})).sdp ?? '';
  }

  /** Whether our voice goes out. A page that is gone sends nothing anyway. */
  send(on: boolean): void {
    if (this.#closed || this.#sending === on) return;
    this.#sending = on;
    this.request({op: 'send', on}).catch(() => undefined);
  }

  /** Ends the audio and frees the microphone, at once and whatever else is open. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.request({op: 'close'}).catch(() => undefined);
  }
}
