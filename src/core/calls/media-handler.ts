import type {BodyAndContentType, SessionDescriptionHandler} from 'sip.js';
import {PhoneError, type Direction} from '../../protocol/index.js';
import type {MediaLink} from './media-link.js';

export interface MediaHandlerOwner {
  readonly media: MediaLink | null;
  /** What we want: what we offer, and the most that we answer. */
  readonly direction: Direction;
  /** The answer came to a page that had gone, or hangs. */
  orphaned: boolean;
  /** The first answer could not be used. */
  mute: boolean;
  /** Finds another page for media that nothing was agreed for. */
  rehost(): Promise<void>;
  /** The far end's description was taken. */
  described(sdp: string, kind: 'offer' | 'answer'): void;
}

/**
 * SIP.js' view of the media, which is elsewhere: it asks the page that hosts the audio. SIP.js does not say whether
 * a description is an offer or an answer, so the signalling state (RFC 3264) is kept here.
 *
 * Tolerates calls after `close`: SIP.js makes them when an answer crosses the end of the call.
 */
export class MediaHandler implements SessionDescriptionHandler {
  #owner: MediaHandlerOwner;
  #signaling: 'stable' | 'local-offer' | 'remote-offer' = 'stable';
  #offered = '';
  #agreed = false;
  /** The far end has answered our offer; the page may still be at it. */
  answered = false;

  constructor(owner: MediaHandlerOwner) {
    this.#owner = owner;
  }

  /** New ICE credentials with the next offer (RFC 8445 §9). */
  restart = false;

  async getDescription(): Promise<BodyAndContentType> {
    const kind = this.#signaling === 'remote-offer' ? 'answer' : 'offer';
    let body: string;
    try {
      body = await this.#describe(kind);
    } catch (thrown) {
      if (this.#agreed || PhoneError.of(thrown).code !== 'media-page-missing') throw thrown;
      await this.#owner.rehost();
      body = await this.#describe(kind);
    }
    this.#signaling = kind === 'offer' ? 'local-offer' : 'stable';
    if (kind === 'answer') this.#described(this.#offered, 'offer');
    return {body, contentType: 'application/sdp'};
  }

  async setDescription(sdp: string): Promise<void> {
    if (this.#signaling !== 'local-offer') {
      this.#offered = sdp;
      this.#signaling = 'remote-offer';
      return;
    }
    this.answered = true;
    try {
      await this.#media().request({op: 'accept', sdp});
    } catch (thrown) {
      const {code, retryable} = PhoneError.of(thrown);
      if (code === 'media-page-missing' || (code === 'timeout' && !this.#agreed)) {
        // The dialog stands, and another page brings the audio.
        this.#owner.orphaned = true;
        this.#owner.media?.close();
      }
      // The answer is not the one of the early media, and this browser takes no second one: a new offer helps.
      else if (code === 'media-failed' && retryable && !this.#agreed) this.#owner.mute = true;
      else throw thrown;
    }
    this.#signaling = 'stable';
    this.#described(sdp, 'answer');
  }

  async rollbackDescription(): Promise<void> {
    if (this.#signaling === 'local-offer') await this.#media().request({op: 'rollback'});
    this.#signaling = 'stable';
  }

  hasDescription(contentType: string): boolean {
    return contentType === 'application/sdp';
  }

  /** Tones go their own way: SIP.js' answer here is a synchronous boolean. */
  sendDtmf(): boolean {
    return false;
  }

  /** The leg closes its own media: it knows sooner than SIP.js. */
  close(): void {}

  #describe(kind: 'offer' | 'answer'): Promise<string> {
    const media = this.#media();
    const {direction} = this.#owner;
    if (kind === 'answer') return media.answer(direction, this.#offered);
    const {restart} = this;
    this.restart = false;
    return media.offer(direction, restart);
  }

  #described(sdp: string, kind: 'offer' | 'answer'): void {
    this.#agreed = true;
    this.#owner.described(sdp, kind);
  }

  #media(): MediaLink {
    const {media} = this.#owner;
    if (!media || media.closed) throw new PhoneError('media-page-missing', 'the audio of this call is closed');
    return media;
  }
}
