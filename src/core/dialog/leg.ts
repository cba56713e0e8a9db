import {Inviter, SessionState, type Core, type Invitation, type Notification, type URI} from 'sip.js';
import {PhoneError, type Direction} from '../../protocol/index.js';
import {Deadlines} from '../deadlines.js';
import {LeastInterval} from '../wire/index.js';
import {Acknowledgement} from './acknowledgement.js';
import {emergencyHeaders} from './emergency.js';
import {endOnce, forceEnd} from './force-end.js';
import {inDialog} from './in-dialog.js';
import {LegAudio} from './leg-audio.js';
import type {LegContext} from './leg-context.js';
import type {LegEnd, LegEvents} from './leg-events.js';
import {MediaHandler, type MediaHandlerOwner} from './media-handler.js';
import type {MediaLink} from './media-link.js';
import {errorOfStatus, reasonsOf} from './outcome.js';
import type {Refer, Refers} from './refer.js';
import {RemoteHold} from './remote-hold.js';
import {Renegotiation} from './renegotiation.js';
import {directionOf} from './sdp.js';
import {SessionTimer, timerHeaders} from './session-timer.js';
import {warningOf} from './warning.js';

/** Milliseconds after which a transaction of RFC 3261 is over: 64·T1, and a moment for the timers themselves. */
const transactionOver = 33_000;

/** SIP.js says BYE by itself to who agreed without any description. */
const undescribed: LegEnd = {by: 'here', error: new PhoneError('not-acceptable', 'no description'), reasons: []};

/**
 * One SIP dialog with its audio on one page: what SIP.js calls a session, with the deadlines that SIP.js lacks. A
 * call has one leg; while it moves to another page it has two.
 */
export class Leg implements MediaHandlerOwner {
  readonly session: Inviter | Invitation;
  readonly handler = new MediaHandler(this);
  readonly deadlines = new Deadlines();
  readonly renegotiation: Renegotiation;
  readonly timer: SessionTimer;
  readonly acknowledgement = new Acknowledgement(this);
  readonly audio: LegAudio;
  direction: Direction;
  /** REFERs of ours in this dialog: their code comes with what transfers. */
  refers: Refers | null = null;
  rang = false;
  #remoteHold = new RemoteHold();
  #events: LegEvents;
  #end: LegEnd | null = null;
  #over = false;
  #accepting = false;

  /** Takes note of a failure that the leg gets over. */
  readonly failed = (what: string) => (thrown: unknown) => this.#events.failed?.(what, thrown);

  constructor(
    session: Inviter | Invitation,
    media: MediaLink | null,
    direction: Direction,
    events: LegEvents,
    readonly interval = new LeastInterval(),
  ) {
    this.session = session;
    this.audio = new LegAudio(media);
    this.direction = direction;
    this.#events = events;
    this.renegotiation = new Renegotiation(this);
    this.timer = new SessionTimer(this);
    endOnce(session);
    session.stateChange.addListener(state => this.#onstate(state));
    session.delegate = {
      ...inDialog(this.failed),
      onAck: () => this.acknowledgement.came(),
      onBye: bye => {
        this.#note({by: 'there', reasons: reasonsOf(bye.request)});
        bye.accept().catch(this.failed('answer to BYE'));
      },
      onCancel: cancel => this.#note({by: 'there', reasons: reasonsOf(cancel.request)}),
      onInvite: (_request, _response, status) => status === 200 && this.acknowledgement.expect('change'),
      onNotify: notification => this.#onnotify(notification),
    };
  }

  /**
   * A leg that calls. `replaces`: the dialog that this one takes the place of (RFC 3891); `interval`: the session
   * interval that the far end takes (RFC 4028); `headers`: what else the INVITE says.
   */
  static outgoing(
    {userAgent, authorize, configuration}: LegContext,
    target: URI,
    media: MediaLink,
    direction: Direction,
    events: LegEvents,
    {replaces, interval, headers = []}: {replaces?: string; interval: LeastInterval; headers?: readonly string[]},
  ): Leg {
    const extraHeaders = [...headers, ...timerHeaders(interval.seconds), ...emergencyHeaders(target, configuration)];
    if (replaces) extraHeaders.push(`Replaces: ${replaces}`, 'Require: replaces');
    const session = new Inviter(userAgent, target, {extraHeaders});
    authorize(session.request);
    return new Leg(session, media, direction, events, interval);
  }

  get callId(): string {
    return this.session.request.callId;
  }

  get refer(): Refer | null {
    return this.refers?.latest ?? null;
  }

  get established(): boolean {
    return this.session.state === SessionState.Established;
  }

  get over(): boolean {
    return this.#over;
  }

  /** Sends the INVITE of an outgoing leg. */
  invite(): void {
    const {session} = this;
    if (!(session instanceof Inviter)) return;
    session
      .invite({
        requestDelegate: {
          onProgress: response => this.#onprogress(response.message),
          onAccept: response => this.#onestablished(response.message),
          onReject: response => this.#onreject(response.message),
          onRedirect: response => this.#onreject(response.message),
        },
      })
      .catch((thrown: unknown) => this.#fail(PhoneError.of(thrown, 'media-failed')));
  }

  /** Answers an incoming leg; its audio must be on a page. Rejects when the answer could not be made. */
  async accept(): Promise<void> {
    const {session} = this;
    if (session instanceof Inviter) return;
    this.acknowledgement.expect('call');
    this.#accepting = true;
    try {
      await session.accept();
    } catch (thrown) {
      const error = PhoneError.of(thrown, 'media-failed');
      this.#fail(error);
      throw error;
    } finally {
      this.#accepting = false;
      if (session.state === SessionState.Terminated) this.#finish();
    }
  }

  /** Tells the caller that it rings here. */
  ring(): void {
    const {session} = this;
    if (session instanceof Inviter) return;
    session.progress({statusCode: 180}).catch(this.failed('ringing'));
  }

  /** Ends the leg in whatever state it is. The microphone is free at once, whatever the far end says. */
  hangUp(status = 603): void {
    this.audio.close();
    if (this.#over) return;
    this.#note({by: 'here', reasons: []});
    const {session} = this;
    this.#sayGoodBye(status).catch((thrown: unknown) => {
      this.failed('BYE')(thrown);
      forceEnd(session);
    });
    // CANCEL without a 487, hang-up before an ACK that never comes: SIP.js would wait for ever.
    if (!this.#over) this.deadlines.set('end', transactionOver, () => forceEnd(session));
  }

  earlyDescription(tag: string, sdp: string): void {
    this.handler.takeEarly(tag, sdp).then(() => this.#events.earlyMedia?.(), this.failed('early audio'));
  }

  described(sdp: string, kind: 'offer' | 'answer'): void {
    const held = this.#remoteHold.read(directionOf(sdp), kind, this.direction);
    if (held !== undefined) this.#events.remoteHold(held);
  }

  refused(error: PhoneError, offer?: string): void {
    this.#note({by: 'here', error, reasons: []});
    const {session} = this;
    if (offer === undefined || session instanceof Inviter) return;
    // SIP.js would say 480, as if nobody were there.
    session
      .reject({statusCode: 488, extraHeaders: [warningOf(offer, session.userAgent)]})
      .catch(this.failed('refusal'));
  }

  outOfStep(): void {
    if (!this.#over) this.renegotiation.refresh(false).catch(this.failed('refresh'));
  }

  lost(error: PhoneError): void {
    this.#abandon(error);
  }

  /** The leg is of no interest any more: another took its place. */
  detach(): void {
    const nothing = () => undefined;
    const noPage = () => Promise.reject(new PhoneError('media-page-missing'));
    this.#events = {established: nothing, ended: nothing, remoteHold: nothing, rehost: noPage};
  }

  async rehost(): Promise<void> {
    this.audio.close();
    this.audio.goesTo(await this.#events.rehost());
  }

  #onprogress(response: Core.IncomingResponseMessage): void {
    const status = response.statusCode ?? 100;
    if (status === 180 || status === 183) this.rang = true;
    if (status > 100) this.#events.progress?.(status, response);
  }

  #onestablished(response?: Core.IncomingResponseMessage): void {
    if (!this.established || this.#end) return;
    const {request} = this.session;
    if (response) this.timer.agreed(response);
    else this.timer.asked({get: name => ('getHeaders' in request ? request.getHeaders(name).join() : '')});
    this.#events.established(response);
  }

  #onreject(response: Core.IncomingResponseMessage): void {
    const reasons = response.getHeaders('reason');
    const error = errorOfStatus(response.statusCode ?? 500, this.rang ? 'rang' : 'call', reasons);
    this.#note({by: 'there', error, response, reasons: []});
  }

  #onnotify(notification: Notification): void {
    const refusal = this.refers ? this.refers.notify(notification) : 489;
    if (refusal) notification.reject({statusCode: refusal}).catch(this.failed('answer to NOTIFY'));
  }

  #onstate(state: SessionState): void {
    if (state === SessionState.Established) {
      // Hung up while SIP.js was answering.
      if (this.#end) this.hangUp();
      // Of our own INVITE, SIP.js hands over the response after this.
      else if (!(this.session instanceof Inviter)) this.#onestablished();
    } else if (state === SessionState.Terminated) {
      // SIP.js ends the session before it tells what ended it.
      queueMicrotask(() => {
        if (this.#end || !this.#accepting) this.#finish();
      });
    }
  }

  /** The first word on how it ends counts. */
  #note(end: LegEnd): void {
    this.#end ??= end;
  }

  #fail(error: PhoneError): void {
    this.#note({by: 'here', error, reasons: []});
    this.audio.close();
    forceEnd(this.session);
  }

  /** Ends locally what the far end does not know any more, with a BYE in case it does. */
  #abandon(error: PhoneError): void {
    this.#note({by: 'there', error, reasons: []});
    this.audio.close();
    if (this.established) this.#sayGoodBye().catch(this.failed('BYE'));
    forceEnd(this.session);
  }

  /** Rejects as well where SIP.js throws, as when its dialog is over and its session does not know. */
  async #sayGoodBye(status = 603): Promise<void> {
    const {session} = this;
    if (session.state === SessionState.Established) await session.bye();
    else if (session.state === SessionState.Initial || session.state === SessionState.Establishing)
      await (session instanceof Inviter ? session.cancel() : session.reject({statusCode: status}));
  }

  #finish(): void {
    if (this.#over) return;
    this.#over = true;
    this.acknowledgement.came();
    this.deadlines.clearAll();
    this.renegotiation.end();
    this.audio.close();
    this.#events.ended(this.#end ?? undescribed);
    this.refer?.ended();
  }
}
