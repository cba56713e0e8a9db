import type {BodyAndContentType, SessionDescriptionHandler} from 'sip.js';
import {PhoneError, type Direction} from '../../protocol/index.js';
import type {MediaLink} from './media-link.js';

export interface MediaHandlerOwner {
  readonly media: MediaLink | null;
  /** What we want: what we offer, and the most that we answer. */
  readonly direction: Direction;
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

  constructor(owner: MediaHandlerOwner) {
    this.#owner = owner;
  }

  /** New ICE credentials with the next offer (RFC 8445 §9). */
  restart = false;

  async getDescription(): Promise<BodyAndContentType> {
    const media = this.#media();
    let body: string;
    if (this.#signaling === 'remote-offer') {
      this.#signaling = 'stable';
      body = await media.answer(this.#owner.direction, this.#offered);
      this.#owner.described(this.#offered, 'offer');
    } else {
      const {restart} = this;
      this.restart = false;
      body = await media.offer(this.#owner.direction, restart);
      this.#signaling = 'local-offer';
    }
    return {body, contentType: 'application/sdp'};
  }

  async setDescription(sdp: string): Promise<void> {
    const media = this.#media();
    if (this.#signaling === 'local-offer') {
      await media.request({op: 'accept', sdp});
      this.#signaling = 'stable';
      this.#owner.described(sdp, 'answer');
    } else {
      this.#offered = sdp;
      this.#signaling = 'remote-offer';
    }
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

  #media(): MediaLink {
    const {media} = this.#owner;
    if (!media || media.closed) throw new PhoneError('media-page-missing', 'the audio of this call is closed');
    return media;
  }
}
