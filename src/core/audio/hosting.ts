import {PhoneError, type PageId} from '../../protocol/index.js';
import type {PhoneCall} from '../call/call.js';
import type {CallContext} from '../call/context.js';
import {bringBackWithin} from '../call/microphone.js';
import {Deadlines} from '../deadlines.js';
import {moveCall} from './move.js';

/** Milliseconds between two attempts while the PBX does not answer. */
const again = 1_000;
/** Milliseconds that a page has to open its microphone while another one could: it may hang. */
const pagePatience = 5_000;

/** The PBX does not do it at all: method not allowed, bad extension (RFC 3261 §8.2.2.3), not implemented. */
const replacesUnknown = [405, 420, 501];

/** A call without audio, until it is brought back. */
interface Lost {
  readonly deadlines: Deadlines;
  /** Pages that did not answer when they were asked. */
  readonly silent: Set<PageId | null>;
  moving: Promise<void> | null;
}

/** The dialog to be replaced has ended: the PBX does not know it, or knows that it is over (603, RFC 3891 §3). */
const isGone = ({code, sipStatus}: PhoneError): boolean => code === 'far-end-lost' || sipStatus === 603;

/** Whether another attempt may succeed: the PBX was not reached, is overloaded, busy with this dialog, or wants a longer interval. */
function passing(status: number | undefined): boolean {
  return status === undefined || status >= 500 || [408, 422, 480, 491].includes(status);
}

/**
 * Keeps the audio of calls on living pages. When a page goes away (navigation, reload, closed, crashed) the next one
 * that can takes its calls over with new dialogs that replace the old (RFC 3891).
 */
export class Hosting {
  #context: CallContext;
  #lost = new Map<PhoneCall, Lost>();

  constructor(context: CallContext) {
    this.#context = context;
  }

  has(call: PhoneCall): boolean {
    return this.#lost.has(call);
  }

  /** The call has no audio: bring it back, or end it on the PBX in time. */
  lost(call: PhoneCall): void {
    if (call.phase === 'ending' || (call.phase === 'ringing' && call.direction === 'in')) return;
    // Its last page is asked last: it lives only if it hangs.
    const silent = new Set([call.record.media.page]);
    const lost = this.#lost.get(call) ?? {deadlines: new Deadlines(), silent, moving: null};
    this.#lost.set(call, lost);
    call.update({media: {page: null, status: 'lost'}});
    lost.deadlines.set('bring back', bringBackWithin, () => {
      // Who is being transferred needs no audio here.
      if (call.leg?.refer?.over === false) this.lost(call);
      else this.#giveUp(call, new PhoneError('call-not-recovered'));
    });
    void this.#bringBack(call);
  }

  /** A page came, or the PBX can be reached again: the active call is brought back first. */
  async bringBack(): Promise<void> {
    const calls = [...this.#lost.keys()];
    calls.sort((one, other) => Number(one.record.held) - Number(other.record.held));
    await Promise.all(calls.map(call => this.#bringBack(call)));
  }

  /** Brings a call's audio back for somebody who waits for it; rejects where it takes longer than one attempt. */
  async regain(call: PhoneCall): Promise<void> {
    // One that is under way may have begun when the audio was not wanted yet.
    await this.#lost.get(call)?.moving?.catch(() => undefined);
    await this.#bringBack(call);
    call.require('talking');
    if (this.has(call)) throw new PhoneError('timeout', 'the audio is not back yet', {retryable: true});
  }

  /** Brings a call's audio to `page`. */
  async move(call: PhoneCall, page: PageId, passedOver?: Promise<never>): Promise<void> {
    try {
      await moveCall(call, this.#context, page, passedOver);
    } catch (thrown) {
      // From now on pages warn before they are left.
      if (replacesUnknown.includes(PhoneError.of(thrown).sipStatus ?? 0)) {
        this.#context.store.set({replacesRefused: true});
      }
      throw thrown;
    }
    // The page may have gone while the PBX answered, or hang: then the new dialog has no audio either.
    if (!this.#context.pages.has(page)) return this.lost(call);
    if (call.leg?.audio.isOrphaned) {
      if (!this.has(call)) this.lost(call);
      throw new PhoneError('timeout', 'the page did not answer');
    }
    this.end(call);
    // Another page's microphone works.
    if (call.record.error?.code.startsWith('microphone-')) call.update({error: undefined});
  }

  /** The audio is on a living page, or nobody needs it any more. */
  end(call: PhoneCall): void {
    this.#lost.get(call)?.deadlines.clearAll();
    this.#lost.delete(call);
  }

  async #bringBack(call: PhoneCall): Promise<void> {
    const lost = this.#lost.get(call);
    if (!lost || lost.moving || call.phase === 'ending') return;
    const page = this.#nextPage(lost);
    if (!page) return;
    if (call.phase !== 'talking') {
      // Nobody talks yet: the answer will bring the audio; until then the page plays the ring-back tone.
      lost.deadlines.clear('bring back');
      call.update({media: {page, status: 'connecting'}});
      return;
    }
    if (this.#context.reach === 'none') return;
    lost.moving = this.move(call, page, this.#passedOver(lost.deadlines, page));
    let failure: PhoneError | null = null;
    try {
      await lost.moving;
    } catch (thrown) {
      failure = PhoneError.of(thrown);
    } finally {
      lost.moving = null;
      lost.deadlines.clear('page');
    }
    if (this.#lost.get(call) !== lost) return;
    if (failure?.code === 'timeout' && failure.sipStatus === undefined) lost.silent.add(page);
    // Pages that share a process crash one right after the other: the next one is asked at once.
    if (failure && this.#context.pages.has(page)) this.#failed(call, lost, failure);
    else await this.#bringBack(call);
  }

  /** The best page that was not silent; when all were, each may answer now: a prompt for the microphone takes its time. */
  #nextPage({silent}: Lost): PageId | null {
    const {pages} = this.#context;
    const page = pages.host(silent);
    if (page) return page;
    silent.clear();
    return pages.host();
  }

  /** Rejects when the page is silent while there is another one, which may come later. */
  #passedOver(deadlines: Deadlines, page: PageId): Promise<never> {
    const passed = new Promise<never>((_resolve, reject) => {
      const look = () => {
        if (this.#context.pages.host(new Set([page]))) reject(new PhoneError('timeout'));
        else deadlines.set('page', again, look);
      };
      deadlines.set('page', pagePatience, look);
    });
    passed.catch(() => undefined);
    return passed;
  }

  #failed(call: PhoneCall, {deadlines}: Lost, error: PhoneError): void {
    const {code, message, sipStatus} = error;
    const transferred = call.transferring || call.record.transfer?.status === 'unknown' || call.restored?.joining;
    if (code.startsWith('microphone-')) {
      // Only the user can help: by allowing it and taking the call to the page.
      call.update({error: new PhoneError(code, message).toData()});
    } else if (this.#context.reach === 'connected') {
      // Asked before the PBX knew us again, which mostly works: if not, the registration tries anew.
    } else if (passing(sipStatus) && !isGone(error)) {
      deadlines.set('again', again, () => void this.#bringBack(call));
    } else if (isGone(error) && transferred) {
      // It went to carry out the transfer that it was asked for, or was connected by one.
      call.finish('transferred');
    } else {
      // The far end hung up meanwhile. All else: the PBX knows no Replaces, or not for us.
      const options = sipStatus === undefined ? {} : {sipStatus};
      this.#giveUp(call, new PhoneError(isGone(error) ? 'far-end-lost' : 'call-not-recovered', message, options));
    }
  }

  #giveUp(call: PhoneCall, error: PhoneError): void {
    this.end(call);
    if (call.phase !== 'ending') call.abandon(error);
  }
}
