import type {Session} from 'sip.js';
import {PhoneError, type Direction} from '../../protocol/index.js';
import type {Deadlines} from '../deadlines.js';
import {deltaSeconds} from '../wire/index.js';
import type {Acknowledgement} from './acknowledgement.js';
import {giveUpChange, isBegun} from './force-end.js';
import type {Headers} from './identity.js';
import type {MediaHandler} from './media-handler.js';
import {errorOfStatus} from './outcome.js';
import type {SessionTimer} from './session-timer.js';

export interface RenegotiationOwner {
  readonly session: Session;
  readonly handler: MediaHandler;
  readonly deadlines: Deadlines;
  readonly timer: SessionTimer;
  readonly acknowledgement: Acknowledgement;
  direction: Direction;
  failed(what: string): (thrown: unknown) => void;
  /** The dialog is gone at the far end (RFC 3261 §12.2.1.2). */
  lost(error: PhoneError): void;
}

/** In place of a status: no answer in time. */
const silent = 999;
/** In place of a status: the page has nothing to offer, for its browser does not see yet that there is a network again. */
const pathless = 998;
const lookAgain = 700;
const attempts = 4;
/** Seconds that a far end may want to be left alone while the clerk waits for the change. */
const longestRest = 10;
/** Milliseconds: 64·T1, and a moment for SIP.js' own timer, which ends a request that got nothing at all. */
const longest = 33_000;
/** Milliseconds that a cancelled change has to end. */
const cancelLimit = 2_000;

/**
 * Changes a running call's media by re-INVITE, one at a time and in order. Glare (491) is tried again within the
 * windows of RFC 3261 §14.1; a refused change leaves what was agreed before.
 */
export class Renegotiation {
  #owner: RenegotiationOwner;
  /** What the far end goes by; null: not by what our page does. */
  #agreed: Direction | null;
  #queue: Promise<unknown> = Promise.resolve();
  #over: Promise<never>;
  #end: (error: PhoneError) => void = () => undefined;

  constructor(owner: RenegotiationOwner) {
    this.#owner = owner;
    this.#agreed = owner.direction;
    this.#over = new Promise((_, reject) => (this.#end = reject));
    this.#over.catch(() => undefined);
  }

  /** The call is over: nobody waits any longer. */
  end(): void {
    this.#end(new PhoneError('call-unknown', 'the call ended meanwhile'));
  }

  /**
   * Settles when the far end agreed; refused with `change-refused` or `far-end-lost`. A hold whose answer our page cannot
   * use is one to the far end, and the audio goes on here: the owner keeps our voice from it.
   */
  change(direction: Direction): Promise<void> {
    return this.#enqueue(async () => {
      if (this.#agreed === direction) return;
      const before = this.#owner.direction;
      this.#owner.direction = direction;
      try {
        const refusal = await this.#offer();
        this.#agreed = refusal ? null : direction;
        if (refusal && direction === 'sendrecv') throw unused(refusal);
      } catch (thrown) {
        this.#owner.direction = before;
        throw thrown;
      }
    });
  }

  /**
   * Same media again, over a new flow or with new ICE credentials. Refused with `far-end-silent` when no answer came
   * within `patience` milliseconds.
   */
  refresh(restart: boolean, patience = longest): Promise<void> {
    return this.#enqueue(async () => {
      const refusal = await this.#offer(restart, patience);
      if (refusal) throw unused(refusal);
    });
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    const turn = Promise.race([this.#queue.then(() => this.#owner.acknowledgement.settled), this.#over]);
    const run = Promise.race([turn.then(task), this.#over]);
    this.#queue = run.catch(() => undefined);
    return run;
  }

  /**
   * Settles when the far end agreed; with an error when our page cannot use its answer.
   * `restart`: the path of the audio is lost, and perhaps the way to the far end with it.
   */
  async #offer(restart = false, patience = longest): Promise<PhoneError | null> {
    for (let attempt = 1; ; attempt++) {
      this.#owner.handler.restart = restart;
      const {status, retryAfter, message} = await this.#reinvite(patience);
      if (status < 300) {
        if (message) this.#owner.timer.agreed(message);
        return this.#owner.handler.refusal;
      }
      if (status === silent) throw new PhoneError('far-end-silent', 're-INVITE not answered', {retryable: true});
      if (status === 422 && message && this.#owner.timer.raise(message)) continue;
      if (status === 481 || (status === 408 && !restart)) {
        const error = errorOfStatus(status, 'change');
        this.#owner.lost(error);
        throw error;
      }
      const waits: Record<number, number | undefined> = {
        491: glareWindow(this.#ownsCallId),
        500: retryAfter,
        [pathless]: lookAgain,
      };
      const wait = waits[status];
      if (wait === undefined || attempt === attempts) {
        throw new PhoneError('change-refused', `re-INVITE answered ${status}`, {sipStatus: status, retryable: true});
      }
      await new Promise<void>(resolve => this.#owner.deadlines.set('glare', wait, resolve));
    }
  }

  /** Resolves with the final status. SIP.js refuses to start while another change is open: that is a 491 as well. */
  async #reinvite(patience: number): Promise<{status: number; retryAfter?: number; message?: Headers}> {
    const {session, handler, timer, deadlines} = this.#owner;
    return new Promise(resolve => {
      let [open, givenUp] = [true, false];
      const settle = ({message}: {message: Headers & {statusCode?: number | undefined}}) => {
        open = false;
        deadlines.clear('change');
        const seconds = deltaSeconds(message.getHeader('retry-after'), {least: 1}) ?? Infinity;
        const status = givenUp ? silent : (message.statusCode ?? 500);
        resolve({status, message, ...(seconds <= longestRest ? {retryAfter: seconds * 1000} : {})});
      };
      session
        .invite({
          requestDelegate: {onAccept: settle, onReject: settle, onRedirect: settle},
          requestOptions: {extraHeaders: timer.headers},
        })
        .then(change => {
          if (!open) return;
          deadlines.set('change', patience, () => {
            givenUp = true;
            // What the far end works on is cancelled, and ends with a 487 (RFC 3261 §9.1).
            change.cancel();
            deadlines.set('change', isBegun(session, change) ? cancelLimit : 0, () => giveUpChange(session, change));
          });
        })
        .catch(async (thrown: unknown) => {
          this.#owner.failed('change')(thrown);
          await handler.rollbackDescription().catch(this.#owner.failed('rollback'));
          resolve({status: PhoneError.of(thrown).code === 'media-failed' ? pathless : 491});
        });
    });
  }

  get #ownsCallId(): boolean {
    return 'cancel' in this.#owner.session;
  }
}

const unused = ({code, message}: PhoneError): PhoneError =>
  new PhoneError('change-refused', `the answer was of no use to the page: ${code}, ${message}`, {retryable: true});

/** RFC 3261 §14.1: the owner of the Call-ID waits 2.1–4 s, the other 0–2 s, in units of 10 ms. */
function glareWindow(owner: boolean): number {
  const [from, to] = owner ? [210, 400] : [0, 200];
  return 10 * Math.round(from + Math.random() * (to - from));
}
