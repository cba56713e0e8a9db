import type {Session} from 'sip.js';
import {PhoneError} from '../../protocol/index.js';
import type {Deadlines} from '../deadlines.js';
import {forgetChange} from './force-end.js';
import type {MediaHandler} from './media-handler.js';

export interface AcknowledgementOwner {
  readonly session: Session;
  readonly handler: MediaHandler;
  readonly deadlines: Deadlines;
  failed(what: string): (thrown: unknown) => void;
  /** The far end does not live any more. */
  lost(error: PhoneError): void;
}

/** Milliseconds to wait for an ACK: 64·T1, less the moment after which SIP.js ends the call without saying why. */
const limit = 31_900;

/**
 * The ACK to our 200, to the first INVITE or to a change. Until it is there nothing may be changed (RFC 5407 §3.1.4). When it does not come the call ends
 * (RFC 3261 §13.3.1.4, §14.2); but an ACK to a change that went into a dead connection proves nothing: the dialog is confirmed once there is another.
 */
export class Acknowledgement {
  /** Settled unless an ACK is still to come. */
  settled: Promise<void> = Promise.resolve();
  #owner: AcknowledgementOwner;
  #settle: () => void = () => undefined;
  #interrupted = false;

  constructor(owner: AcknowledgementOwner) {
    this.#owner = owner;
  }

  /** Our 200 goes out. */
  expect(what: 'call' | 'change'): void {
    const {deadlines, session} = this.#owner;
    this.#interrupted = !session.userAgent.isConnected();
    this.settled = new Promise(resolve => (this.#settle = resolve));
    deadlines.set('ack', limit, () => {
      if (what === 'change' && this.#interrupted) this.#doWithout();
      else this.#owner.lost(new PhoneError('far-end-lost', 'no ACK'));
    });
  }

  /** It came, or nobody waits for it any more. */
  came(): void {
    this.#owner.deadlines.clear('ack');
    this.#settle();
  }

  /** The connection is gone, and what was on its way with it. */
  interrupted(): void {
    this.#interrupted = true;
  }

  #doWithout(): void {
    const {session, handler, failed} = this.#owner;
    forgetChange(session);
    handler.rollbackDescription().catch(failed('rollback'));
    this.came();
  }
}
