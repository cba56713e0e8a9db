import type {Core, Notification, Session} from 'sip.js';
import {PhoneError} from '../../protocol/index.js';
import {Deadlines} from '../deadlines.js';
import {parameter} from '../wire/light.js';
import type {errorOfStatus} from './outcome.js';

/** `unknown`: accepted, but the far end never said how it went. */
export type ReferOutcome = {readonly done: boolean | 'unknown'; readonly error?: PhoneError};

/** Seconds without any word after the 202, and seconds a target may ring. */
const silence = 30_000;
const longest = 180_000;

/**
 * One REFER of ours (RFC 3515) and the NOTIFY requests that tell of its progress. Sent by the dialog itself, not by
 * SIP.js' session, which would keep every later NOTIFY of the dialog for this one.
 */
export class Refer {
  readonly outcome: Promise<ReferOutcome>;
  /** Settles when the far end took the request on (202), rejects when it refused. */
  readonly accepted: Promise<void>;
  #settled = false;
  #settle: (outcome: ReferOutcome) => void = () => undefined;
  #deadlines = new Deadlines();
  #accept: () => void = () => undefined;
  #accepted = false;
  /** It rings, or rang, at the target. */
  #rang = false;
  /** The far end has said its last word on it. */
  #told = false;
  #request: {readonly cseq: number} | null = null;
  #onprogress: (status: number) => void;
  #errorOf: typeof errorOfStatus;

  constructor(session: Session, referTo: string, onprogress: (status: number) => void, errorOf: typeof errorOfStatus) {
    this.#onprogress = onprogress;
    this.#errorOf = errorOf;
    this.outcome = new Promise<ReferOutcome>(resolve => {
      this.#settle = outcome => {
        this.#settled = true;
        this.#deadlines.clearAll();
        resolve(outcome);
      };
    });
    this.accepted = new Promise<void>((resolve, reject) => {
      this.#accept = resolve;
      void this.outcome.then(({done, error}) => (done ? resolve() : reject(error)));
    });
    this.accepted.catch(() => undefined);
    const {dialog} = session;
    if (!dialog) {
      this.#settle({done: false, error: new PhoneError('call-state', 'no dialog to transfer')});
      return;
    }
    const {configuration, contact} = session.userAgent;
    const refused = (response: Core.IncomingResponse) => this.#refused(response.message.statusCode ?? 500);
    const {message} = dialog.refer(
      {onAccept: response => this.#onaccept(response.message), onReject: refused, onRedirect: refused},
      {
        extraHeaders: [
          `Refer-To: ${referTo}`,
          `Referred-By: <${configuration.uri.toString()}>`,
          // RFC 3515 §2.4.1 demands it; the dialog adds none by itself, and Asterisk answers 400 without.
          `Contact: ${contact.toString()}`,
        ],
      },
    );
    this.#request = message;
    this.#deadlines.set('longest', longest, () => this.#settle({done: 'unknown'}));
  }

  /** What NOTIFY calls it by: the CSeq of the request, of the last one where it was challenged (RFC 3515 §2.4.6). */
  get id(): number | undefined {
    return this.#request?.cseq;
  }

  /** More may be told of it. */
  get untold(): boolean {
    return this.#accepted && !this.#told;
  }

  /** How it went is known, or will never be. */
  get over(): boolean {
    return this.#settled;
  }

  /** The far end took the request on, and has not said how it went. */
  get open(): boolean {
    return this.#accepted && !this.#settled;
  }

  /** Takes a NOTIFY of the implicit subscription. Answers it in any case. */
  notify(notification: Notification): void {
    const {request} = notification;
    notification.accept().catch(() => undefined);
    this.#taken();
    this.#deadlines.clear('silence');
    const status = Number(/^\s*SIP\/2\.0\s+([1-6]\d\d)(?!\d)/i.exec(request.body)?.[1]);
    const state = request.getHeader('subscription-state') ?? '';
    const terminated = /^\s*terminated/i.test(state);
    this.#told ||= terminated || status >= 200;
    if (status >= 200) {
      const error = () => this.#errorOf(status, this.#rang ? 'target-rang' : 'target');
      this.#settle(status < 300 ? {done: true} : {done: false, error: error()});
    } else if (terminated && (status !== 100 || /\breason\s*=\s*"?timeout/i.test(state))) {
      this.#settle({done: 'unknown'});
    } else {
      this.#rang ||= status >= 180;
      if (status) this.#onprogress(status);
      // Some PBXs say that they begin, and no more: the BYE that follows tells the rest.
      if (terminated) this.#listen();
    }
  }

  /** The far end hung up: once it had accepted, it went to carry the transfer out. */
  ended(): void {
    this.#settle(this.#accepted ? {done: 'unknown'} : {done: false, error: new PhoneError('far-end-lost')});
  }

  #onaccept(response: Core.IncomingResponseMessage): void {
    this.#taken();
    this.#onprogress(100);
    // RFC 4488: the far end will not tell.
    const untold = !/false/i.test(response.getHeader('refer-sub') ?? '');
    if (untold) return this.#listen();
    this.#told = true;
    this.#settle({done: true});
  }

  #listen(): void {
    if (!this.#settled) this.#deadlines.set('silence', silence, () => this.#settle({done: 'unknown'}));
  }

  #taken(): void {
    this.#accepted = true;
    this.#accept();
  }

  #refused(status: number): void {
    this.#settle({done: false, error: this.#errorOf(status, 'transfer')});
  }
}

/** All REFERs of ours in one dialog, the latest last. */
export class Refers {
  #refers: Refer[] = [];

  get latest(): Refer | undefined {
    return this.#refers.at(-1);
  }

  add(refer: Refer): Refer {
    this.#refers.push(refer);
    return refer;
  }

  /** Gives a NOTIFY to the REFER that it is about; the status to refuse it with, where it is about none. */
  notify(notification: Notification): number | null {
    const refer = this.#about(notification.request.getHeader('event') ?? '');
    if (typeof refer === 'number') return refer;
    refer.notify(notification);
    return null;
  }

  /**
   * RFC 3515 §2.4.6. Without `id` it may mean the first alone; where that one has had its last word, the latest, for many PBXs
   * never say which.
   */
  #about(event: string): Refer | 489 | 481 {
    const {latest} = this;
    if (!latest || !/^\s*refer\s*(?:;|$)/i.test(event)) return 489;
    const id = parameter(event, 'id');
    if (id) return this.#refers.find(refer => refer.id === Number(id)) ?? 481;
    return this.#refers.find(refer => refer.untold) ?? latest;
  }
}
