import type {Core} from 'sip.js';
import {PhoneError} from '../../protocol/index.js';
import type {Leg} from '../dialog/leg.js';
import {dialogOf} from '../wire/index.js';

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
    for (const tone of tones) {
      if (this.#owner.over) return;
      if (tone === ',') await wait(pause);
      else await this.#info(leg, tone);
    }
  }

  async #info(leg: Leg, tone: string): Promise<void> {
    const request = dialogFor(leg)?.createOutgoingRequestMessage?.('INFO', {
      body: {
        contentDisposition: 'render',
        contentType: 'application/dtmf-relay',
        content: `Signal=${tone}\r\nDuration=100\r\n`,
      },
    });
    if (!request) throw new PhoneError('call-state', 'no dialog to send tones in');
    await new Promise<void>((resolve, reject) => {
      const onAccept = () => resolve();
      const refused = () => reject(new PhoneError('tones-refused', 'the far end takes no tones'));
      leg.session.userAgent.userAgentCore.request(request, {onAccept, onReject: refused, onRedirect: refused});
    });
    this.#owner.toneSent(tone);
    await wait(pace);
  }
}

/** Before the answer: the early dialog whose audio is heard, if there is one. */
function dialogFor({session, callId, handler}: Leg): Partial<Core.Dialog> | undefined {
  const {dialogs} = session.userAgent.userAgentCore;
  return dialogOf(session) ?? dialogs.get(callId + session.request.fromTag + handler.earlyTag);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
