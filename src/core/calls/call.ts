import {Invitation, type Core, type URI} from 'sip.js';
import {
  PhoneError,
  type Call,
  type CallId,
  type CallPhase,
  type EndReason,
  type MediaEvent,
  type PageId,
  type Party,
} from '../../protocol/index.js';
import {Deadlines} from '../deadlines.js';
import type {StoredCall, StoredDialog} from '../journal/journal.js';
import {endStoredDialog, storeDialog, storeInvite} from '../journal/stored-dialog.js';
import type {CallContext} from './context.js';
import {answerCall} from './answer.js';
import type {Attempts} from './attempts.js';
import {dialAgain, dialCall} from './dial.js';
import {endReplacedOurselves} from './force-end.js';
import {Hosting, bringBackWithin, microphoneFor} from './hosting.js';
import {answeringParty, divertedFrom, partyOf} from './identity.js';
import {Leg, type LegEnd, type LegEvents} from './leg.js';
import {MediaLink} from './media-link.js';
import {moveCall} from './move.js';
import {answeredElsewhere} from './outcome.js';
import {referTo} from './refer.js';
import {ToneQueue} from './tones.js';
import {transferCall} from './transfer.js';

/** Milliseconds that a call which was hung up here is shown while the far end has not confirmed. */
const farewell = 3_000;
/** Milliseconds that a call goes on ringing which a core that died has left. */
const ringsOn = 30_000;

/** Milliseconds after a reconnection in which who calls must show that it still does. */
const callerSilence = 5_000;

/**
 * One call as the clerk sees it. SIP.js' session state is only an input.
 *
 * ```
 *  out: preparing ──► dialling ──► ringing ──┐
 *                         └──────────────────┼──► talking ──► ending ──► (ended)
 *  in:  ringing ──► answering ───────────────┘
 *         ▲             │ microphone refused
 *         └─────────────┘
 * ```
 *
 * From every phase a hang-up here leads to `ending`, and an end at the far side or a deadline leads out of the
 * list. Each phase that waits for somebody has a deadline of its own: the microphone prompt (the page's answer),
 * no answer (configuration), no ACK and no 487 (the leg's), the farewell.
 */
export class PhoneCall {
  readonly id: CallId;
  readonly direction: 'in' | 'out';
  leg: Leg | null = null;
  /** The leg on another page that is about to replace the current one. */
  nextLeg: Leg | null = null;
  /** On the way to another page. */
  moving = false;
  /** The dialog of a core that died, until a leg of ours replaced it. */
  restored: StoredDialog | null = null;
  readonly hosting: Hosting;
  /** The INVITEs of a call out. */
  attempts: Attempts | null = null;
  #context: CallContext;
  readonly deadlines = new Deadlines();
  #legs = 0;
  #over = false;
  #endMeanwhile: LegEnd | null = null;
  #endReason: EndReason = 'hung-up-here';
  #dialled: Party;
  #tones: ToneQueue;

  constructor(context: CallContext, id: CallId, direction: 'in' | 'out', remote: Party, extra: Partial<Call> = {}) {
    this.id = id;
    this.direction = direction;
    this.#context = context;
    this.#dialled = remote;
    this.hosting = new Hosting(this, context);
    this.#tones = new ToneQueue(this, context.configuration.tones ?? 'rtp');
    context.store.addCall({
      id,
      direction,
      phase: direction === 'in' ? 'ringing' : 'preparing',
      remote,
      startedAt: context.now(),
      held: false,
      heldByRemote: false,
      muted: false,
      earlyMedia: false,
      changing: null,
      media: {page: null, status: 'none'},
      tonesSent: '',
      ...extra,
    });
  }

  /** `before`: how the call was shown by a core that died while it rang. */
  static incoming(context: CallContext, id: CallId, invitation: Invitation, before?: Call): PhoneCall {
    const {request} = invitation;
    const diverted = divertedFrom(request, context.user);
    const call = new PhoneCall(context, id, 'in', partyOf(request), {
      ...(diverted ? {divertedFrom: diverted} : {}),
      ...(before ? {startedAt: before.startedAt} : {}),
    });
    // Its CANCEL may have been sent to the connection that died.
    const giveUp = () => !call.over && call.phase === 'ringing' && call.decline('missed');
    if (before) call.deadlines.set('rings on', ringsOn, giveUp);
    call.leg = new Leg(invitation, null, 'sendrecv', call.events());
    call.leg.ring();
    return call;
  }

  /** A call of a core that died: shown as it was, without audio until a page brings it back. */
  static restored(context: CallContext, record: Call, dialog: StoredDialog): PhoneCall {
    const {id, direction, remote} = record;
    const media = {page: null, status: 'lost'} as const;
    const call = new PhoneCall(context, id, direction, remote, {...record, phase: 'talking', changing: null, media});
    call.restored = dialog;
    call.hosting.begin();
    return call;
  }

  /** What a fresh core would need to bring the call back; null when there is nothing to come back to. */
  get stored(): StoredCall | null {
    if (this.#over || this.phase === 'ending') return null;
    const {leg, record: call} = this;
    if (this.phase === 'talking') {
      const dialog = leg ? storeDialog(leg.session) : this.restored;
      return dialog && {call, dialog};
    }
    if (leg?.session instanceof Invitation) return {call, invitation: leg.session.request.data};
    const invite = leg && storeInvite(leg.session);
    return invite && {call, invite};
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

  dial(page: PageId, target: URI): Promise<void> {
    return dialCall(this, this.#context, page, target);
  }

  answer(page: PageId): Promise<void> {
    return answerCall(this, this.#context, page);
  }

  /** Nobody can bring it back: ended on the PBX and told to the clerk. */
  abandon(error: PhoneError): void {
    this.#endOnPbx();
    this.finish('failed', error);
  }

  #endOnPbx(): void {
    this.hosting.end();
    this.leg?.hangUp();
    // The dialog that was to replace it must not survive it.
    this.nextLeg?.hangUp();
    if (!this.leg && this.restored) endStoredDialog(this.#context.userAgent, this.restored);
  }

  /** The connection was gone while it rang: the PBX may have given up on us, and its CANCEL went nowhere. */
  doubtCaller(): void {
    if (this.direction !== 'in') return;
    this.deadlines.set('caller', callerSilence, () => {
      if (this.phase !== 'ringing') return;
      this.leg?.hangUp(480);
      this.finish('missed');
    });
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
    this.update({phase: 'ending'});
    this.#endOnPbx();
    if (!this.leg || this.leg.over) return this.finish(this.#endReason);
    this.deadlines.set('farewell', farewell, () => this.finish(this.#endReason));
  }

  async hold(): Promise<void> {
    this.require('talking');
    if (this.record.held) return;
    await this.#change('hold', this.#context.configuration.holdDirection ?? 'sendonly');
  }

  /** Makes room for another active call. Where the far end refuses to be held, at least our voice stays away. */
  async setAside(): Promise<void> {
    await this.hold().catch(() => {
      if (!this.#over) this.update({held: true});
      this.applySend();
    });
  }

  async resume(): Promise<void> {
    this.require('talking');
    if (!this.record.held) return;
    void this.#context.holdOthers(this.id);
    await this.#change('resume', 'sendrecv');
  }

  mute(on: boolean): void {
    this.update({muted: on});
    this.applySend();
  }

  sendTones(tones: string): Promise<void> {
    if (!/^[0-9*#A-D,]{1,64}$/i.test(tones)) throw new PhoneError('number-invalid', 'not tones');
    this.require('talking');
    return this.#tones.send(tones);
  }

  /** Settles when the far end took the request on; how it went is in `transfer`. */
  async transferTo(target: URI, shown: string): Promise<void> {
    await transferCall(this, 'blind', shown, referTo(target.toString()));
  }

  /** Connects this call's far end with another dialog's; `referTo` names that one. `done`: it happened. */
  async transferInto(uri: string, shown: string, done: () => void): Promise<void> {
    await transferCall(this, 'attended', shown, uri, done);
  }

  /** A report from the page that hosts the audio of one of this call's legs. */
  mediaEvent(event: MediaEvent): void {
    const leg = [this.leg, this.nextLeg].find(each => each?.media?.leg === event.call);
    if (!leg || this.#over) return;
    if (event.event === 'tone') {
      this.toneSent(event.tone);
    } else if (event.event === 'microphone-lost') {
      this.update({error: new PhoneError('microphone-missing', 'the microphone is gone').toData()});
    } else {
      this.#mediaStatus(leg, event.status);
    }
  }

  toneSent(tone: string): void {
    if (!this.#over) this.update({tonesSent: (this.record.tonesSent + tone).slice(-64)});
  }

  /** The identity of the far end may have changed (transfer at the far side). */
  identified(request: Core.IncomingRequestMessage): void {
    if (!this.#over) this.update({remote: answeringParty(request, this.record.remote)});
  }

  /** Brings the audio to `page`. */
  async moveTo(page: PageId): Promise<void> {
    await moveCall(this, this.#context, page);
    this.hosting.end();
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
      old.media?.close();
      old.deadlines.set('replaced', 2_000, () => old.hangUp());
    }
    this.update({media: {page: next.media?.page ?? null, status: next.mediaStatus}});
    this.applySend();
  }

  /** An INVITE that replaces our leg (RFC 3891): answered at once, in the same call on the same page. */
  async replaceBy(invitation: Invitation): Promise<void> {
    const old = this.leg;
    const page = old?.media?.page;
    if (!old || !page || this.nextLeg || this.#over)
      return void invitation.reject({statusCode: 481}).catch(() => undefined);
    endReplacedOurselves(invitation);
    const events = this.events(() => next);
    const next: Leg = new Leg(invitation, this.newLink(page), old.direction, {
      ...events,
      established: () => {
        this.takeLeg(next);
        old.hangUp();
        this.update({remote: partyOf(invitation.request), heldByRemote: false});
        events.established();
      },
      ended: end => (this.leg === next ? events.ended(end) : this.moveFailed()),
    });
    this.nextLeg = next;
    await next.accept();
  }

  clearConsultation(): void {
    if (!this.#over) this.update({consultationFor: undefined});
  }

  async #change(changing: 'hold' | 'resume', direction: 'sendonly' | 'inactive' | 'sendrecv'): Promise<void> {
    const {leg} = this;
    if (!leg) throw new PhoneError('call-state');
    this.update({changing});
    this.applySend();
    try {
      await leg.renegotiation.change(direction);
      if (!this.#over) this.update({held: changing === 'hold', changing: null});
    } catch (thrown) {
      const error = PhoneError.of(thrown, 'change-refused');
      if (!this.#over) this.update({changing: null, error: error.toData()});
      throw error;
    } finally {
      this.applySend();
    }
  }

  /** Our voice goes out only in the active call: not while muted, held, or about to be. */
  applySend(): void {
    if (this.#over) return;
    const {muted, held, changing} = this.record;
    this.leg?.media?.send(!muted && !held && changing !== 'hold');
  }

  events(leg: () => Leg | null = () => this.leg): LegEvents {
    const current = () => !this.#over && leg() === this.leg;
    return {
      progress: (status, response) => {
        if (!current() || this.phase === 'ending') return;
        if (status === 180 || status === 183) this.update({phase: 'ringing'});
        this.update({remote: answeringParty(response, this.#dialled)});
      },
      earlyMedia: () => current() && this.update({earlyMedia: true}),
      established: response => current() && this.#established(response),
      ended: end => current() && this.#legEnded(end),
      rehost: async () => microphoneFor(this, this.#context, await this.#context.pages.nextHost(bringBackWithin)),
      remoteHold: held => {
        if (current() && this.record.heldByRemote !== held) this.update({heldByRemote: held});
      },
    };
  }

  #established(response?: Core.IncomingResponseMessage): void {
    if (this.#over || this.phase === 'ending') return;
    this.deadlines.clear('answer');
    const {answeredAt = this.#context.now(), remote} = this.record;
    this.update({
      phase: 'talking',
      answeredAt,
      earlyMedia: false,
      remote: response ? answeringParty(response, remote) : remote,
    });
    this.applySend();
    if (this.leg?.orphaned) this.hosting.begin();
    else if (this.leg?.mute) this.leg.renegotiation.refresh(false).catch(() => undefined);
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
    // Hung up after it took a transfer on: it went to carry it out.
    else if (this.leg?.refer?.open) this.finish('transferred');
    else if (end.response && this.attempts && answeredAt === undefined) void this.#tryAgain(end.response);
    else if (end.error) this.finish('failed', end.error);
    else if (answeredAt !== undefined) this.finish('hung-up-there');
    else if (this.direction === 'out') this.finish('failed', new PhoneError('unavailable'));
    else this.finish(answeredElsewhere(end.reasons) ? 'answered-elsewhere' : 'missed');
  }

  /** A refusal may be one that another INVITE overcomes. */
  async #tryAgain(response: Core.IncomingResponseMessage): Promise<void> {
    const page = this.leg?.media?.page;
    try {
      await this.attempts?.next(response, this.leg?.rang ?? false);
      if (page && !this.#over) await dialAgain(this, this.#context, page);
    } catch (thrown) {
      this.finish('failed', PhoneError.of(thrown));
    }
  }

  #mediaStatus(leg: Leg, status: 'connecting' | 'connected' | 'lost' | 'failed'): void {
    leg.mediaStatus = status === 'failed' ? 'lost' : status;
    if (leg === this.leg) this.update({media: {page: leg.media?.page ?? null, status: leg.mediaStatus}});
    if (status === 'connected') leg.deadlines.clear('media');
    // A short gap heals by itself; after that new candidates are needed (RFC 8445 §9).
    else if (status === 'failed' || status === 'lost') {
      leg.deadlines.set('media', status === 'failed' ? 0 : 3_000, () => {
        if (leg.established) leg.renegotiation.refresh(true).catch(() => undefined);
      });
    }
  }

  newLink(page: PageId): MediaLink {
    const number = ++this.#legs;
    return new MediaLink(number === 1 && !this.restored ? this.id : `${this.id}/${number}`, page, this.#context.pages);
  }

  require(phase: CallPhase): void {
    if (this.#over) throw new PhoneError('call-unknown', 'the call is over');
    if (this.phase !== phase) throw new PhoneError('call-state', `not possible while ${this.phase}`);
  }

  update(changes: {[Key in keyof Call]?: Call[Key] | undefined}): void {
    this.#context.store.updateCall(this.id, changes);
  }

  /** Leaves the list without an entry: it never was a call. */
  leave(): void {
    this.#over = true;
    this.hosting.end();
    this.deadlines.clearAll();
    this.#context.store.removeCall(this.id);
    this.#context.gone(this.id);
  }

  finish(reason: EndReason, error?: PhoneError): void {
    if (this.#over) return;
    const {id, direction, remote, divertedFrom: diverted, startedAt, answeredAt} = this.record;
    this.#context.ended({
      id,
      direction,
      remote,
      startedAt,
      endedAt: this.#context.now(),
      reason,
      ...(diverted ? {divertedFrom: diverted} : {}),
      ...(answeredAt === undefined ? {} : {answeredAt}),
      ...(error ? {error: error.toData()} : {}),
    });
    this.leave();
  }
}
