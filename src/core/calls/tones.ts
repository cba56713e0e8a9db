import {PhoneError} from '../../protocol/index.js';
import type {Leg} from './leg.js';

interface ToneOwner {
  readonly leg: Leg | null;
  readonly over: boolean;
  toneSent(tone: string): void;
}

/** Milliseconds between two INFO requests: as long as a tone and its gap in RTP. */
const pace = 170;
const pause = 2_000;

/**
 * The tones of one call, each sent once and in order, however fast they are typed: as RTP events by the page
 * (RFC 4733), or by INFO where the configuration says so or the far end takes no events.
 */
export class ToneQueue {
  #owner: ToneOwner;
  #way: 'rtp' | 'info';
  #queue: Promise<unknown> = Promise.resolve();

  constructor(owner: ToneOwner, way: 'rtp' | 'info') {
    this.#owner = owner;
    this.#way = way;
  }

  /** Settles when all were sent. */
  send(tones: string): Promise<void> {
    const run = this.#queue.then(() => this.#send(tones.toUpperCase()));
    this.#queue = run.catch(() => undefined);
    return run;
  }

  async #send(tones: string): Promise<void> {
    const {leg} = this.#owner;
    if (!leg?.media) throw new PhoneError('call-state', 'no audio to send tones in');
    if (this.#way === 'rtp') {
      try {
        await leg.media.request({op: 'tones', tones});
        return;
      } catch (thrown) {
        if (PhoneError.of(thrown).code !== 'not-acceptable') throw thrown;
        this.#way = 'info';
      }
    }
    for (const tone of tones) {
      if (this.#owner.over) return;
      if (tone === ',') await wait(pause);
      else await this.#info(leg, tone);
    }
  }

  async #info(leg: Leg, tone: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const refused = () => reject(new PhoneError('not-acceptable', 'the far end takes no tones'));
      leg.session
        .info({
          requestOptions: {
            body: {
              contentDisposition: 'render',
              contentType: 'application/dtmf-relay',
              content: `Signal=${tone}\r\nDuration=100\r\n`,
            },
          },
          requestDelegate: {onAccept: () => resolve(), onReject: refused, onRedirect: refused},
        })
        .catch(refused);
    });
    this.#owner.toneSent(tone);
    await wait(pace);
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
