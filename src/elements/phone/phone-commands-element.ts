import {ReactiveElement} from 'lit';
import type {Card, Phone} from '../../client/index.js';
import type {CallId} from '../../protocol/index.js';
import {complain, pickUpTarget, propose, transferTarget} from '../proposals.js';

/** The commands of the page's phone as methods of its element: what a script dials passes the same gate as what is typed. */
export abstract class PhoneCommandsElement extends ReactiveElement {
  /** Gives the command to the phone, once it is there. */
  protected abstract use<Result>(command: (phone: Phone) => Promise<Result>): Promise<Result>;

  /**
   * Dials what a page's script asks for: a number, or a `tel:` link. What costs money, goes abroad, is an emergency
   * call or not clear is shown in the phone, and a person decides. Settles with the call's id when the core has taken
   * it up; rejects with `number-…`, `not-confirmed`, or `too-many-requests` after six calls in a
   * minute that leave the house, or two abroad in ten; `retryAfter` says in how many seconds it goes on. `context`: which case it is
   * about, an opaque id of up to 64 characters from `[A-Za-z0-9._~-]` that travels with the call.
   */
  call(target: string, {context}: {emergency?: boolean; context?: string} = {}): Promise<CallId> {
    return this.use(phone => propose(phone, target, 'script', {context}));
  }

  /** Shows a number in the phone, for a person to dial or not. Settles and rejects as {@link call}. */
  propose(target: string): Promise<CallId> {
    return this.use(phone => {
      const call = propose(phone, target, 'link', {always: true});
      call.catch(complain(phone, target));
      return call;
    });
  }

  /**
   * Takes a call that rings at another extension of the house. Settles with the call's id; where somebody else has it, or the
   * caller is gone, that call ends with `call-taken`.
   */
  pickUp(extension: string): Promise<CallId> {
    return this.use(async phone => phone.pickUp(await pickUpTarget(phone, extension)));
  }

  /** Answers a ringing call. Rejects with `microphone-…` while the call goes on ringing. */
  answer(id: CallId): Promise<void> {
    return this.use(phone => phone.answer(id));
  }

  /** Declines a ringing call. */
  decline(id: CallId): Promise<void> {
    return this.use(phone => phone.decline(id));
  }

  /** Turns the ringing of a call off, in every page, without declining it. */
  silence(id: CallId): Promise<void> {
    return this.use(phone => phone.silence(id));
  }

  /** Ends a call in whatever phase it is. */
  hangUp(id: CallId): Promise<void> {
    return this.use(phone => phone.hangUp(id));
  }

  /** Holds the call; the other side hears the PBX's music. */
  hold(id: CallId): Promise<void> {
    return this.use(phone => phone.hold(id));
  }

  /** Takes up a held call; the active one is held. */
  resume(id: CallId): Promise<void> {
    return this.use(phone => phone.resume(id));
  }

  /** Turns the microphone off for this call, or on again. */
  mute(id: CallId, on: boolean): Promise<void> {
    return this.use(phone => phone.mute(id, on));
  }

  /** Sends tones: digits, `*`, `#`, `A` to `D`, and `,` for a pause of two seconds. */
  sendTones(id: CallId, tones: string): Promise<void> {
    return this.use(phone => phone.sendTones(id, tones));
  }

  /**
   * Hands a call on without asking. The target obeys the rules for {@link call}; what would be asked about is refused. `context`:
   * another one than the call has.
   */
  transfer(id: CallId, target: string, options?: {context?: string}): Promise<void> {
    return this.use(async phone => phone.transfer(id, await transferTarget(phone, target), options));
  }

  /** Holds the call and asks `target` on its behalf. Settles with the consultation's id. */
  consult(id: CallId, target: string, options?: {context?: string}): Promise<CallId> {
    return this.use(async phone => phone.consult(id, await transferTarget(phone, target), options));
  }

  /**
   * Says who is calling, or what it is about: `{title, lines?, link?, context?}`, shown wherever this page shows the call. It stays in this
   * page; `context` alone becomes the call's, and travels with it. What is said later takes its place; null takes it away.
   */
  describe(id: CallId, card: Card | null): Promise<void> {
    return this.use(phone => phone.describe(id, card));
  }

  /** Says which case a call is about, by an opaque id, for when it is handed on. */
  relate(id: CallId, context: string): Promise<void> {
    return this.use(phone => phone.relate(id, context));
  }

  /** Connects the consultation with who waits. */
  completeTransfer(id: CallId): Promise<void> {
    return this.use(phone => phone.completeTransfer(id));
  }

  /** Ends the consultation and takes up the one who waits. */
  backToCaller(id: CallId): Promise<void> {
    return this.use(phone => phone.backToCaller(id));
  }

  /** Connects two calls with each other and leaves. */
  join(id: CallId, other: CallId): Promise<void> {
    return this.use(phone => phone.join(id, other));
  }

  /** Brings a call's audio to this page. */
  takeOver(id: CallId): Promise<void> {
    return this.use(phone => phone.takeOver(id));
  }
}
