import {URI, type Invitation, type Session} from 'sip.js';
import {
  PhoneError,
  type Account,
  type Call,
  type CallId,
  type Configuration,
  type EndedCall,
  type MediaEvent,
  type PageId,
  type PhoneState,
} from '../../protocol/index.js';
import {confirmDialogs} from '../audio/confirm-dialogs.js';
import {Hosting} from '../audio/hosting.js';
import {reportMedia} from '../audio/media-report.js';
import {PhoneCall} from '../call/call.js';
import type {CallContext} from '../call/context.js';
import {dialAgain, dialCall} from '../call/dial.js';
import {readyToAnswer} from '../call/early.js';
import {endedCall} from '../call/ended.js';
import {setAside} from '../call/hold.js';
import {bringBackWithin, microphoneFor} from '../call/microphone.js';
import type {Leg} from '../dialog/leg.js';
import {cancelStoredInvite, endStoredDialog, type StoredDialog} from '../dialog/stored-dialog.js';
import {targetOf} from '../dialog/target.js';
import type {Pages} from '../pages.js';
import type {StateStore} from '../state-store.js';
import type {StoredCall} from '../survival/recovery.js';
import {restoredCall, storedCall} from '../survival/stored-call.js';
import {uuid, type Line} from '../wire/index.js';
import {doubtCaller, replaceLeg, ringingCall, turnAway} from './incoming.js';
import {WireNews} from './wire-news.js';

/** What the calls need of the phone. */
export interface CallsEnvironment {
  readonly store: StateStore;
  readonly pages: Pages;
  readonly configuration: Configuration;
  readonly line: Line;
  /** Who we are. */
  readonly account: Account;
  readonly now: () => number;
  /** For the diagnostics: words of our own alone. */
  readonly note: CallContext['note'];
  readonly failed: CallContext['failed'];
  readonly quality: CallContext['quality'];
  /** A call has ended. */
  readonly ended: (call: EndedCall) => void;
  /** The status with which calls in are refused now, if they are. */
  readonly refusal: () => number | undefined;
}

type About = Pick<Call, 'consultationFor' | 'divertedFrom'> & {readonly context?: string | undefined};

/** Milliseconds in which a BYE may wait for the line: after that any PBX has ended the call by itself. */
const farewellWithin = 600_000;
/** More calls than this ring at nobody's desk: a flood. */
const mostRinging = 12;

/** All calls of the phone: any number at once, one of them active. What clerks do with them is in `CallCommands` and `TransferCommands`. */
export class Calls {
  readonly context: CallContext;
  readonly hosting: Hosting;
  readonly news: WireNews;
  #calls = new Map<CallId, PhoneCall>();
  #unanswered: StoredCall[] = [];
  /** Dialogs of a core that died, and until when the PBX is to be told that they are over. */
  #farewells = new Map<StoredDialog, number>();
  /** The call whose INVITE is being taken again. */
  #ringing: Call | undefined;
  #environment: CallsEnvironment;
  #domain: string;

  constructor(environment: CallsEnvironment) {
    this.#environment = environment;
    const {store, pages, configuration, line, account, now, note, failed, quality, ended} = environment;
    this.#domain = account.aor.replace(/^.*@/, '').replace(/[:;>].*$/, '');
    this.context = {
      ...{store, pages, configuration, now, note, failed, quality, ended},
      get userAgent() {
        return line.userAgent;
      },
      user: account.user,
      ownAddress: new URI('sip', account.user, this.#domain),
      get reach() {
        return reachOf(store.state);
      },
      authorize: request => line.authorize(request),
      otherServer: () => (this.size > 1 ? Promise.resolve(false) : line.otherServer()),
      renewToken: () => line.renewToken(),
      holdOthers: id => this.#holdOthers(id),
      rehost: async id => microphoneFor(this.get(id), this.context, await pages.nextHost(bringBackWithin)),
      silent: () => line.check(true),
      followed: {list: []},
      refused: (id, response) => void dialAgain(this.get(id), this.context, response),
      answered: id => void this.#gather(this.get(id)),
      withoutAudio: id => this.hosting.lost(this.get(id)),
      withAudio: id => this.hosting.regain(this.get(id)),
      endStored: dialog => {
        this.#farewells.set(dialog, now() + farewellWithin);
        this.#sayFarewells();
      },
      gone: id => this.#gone(id),
    };
    this.hosting = new Hosting(this.context);
    this.news = new WireNews(this.#calls);
  }

  /** Takes up what a core that died has left. */
  restore(stored: readonly StoredCall[]): void {
    for (const entry of stored) {
      const {call, dialog} = entry;
      if (dialog) this.hosting.lost(this.#add(restoredCall(this.context, call, dialog, stored)));
      else this.#unanswered.push(entry);
    }
  }

  /**
   * What rang when its core died. An INVITE that came in is taken again as if it came now: the PBX still waits for the
   * answer to it, and takes that from any connection. One of ours can't be taken over: cancelled, and dialled anew.
   */
  #ringOn(page: PageId): void {
    for (const {call, invite, invitation} of this.#unanswered.splice(0)) {
      if (invitation !== undefined) {
        this.#ringing = call;
        this.#environment.line.takeAgain(invitation);
        this.#ringing = undefined;
      } else if (invite) {
        cancelStoredInvite(this.context.userAgent, invite).catch(this.context.failed('CANCEL'));
        this.dial(page, call.dialled ?? invite.target, call).catch((thrown: unknown) =>
          this.context.ended(endedCall(call, this.context.now(), 'failed', PhoneError.of(thrown))),
        );
      }
    }
  }

  /** What a fresh core would need. */
  get stored(): readonly StoredCall[] {
    return [...[...this.#calls.values()].flatMap(call => storedCall(call) ?? []), ...this.#unanswered];
  }

  get size(): number {
    return this.#calls.size;
  }

  /** On whose behalf, where the call rings that this one is to take, and which case it is about: of a call as it was, or as it is to be. */
  async dial(page: PageId, target: string, {consultationFor, divertedFrom, context}: About = {}): Promise<CallId> {
    const uri = targetOf(target, this.#domain);
    const dialled = uri.user ?? '';
    const remote = divertedFrom ?? {number: dialled, name: '', anonymous: false};
    const call = new PhoneCall(this.context, newId(), 'out', remote, {
      dialled,
      ...(consultationFor && {consultationFor}),
      ...(divertedFrom && {divertedFrom}),
      ...(context && {context}),
    });
    this.#add(call);
    await dialCall(call, this.context, page, uri);
    return call.id;
  }

  /** An INVITE for us: a new call, or one that takes the place of a running one (RFC 3891). */
  incoming(invitation: Invitation): void {
    const replaced = invitation.replacee ? this.#bySession(invitation.replacee) : undefined;
    if (replaced) {
      replaceLeg(replaced, this.context, invitation).catch(this.context.failed('replacement'));
      return;
    }
    const ringing = [...this.#calls.values()].filter(call => call.direction === 'in' && call.phase === 'ringing');
    if (ringing.length >= mostRinging) {
      invitation.reject({statusCode: 486}).catch(this.context.failed('refusal'));
      return;
    }
    const before = this.#ringing;
    const call = this.#add(ringingCall(this.context, before?.id ?? newId(), invitation, before));
    const refusal = this.#environment.refusal();
    if (refusal) turnAway(call, refusal);
    this.#readyToAnswer();
  }

  /** Nothing waits for anything any more: there is no line to say it on. */
  stop(): void {
    for (const call of this.#calls.values()) {
      this.hosting.end(call);
      for (const each of [call, call.leg, call.nextLeg]) each?.deadlines.clearAll();
    }
  }

  get(id: CallId): PhoneCall {
    const call = this.#calls.get(id);
    if (!call) throw new PhoneError('call-unknown', 'no such call');
    return call;
  }

  mediaEvent(event: MediaEvent): void {
    const call = this.#calls.get(event.call.split('/')[0] ?? '');
    if (call) reportMedia(call, this.context, event);
  }

  /** SIP.js asks for the media of a session by its session. */
  legOf(session: Session): Leg | undefined {
    const call = this.#bySession(session);
    return [call?.leg, call?.nextLeg].find(leg => leg?.session === session) ?? undefined;
  }

  /** The page that hosted the audio of some calls is gone: another page takes them. */
  pageGone(page: PageId): void {
    for (const call of this.#calls.values()) if (call.record.media.page === page) this.hosting.lost(call);
    this.#readyToAnswer();
  }

  /** A page came, or the PBX can be reached again. */
  async bringBack(): Promise<void> {
    const {pages, reach} = this.context;
    const page = pages.host();
    this.#sayFarewells();
    this.#readyToAnswer();
    if (page && reach !== 'none') this.#ringOn(page);
    await this.hosting.bringBack();
  }

  /** The phone window opened: it takes the audio of all calls; of those that ring, once they are answered. */
  async gather(): Promise<void> {
    await Promise.all([...this.#calls.values()].map(call => this.#gather(call)));
  }

  /** A call that can't be moved to the phone window stays where it is. */
  async #gather(call: PhoneCall): Promise<void> {
    await call.moving;
    await call.leg?.acknowledgement.settled;
    const page = this.context.pages.state.phoneWindow;
    if (!page || call.over || call.phase !== 'talking' || this.hosting.has(call)) return;
    await this.hosting.move(call, page).catch(this.context.failed('move to phone window'));
  }

  /** The connection is gone. */
  lost(): void {
    for (const {leg} of this.#calls.values()) leg?.acknowledgement.interrupted();
  }

  /** The connection is back after a loss. */
  async recovered(): Promise<void> {
    const calls = [...this.#calls.values()];
    for (const call of calls) doubtCaller(call);
    await confirmDialogs(calls, this.context);
    await this.bringBack();
  }

  /** Who is asked on behalf of that call. */
  consultationOf(id: CallId): PhoneCall | undefined {
    return [...this.#calls.values()].find(({record}) => record.consultationFor === id);
  }

  /** As soon as the PBX knows us; who died before us left no transaction that would be caught up on. */
  #sayFarewells(): void {
    if (this.context.reach !== 'registered') return;
    for (const [dialog, until] of this.#farewells) {
      if (this.context.now() < until) endStoredDialog(this.context.userAgent, dialog);
    }
    this.#farewells.clear();
  }

  async #holdOthers(id: CallId): Promise<void> {
    const others = [...this.#calls.values()].filter(
      call => call.id !== id && call.phase === 'talking' && !call.record.held,
    );
    await Promise.all(others.map(call => setAside(call, this.context)));
  }

  /** In the page that is likely to take what rings, now. */
  #readyToAnswer(): void {
    for (const call of this.#calls.values()) readyToAnswer(call, this.context.pages);
  }

  #add(call: PhoneCall): PhoneCall {
    this.#calls.set(call.id, call);
    this.#environment.line.busy = this.#calls.size > 0;
    return call;
  }

  #gone(id: CallId): void {
    const gone = this.#calls.get(id);
    if (gone) this.hosting.end(gone);
    this.#calls.delete(id);
    for (const call of this.#calls.values()) if (call.record.consultationFor === id) call.clearConsultation();
    this.#environment.line.busy = this.#calls.size > 0;
  }

  #bySession(session: Session): PhoneCall | undefined {
    return [...this.#calls.values()].find(call => [call.leg, call.nextLeg].some(leg => leg?.session === session));
  }
}

const newId = (): CallId => `call-${uuid().slice(0, 8)}`;

function reachOf({connection, registration}: PhoneState): CallContext['reach'] {
  if (connection.status !== 'connected') return 'none';
  return registration.status === 'registered' ? 'registered' : 'connected';
}
