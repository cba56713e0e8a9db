import type {Core} from 'sip.js';
import {
  PhoneError,
  type Call,
  type CallId,
  type CallPhase,
  type EndReason,
  type PageId,
  type Party,
} from '../../protocol/index.js';
import {Deadlines} from '../deadlines.js';
import {areOthers, partyAfter, transferredBy, type Headers} from '../dialog/identity.js';
import type {LegEnd, LegEvents} from '../dialog/leg-events.js';
import type {Leg} from '../dialog/leg.js';
import {MediaLink} from '../dialog/media-link.js';
import {answeredElsewhere} from '../dialog/outcome.js';
import type {StoredDialog} from '../dialog/stored-dialog.js';
import {LeastInterval} from '../wire/index.js';
import type {Attempts} from './attempts.js';
import {begunCall} from './begun.js';
import type {CallContext} from './context.js';
import {endedCall} from './ended.js';
import {mayGo} from './phases.js';
import {ToneQueue} from './tones.js';

/** Milliseconds that a call which was hung up here is shown while the far end has not confirmed. */
const farewell = 3_000;

/** A field given as `undefined` is taken away. */
type Changes = {[Key in keyof Omit<Call, 'phase'>]?: Call[Key] | undefined};

/**
 * One call as the clerk sees it: a machine of phases (`phases.ts`), to which SIP.js' session state is only an input.
 *
 * From every phase an end at the far side or a deadline leads out of the list. Each phase that waits for somebody has a
 * deadline of its own: the microphone prompt (the page's answer), no answer (configuration), no ACK and no 487 (the
 * leg's), the farewell.
 */
export class PhoneCall {
  readonly id: CallId;
  readonly direction: 'in' | 'out';
  leg: Leg | null = null;
  /** The leg on another page that is about to replace the current one. */
  nextLeg: Leg | null = null;
  /** Where its answer is made ready while it rings. */
  early: MediaLink | null = null;
  /** On the way to another page; settles when it is there, or is not. */
  moving: Promise<void> | null = null;
  /** On the way to somebody, and wanted back here. */
  isTakenBack = false;
  /** The dialog of a core that died, until a leg of ours replaced it. */
  restored: StoredDialog | null = null;
  /** The call whose far end is to be connected with this one's. */
  joinedTo: PhoneCall | null = null;
  /** The INVITEs of a call out. */
  attempts: Attempts | null = null;
  /** The session interval that the PBX takes, from whichever leg it told so. */
  readonly interval = new LeastInterval();
  readonly tones: ToneQueue;
  #context: CallContext;
  readonly deadlines = new Deadlines();
  #legs = 0;
  #over = false;
  #endMeanwhile: LegEnd | null = null;
  #endReason: EndReason = 'hung-up-here';
  #dialled: Party;

  constructor(context: CallContext, id: CallId, direction: 'in' | 'out', remote: Party, extra: Partial<Call> = {}) {
    this.id = id;
    this.direction = direction;
    this.#context = context;
    this.#dialled = {number: extra.dialled ?? remote.number, name: '', anonymous: false};
    this.tones = new ToneQueue(this, context.configuration.tones ?? 'rtp');
    context.store.addCall(begunCall({id, direction, remote, startedAt: context.now()}, extra));
  }

  /** The record in the state; the last one known once the call is over. */
  get record(): Call {
    const record = this.#context.store.call(this.id);
    if (!record) throw new PhoneError('call-unknown', 'the call is over');
    return record;
  }

  get phase(): CallPhase {
    return this.record.phase;
  }

  get over(): boolean {
    return this.#over;
  }

  /** Nobody has answered, and something is heard all the same (RFC 3960). */
  get isAnnounced(): boolean {
    return !this.#over && this.record.earlyMedia && this.phase !== 'ending';
  }

  /** Nobody can bring it back: ended on the PBX and told to the clerk. */
  abandon(error: PhoneError): void {
    this.#endOnPbx();
    this.finish('failed', error);
  }

  #endOnPbx(): void {
    this.leg?.hangUp();
    // The dialog that was to replace it must not survive it.
    this.nextLeg?.hangUp();
    if (!this.leg && this.restored) this.#context.endStored(this.restored);
  }

  decline(reason: EndReason = 'declined-here'): void {
    this.require('ringing');
    if (this.direction !== 'in') throw new PhoneError('call-state', 'not a call that rings here');
    this.leg?.hangUp();
    this.finish(reason);
  }

  /** Ends the call, whatever its phase. */
  hangUp(reason?: EndReason): void {
    if (this.#over) return;
    const {phase} = this;
    if (phase === 'ending') return;
    if (this.direction === 'in' && (phase === 'ringing' || phase === 'answering')) {
      this.leg?.hangUp();
      this.finish('declined-here');
      return;
    }
    this.#endReason = reason ?? (phase === 'talking' ? 'hung-up-here' : 'cancelled-here');
    this.go('ending');
    this.#endOnPbx();
    if (!this.leg || this.leg.over) return this.finish(this.#endReason);
    this.deadlines.set('farewell', farewell, () => this.finish(this.#endReason));
  }

  mute(on: boolean): void {
    this.update({muted: on});
    this.applySend();
  }

  toneSent(tone: string): void {
    if (!this.#over) this.update({tonesSent: (this.record.tonesSent + tone).slice(-64)});
  }

  /** The identity of the far end may have changed (transfer at the far side). */
  identified(request: Core.IncomingRequestMessage): void {
    if (this.#over) return;
    const {remote: before, transferredBy: known} = this.record;
    this.#identify(request);
    const {remote, transferredBy: named} = this.record;
    // Not every PBX says who handed it on: it was whoever one talked with until now.
    if (named === known && this.phase === 'talking' && areOthers(before.number, remote.number))
      this.update({transferredBy: before});
  }

  #identify(message: Headers, before = this.record.remote): void {
    const {configuration, user} = this.#context;
    const dialled = this.direction === 'out' ? this.#dialled : null;
    const referrer = transferredBy(message, user, configuration) ?? this.record.transferredBy;
    this.update({remote: partyAfter(message, before, dialled, configuration), transferredBy: referrer});
  }

  /** The leg that was to replace the current one failed: what happened meanwhile counts. */
  moveFailed(): void {
    this.nextLeg = null;
    const end = this.#endMeanwhile;
    this.#endMeanwhile = null;
    if (end) this.#legEnded(end);
  }

  /** Another leg takes the place of the current one, which the PBX ends; where it does not, we do. */
  takeLeg(next: Leg): void {
    const old = this.leg;
    this.leg = next;
    this.restored = null;
    this.nextLeg = null;
    this.#endMeanwhile = null;
    if (old) {
      old.detach();
      old.audio.close();
      old.deadlines.set('replaced', 2_000, () => old.hangUp());
    }
    this.showAudio(next);
    this.applySend();
  }

  clearConsultation(): void {
    if (!this.#over) this.update({consultationFor: undefined});
  }

  /** Our voice goes out only in the active call: not while muted, held, or about to be. */
  get speaks(): boolean {
    const {muted, held, changing} = this.record;
    return !muted && !held && changing !== 'hold';
  }

  applySend(): void {
    if (this.#over) return;
    for (const leg of [this.leg, this.nextLeg]) leg?.audio.link?.send(this.speaks);
  }

  events(leg: () => Leg | null = () => this.leg): LegEvents {
    const current = () => !this.#over && leg() === this.leg;
    return {
      progress: (status, response) => {
        if (!current() || this.phase === 'ending') return;
        if (status === 180 || status === 183) this.go('ringing');
        this.#identify(response, this.#dialled);
      },
      earlyMedia: () => current() && this.update({earlyMedia: true}),
      established: response => current() && this.#established(response),
      ended: end => current() && this.#legEnded(end),
      failed: (what, thrown) => this.#context.failed(what)(thrown),
      rehost: () => this.#context.rehost(this.id),
      remoteHold: held => {
        if (current() && this.record.heldByRemote !== held) this.update({heldByRemote: held});
      },
    };
  }

  #established(response?: Core.IncomingResponseMessage): void {
    if (this.#over || this.phase === 'ending') return;
    this.deadlines.clear('answer');
    const {answeredAt = this.#context.now()} = this.record;
    this.go('talking', {answeredAt, earlyMedia: false});
    if (response) this.#identify(response);
    this.applySend();
    if (this.leg?.audio.isOrphaned) this.#context.withoutAudio(this.id);
    else if (this.leg?.audio.isMute) this.#unmute(this.leg);
    this.#context.answered(this.id);
  }

  /** A new offer brings the audio that the answer did not; without it there is no call. */
  #unmute(leg: Leg): void {
    leg.renegotiation.refresh(false).catch(() => leg.lost(new PhoneError('media-failed', 'no answer of use')));
  }

  /** Whoever hangs up now went to carry out a transfer, or was connected by it: a PBX may end the call before it says so. */
  get transferring(): boolean {
    return [this, this.joinedTo].some(call => call?.leg?.refer?.open);
  }

  #legEnded(end: LegEnd): void {
    if (this.#over) return;
    if (this.nextLeg) {
      // The PBX ends the replaced dialog as soon as it has answered the new one, which is not ready yet.
      this.#endMeanwhile = end;
      return;
    }
    const {phase, answeredAt} = this.record;
    if (phase === 'ending') this.finish(this.#endReason);
    else if (this.transferring) this.finish('transferred');
    else if (end.response && this.attempts && answeredAt === undefined) this.#context.refused(this.id, end.response);
    else if (end.error) this.finish('failed', end.error);
    else if (answeredAt !== undefined) this.finish('hung-up-there');
    else if (this.direction === 'out') this.finish('failed', new PhoneError('unavailable'));
    else this.finish(answeredElsewhere(end.reasons) ? 'answered-elsewhere' : 'missed');
  }

  newLink(page: PageId): MediaLink {
    const number = ++this.#legs;
    return new MediaLink(number === 1 && !this.restored ? this.id : `${this.id}/${number}`, page, this.#context.pages);
  }

  require(phase: CallPhase): void {
    if (this.#over) throw new PhoneError('call-unknown', 'the call is over');
    if (this.phase !== phase) throw new PhoneError('call-state', `not possible while ${this.phase}`);
  }

  update(changes: Changes): void {
    this.#context.store.updateCall(this.id, changes);
  }

  /** The one way into another phase. A step that the machine does not have is not taken: a defect, for the diagnostics. */
  go(phase: CallPhase, changes: Changes = {}): void {
    const {direction, phase: from} = this.record;
    if (mayGo(direction, from, phase)) this.#context.store.updateCall(this.id, {...changes, phase});
    else this.#context.note('call phase', `${direction} ${from} to ${phase}`);
  }

  showAudio({audio: {link, status}}: Leg): void {
    this.update({media: {page: link?.page ?? null, status}});
  }

  /** Leaves the list without an entry: it never was a call. */
  leave(): void {
    this.#over = true;
    this.early?.close();
    this.deadlines.clearAll();
    this.#context.store.removeCall(this.id);
    this.#context.gone(this.id);
  }

  finish(reason: EndReason, error?: PhoneError): void {
    if (this.#over) return;
    this.#context.ended(endedCall(this.record, this.#context.now(), reason, error));
    this.leave();
  }
}
