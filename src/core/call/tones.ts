import {PhoneError} from '../../protocol/index.js';
import {dialogOf} from '../wire/index.js';
import type * as ByInfo from './tones-by-info.js';

/**
 * The tones of one call, each sent once and in order, however fast they are typed: as RTP events by the page
 * (RFC 4733), or by INFO where the configuration says so or the far end takes no events.
 */
export class ToneQueue {
  #owner: ByInfo.ToneOwner;
  #way: 'rtp' | 'info';
  #queue: Promise<unknown> = Promise.resolve();

  constructor(owner: ByInfo.ToneOwner, way: 'rtp' | 'info') {
    this.#owner = owner;
    this.#way = way;
  }

  /** Settles when all were sent. */
  send(tones: string, load: () => Promise<typeof ByInfo>): Promise<void> {
    const run = this.#queue.then(() => this.#send(tones.toUpperCase(), load));
    this.#queue = run.catch(() => undefined);
    return run;
  }

  async #send(tones: string, load: () => Promise<typeof ByInfo>): Promise<void> {
    const {leg} = this.#owner;
    const link = leg?.audio.link;
    if (!leg || !link) throw new PhoneError('call-state', 'no audio to send tones in');
    if (this.#way === 'rtp') {
      try {
        await link.request({op: 'tones', tones});
        return;
      } catch (thrown) {
        if (!['not-acceptable', 'media-failed'].includes(PhoneError.of(thrown).code)) throw thrown;
        this.#way = 'info';
      }
    }
    const {sendByInfo} = await load();
    await sendByInfo(leg, tones, this.#owner, dialogOf);
  }
}
