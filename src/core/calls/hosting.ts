import {PhoneError, type PageId} from '../../protocol/index.js';
import {Deadlines} from '../deadlines.js';
import type {PhoneCall} from './call.js';
import type {CallContext} from './context.js';
import type {MediaLink} from './media-link.js';
import {moveCall} from './move.js';

/** Milliseconds in which a call that lost its page must be brought back; after that it is ended on the PBX. */
export const bringBackWithin = 30_000;
/** Milliseconds between two attempts while the PBX does not answer. */
const again = 1_000;

/** Whether another attempt may succeed: the PBX was not reached, is overloaded, or busy with this dialog. */
function passing(status: number | undefined): boolean {
  return status === undefined || status >= 500 || [408, 480, 491].includes(status);
}

/**
 * Keeps a call's audio on a living page. When the page goes away (navigation, reload, closed, crashed) the next one
 * that can takes the call over with a new dialog that replaces the old (RFC 3891).
 */
export class Hosting {
  #call: PhoneCall;
  #context: CallContext;
  #deadlines = new Deadlines();
  #lost = false;
  #moving = false;

  constructor(call: PhoneCall, context: CallContext) {
    this.#call = call;
    this.#context = context;
  }

  get lost(): boolean {
    return this.#lost;
  }

  /** A page is gone. */
  pageGone(page: PageId): void {
    if (!this.#call.over && this.#call.record.media.page === page) this.begin();
  }

  /** The call has no audio: bring it back, or end it on the PBX in time. */
  begin(): void {
    const call = this.#call;
    if (call.phase === 'ringing' && call.direction === 'in') return;
    this.#lost = true;
    call.update({media: {page: null, status: 'lost'}});
    this.#deadlines.set('bring back', bringBackWithin, () => this.#giveUp(new PhoneError('call-not-recovered')));
    void this.bringBack();
  }

  /** Another page came, or the connection to the PBX is back. */
  async bringBack(): Promise<void> {
    const call = this.#call;
    const page = this.#context.pages.host();
    if (!this.#lost || this.#moving || call.over || !page) return;
    if (call.phase !== 'talking') {
      // Nobody talks yet: the answer will bring the audio; until then the page plays the ring-back tone.
      this.#deadlines.clear('bring back');
      call.update({media: {page, status: 'connecting'}});
      return;
    }
    if (this.#context.reach === 'none') return;
    this.#moving = true;
    let failure: PhoneError | null = null;
    try {
      await moveCall(call, this.#context, page);
      this.end();
    } catch (thrown) {
      failure = PhoneError.of(thrown);
    } finally {
      this.#moving = false;
    }
    if (failure && !call.over) this.#failed(failure);
  }

  /** The audio is on a living page, or the call is over. */
  end(): void {
    this.#lost = false;
    this.#deadlines.clearAll();
  }

  #failed({code, message, sipStatus}: PhoneError): void {
    if (code.startsWith('microphone-')) {
      // Only the user can help: by allowing it and taking the call to the page.
      this.#call.update({error: new PhoneError(code, message).toData()});
    } else if (this.#context.reach === 'connected') {
      // Asked before the PBX knew us again, which mostly works: if not, the registration tries anew.
    } else if (passing(sipStatus)) {
      this.#deadlines.set('again', again, () => void this.bringBack());
    } else {
      // 481: the far end hung up meanwhile. All else: the PBX knows no Replaces, or not for us.
      const options = sipStatus === undefined ? {} : {sipStatus};
      this.#giveUp(new PhoneError(code === 'far-end-lost' ? code : 'call-not-recovered', message, options));
    }
  }

  #giveUp(error: PhoneError): void {
    this.end();
    this.#call.abandon(error);
  }
}

/**
 * The microphone on a page, and on the next page when that one goes away before it has it.
 *
 * @throws PhoneError `microphone-*`, or `call-unknown` when the call ended meanwhile
 */
export async function microphoneFor(call: PhoneCall, context: CallContext, first: PageId): Promise<MediaLink> {
  for (let page = first; ; page = await context.pages.nextHost(bringBackWithin)) {
    const media = call.newLink(page);
    call.update({media: {page, status: 'connecting'}});
    try {
      await media.request({op: 'microphone'});
      if (!call.over) return media;
      throw new PhoneError('call-unknown', 'the call ended meanwhile');
    } catch (thrown) {
      media.close();
      if (call.over) throw new PhoneError('call-unknown', 'the call ended meanwhile');
      if (PhoneError.of(thrown).code !== 'media-page-missing') throw PhoneError.of(thrown, 'media-failed');
    }
  }
}
