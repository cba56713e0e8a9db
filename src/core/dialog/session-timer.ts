import {SessionState, type Core, type Session} from 'sip.js';
import {PhoneError} from '../../protocol/index.js';
import type {Deadlines} from '../deadlines.js';
import {
  BRIEFEST,
  deltaSeconds,
  dialogOf,
  sessionTimer,
  type LeastInterval,
  type MessageHeaders,
} from '../wire/index.js';
import type {Headers} from './identity.js';

export interface SessionTimerOwner {
  readonly session: Session;
  readonly deadlines: Deadlines;
  readonly renegotiation: {refresh(restart: boolean): Promise<void>};
  readonly interval: LeastInterval;
  failed(what: string): (thrown: unknown) => void;
  /** The far end does not live any more. */
  lost(error: PhoneError): void;
}

/** Seconds that we ask for (RFC 4028 §4 recommends it). */
const wanted = 1800;
/** Milliseconds between two refreshes of ours, however brief the interval is that the far end demands. */
const briefest = 10_000;
/** Milliseconds between two looks at a session that expires while the PBX cannot be reached. */
const again = 10_000;

/** The headers of a first INVITE; `minimum`: what a 422 demanded. */
export function timerHeaders(minimum: number): string[] {
  const interval = `Session-Expires: ${Math.max(wanted, minimum)}`;
  return minimum ? [interval, `Min-SE: ${minimum}`] : [interval];
}

/**
 * The session timer of one dialog (RFC 4028): whoever was agreed on gives a sign of life at half of the interval, by
 * UPDATE where the far end knows it, else by re-INVITE. Shortly before the interval is over without one, the call
 * ends with a BYE; not while our own connection is gone, for the audio may still be fine.
 */
export class SessionTimer {
  #owner: SessionTimerOwner;
  #seconds = 0;
  /** It is us who refresh. */
  #ours = false;
  #update = false;

  constructor(owner: SessionTimerOwner) {
    this.#owner = owner;
  }

  /** For a request of ours in the dialog. */
  get headers(): string[] {
    if (!this.#seconds) return [];
    const refresher = this.#ours ? 'uac' : 'uas';
    const {seconds: least} = this.#owner.interval;
    const interval = `Session-Expires: ${Math.max(this.#seconds, least)};refresher=${refresher}`;
    return least ? [interval, `Min-SE: ${least}`] : [interval];
  }

  /** The far end accepted a request of ours. */
  agreed(response: Headers): void {
    const value = response.getHeader('session-expires') ?? '';
    this.#update = /\bUPDATE\b/i.test(response.getHeaders('allow').join() || (this.#update ? 'UPDATE' : ''));
    this.#owner.interval.taken();
    this.#start(deltaSeconds(value), !/refresher\s*=\s*uas/i.test(value));
  }

  /** The far end asked us, with its first INVITE or later. */
  asked(request: MessageHeaders): void {
    this.#update = /\bUPDATE\b/i.test(request.get('Allow') || (this.#update ? 'UPDATE' : ''));
    const [answer] = sessionTimer(request);
    this.#start(deltaSeconds(answer?.value), /refresher=uas/.test(answer?.value ?? ''));
  }

  /** Our interval was too small (422). False: the far end does not say what it wants, or goes on wanting more. */
  raise(response: Headers): boolean {
    return this.#owner.interval.raise(response.getHeader('min-se'));
  }

  #start(seconds = 0, ours: boolean): void {
    const {deadlines} = this.#owner;
    this.#seconds = seconds;
    this.#ours = ours;
    deadlines.clear('session refresh');
    deadlines.clear('session expiry');
    if (!seconds) return;
    if (ours) this.#refreshIn(seconds * 500);
    // No session is over sooner than RFC 4028 §4 allows, whatever was said.
    const lasts = Math.max(seconds, BRIEFEST);
    deadlines.set('session expiry', (lasts - Math.min(32, lasts / 3)) * 1000, () => this.#expire());
  }

  #refreshIn(milliseconds: number): void {
    this.#owner.deadlines.set('session refresh', Math.max(milliseconds, briefest), () => void this.#refresh());
  }

  async #refresh(): Promise<void> {
    const {renegotiation, session} = this.#owner;
    try {
      if (!this.#update || !(await this.#sendUpdate())) await renegotiation.refresh(false);
    } catch (thrown) {
      this.#owner.failed('session refresh')(thrown);
      if (session.state !== SessionState.Established) return;
      this.#refreshIn(this.#seconds * 100);
    }
  }

  /** False: the far end does not take it after all. */
  #sendUpdate(): Promise<boolean> {
    const {session} = this.#owner;
    const {userAgentCore: core, contact} = session.userAgent;
    const request = dialogOf(session)?.createOutgoingRequestMessage?.('UPDATE', {
      extraHeaders: [...this.headers, `Contact: ${contact.toString()}`],
    });
    if (!request) return Promise.resolve(false);
    return new Promise((resolve, reject) => {
      const refused = ({message}: Core.IncomingResponse) => {
        const status = message.statusCode ?? 500;
        if (status === 481 || status === 408) this.#owner.lost(new PhoneError('far-end-lost', `UPDATE: ${status}`));
        if (status === 422 && this.raise(message)) return resolve(this.#sendUpdate());
        this.#update = ![405, 501].includes(status);
        if (this.#update) reject(new PhoneError('change-refused'));
        else resolve(false);
      };
      const onAccept = ({message}: Core.IncomingResponse) => {
        this.agreed(message);
        resolve(true);
      };
      core.request(request, {onAccept, onReject: refused, onRedirect: refused});
    });
  }

  #expire(): void {
    const {deadlines, session} = this.#owner;
    if (session.userAgent.isConnected()) this.#owner.lost(new PhoneError('far-end-lost', 'the session expired'));
    else deadlines.set('session expiry', again, () => this.#expire());
  }
}
