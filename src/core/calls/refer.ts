import type {Core, Notification, Session} from 'sip.js';
import {PhoneError} from '../../protocol/index.js';
import {Deadlines} from '../deadlines.js';
import {replacesOf, storeDialog} from '../journal/stored-dialog.js';
import {errorOfStatus} from './outcome.js';

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
  #onprogress: (status: number) => void;

  constructor(session: Session, referTo: string, onprogress: (status: number) => void) {
    this.#onprogress = onprogress;
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
    dialog.refer(
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
    this.#deadlines.set('longest', longest, () => this.#settle({done: 'unknown'}));
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
    const status = Number(/^\s*SIP\/2\.0 (\d{3})/i.exec(request.body)?.[1]);
    if (status >= 200) {
      const error = () => errorOfStatus(status, this.#rang ? 'target-rang' : 'target');
      this.#settle(status < 300 ? {done: true} : {done: false, error: error()});
    } else if (/^terminated/i.test(request.getHeader('subscription-state') ?? '') && status !== 100) {
      this.#settle({done: 'unknown'});
    } else if (status) {
      this.#rang ||= status >= 180;
      this.#onprogress(status);
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
    if (/false/i.test(response.getHeader('refer-sub') ?? '')) this.#settle({done: true});
    else this.#deadlines.set('silence', silence, () => this.#settle({done: 'unknown'}));
  }

  #taken(): void {
    this.#accepted = true;
    this.#accept();
  }

  #refused(status: number): void {
    this.#settle({done: false, error: errorOfStatus(status, 'transfer')});
  }
}

/** Refer-To for a blind transfer. */
export function referTo(uri: string): string {
  return `<${uri}>`;
}

/** Refer-To with Replaces (RFC 3891), seen from the far end of `session`; all characters escaped. */
export function referToReplacing(session: Session): string {
  const dialog = storeDialog(session);
  if (!dialog) throw new PhoneError('call-state', 'the consultation is not answered');
  const target = dialog.remoteTarget.replace(/\?.*$/, '');
  return `<${target}?Replaces=${encodeURIComponent(replacesOf(dialog))}>`;
}
