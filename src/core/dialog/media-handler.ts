import type {BodyAndContentType, SessionDescriptionHandler} from 'sip.js';
import {PhoneError, type Direction, type ErrorCode} from '../../protocol/index.js';
import type {LegAudio} from './leg-audio.js';
import type {MediaLink} from './media-link.js';
import {audioOf} from './sdp.js';

export interface MediaHandlerOwner {
  readonly audio: LegAudio;
  failed(what: string): (thrown: unknown) => void;
  /** What we want: what we offer, and the most that we answer. */
  readonly direction: Direction;
  /** Finds another page for media that nothing was agreed for. */
  rehost(): Promise<void>;
  /** The far end's description was taken. */
  described(sdp: string, kind: 'offer' | 'answer'): void;
  /** Nothing can be agreed on. `offer`: the far end's, which waits for an answer. */
  refused(error: PhoneError, offer?: string): void;
  /** The far end took an offer back that our page has answered meanwhile. */
  outOfStep(): void;
}

function requireAudio(sdp: string): void {
  if (!audioOf(sdp)) throw new PhoneError('not-acceptable', 'no audio in the description');
}

const contentType = 'application/sdp';
/** What the page says of a description that its browser cannot take. */
const unusable: readonly ErrorCode[] = ['not-acceptable', 'media-failed'];

/**
 * SIP.js' view of the media, which is elsewhere: it asks the page that hosts the audio. SIP.js does not say whether
 * a description is an offer or an answer, so the signalling state (RFC 3264) is kept here.
 *
 * Tolerates calls after `close`: SIP.js makes them when an answer crosses the end of the call.
 */
export class MediaHandler implements SessionDescriptionHandler {
  #owner: MediaHandlerOwner;
  #signaling: 'stable' | 'local-offer' | 'remote-offer' = 'stable';
  /** The far end's offer, until the page is asked for an answer. */
  #offered: string | null = null;
  /** How many the far end has made. */
  #offers = 0;
  #agreed = false;
  #withdraw: () => void = () => undefined;
  /** The far end has answered our offer; the page may still be at it. */
  answered = false;
  /** The far end's tag in the early dialog whose audio is heard (RFC 3960). */
  earlyTag = '';
  /** Why the page could not use the last answer, which left the audio as it was. */
  refusal: PhoneError | null = null;

  constructor(owner: MediaHandlerOwner) {
    this.#owner = owner;
  }

  /** New ICE credentials with the next offer (RFC 8445 §9). */
  restart = false;

  async getDescription(): Promise<BodyAndContentType> {
    const offer = this.#offered;
    this.#offered = null;
    if (offer !== null) return this.#answer(offer);
    const before = this.#offers;
    const body = this.#signaling === 'stable' ? await this.#offer() : '';
    // Theirs is at work in the page, which leaves ours (RFC 9429 §4.1.10.2): it comes again, as after a 491.
    if (this.#signaling !== 'stable' || before !== this.#offers) throw new PhoneError('call-state', 'glare');
    this.#signaling = 'local-offer';
    return {body, contentType};
  }

  async setDescription(sdp: string): Promise<void> {
    if (this.#signaling !== 'local-offer') {
      this.#offered = sdp;
      this.#offers++;
      this.#signaling = 'remote-offer';
      return;
    }
    this.answered = true;
    this.refusal = null;
    try {
      requireAudio(sdp);
      await this.#media().request({op: 'accept', sdp});
    } catch (thrown) {
      const error = PhoneError.of(thrown);
      const {code, retryable} = error;
      if (code === 'media-page-missing' || (code === 'timeout' && !this.#agreed)) {
        // The dialog stands.
        this.#owner.audio.orphan();
      } else if (this.#agreed) {
        // No end for a call that talks: what was agreed before goes on (RFC 3261 §14.1). SIP.js would say BYE.
        this.refusal = error;
        this.#owner.failed('answer')(error);
        return this.rollbackDescription().catch(this.#owner.failed('rollback'));
      }
      // The answer is not the one of the early media, and this browser takes no second one: a new offer helps.
      else if (code === 'media-failed' && retryable && this.earlyTag) this.#owner.audio.answeredInVain();
      else {
        this.#owner.refused(error);
        throw error;
      }
    }
    this.#signaling = 'stable';
    this.#described(sdp, 'answer');
  }

  /**
   * The description of a 18x response: heard at once, while the answer of the 200 may still differ. Rejects when the page
   * cannot use it, or the answer is there: then it is another branch's, which did not win (RFC 3261 §13.2.2.4).
   */
  async takeEarly(tag: string, sdp: string): Promise<void> {
    if (!this.answered) await this.#media().request({op: 'accept', sdp, provisional: true});
    this.earlyTag = tag;
    if (this.answered) throw new PhoneError('call-state', 'answered meanwhile');
  }

  async rollbackDescription(): Promise<void> {
    if (this.#signaling !== 'local-offer') return;
    this.#signaling = 'stable';
    await this.#media().request({op: 'rollback'});
  }

  /** The far end takes its offer back, or ends the call: the answer is not waited for. */
  withdraw(): void {
    this.#withdraw();
  }

  hasDescription(type: string): boolean {
    return type === contentType;
  }

  /** Tones go their own way: SIP.js' answer here is a synchronous boolean. */
  sendDtmf(): boolean {
    return false;
  }

  /** The leg closes its own media: it knows sooner than SIP.js. */
  close(): void {}

  #offer(): Promise<string> {
    return this.#describe(media => {
      const {restart} = this;
      this.restart = false;
      return media.offer(this.#owner.direction, restart);
    });
  }

  async #answer(offer: string): Promise<BodyAndContentType> {
    const answer = this.#describe(media => {
      requireAudio(offer);
      return media.answer(this.#owner.direction, offer);
    });
    let withdrawn = false;
    const withdrawal = new Promise<never>((_, reject) => {
      this.#withdraw = () => {
        withdrawn = true;
        reject(new PhoneError('call-state', 'the offer was taken back'));
      };
    });
    answer.then(
      () => withdrawn && this.#owner.outOfStep(),
      () => undefined,
    );
    try {
      const body = await Promise.race([answer, withdrawal]);
      this.#described(offer, 'offer');
      return {body, contentType};
    } catch (thrown) {
      const error = PhoneError.of(thrown);
      if (!this.#agreed && unusable.includes(error.code)) this.#owner.refused(error, offer);
      throw error;
    } finally {
      this.#signaling = 'stable';
    }
  }

  /** Before anything was agreed, another page does as well. */
  async #describe(ask: (media: MediaLink) => Promise<string>): Promise<string> {
    try {
      return await ask(this.#media());
    } catch (thrown) {
      if (this.#agreed || PhoneError.of(thrown).code !== 'media-page-missing') throw thrown;
      await this.#owner.rehost();
      return ask(this.#media());
    }
  }

  #described(sdp: string, kind: 'offer' | 'answer'): void {
    this.#agreed = true;
    this.#owner.described(sdp, kind);
  }

  #media(): MediaLink {
    const {link} = this.#owner.audio;
    if (!link || link.closed) throw new PhoneError('media-page-missing', 'the audio of this call is closed');
    return link;
  }
}
