import {SessionState, type Core, type Session} from 'sip.js';
import {PhoneError} from '../../protocol/index.js';
import type {Deadlines} from '../deadlines.js';
import {dialogOf, sessionTimer, type MessageHeaders} from '../wire/index.js';
import type {Headers} from './identity.js';

export interface SessionTimerOwner {
  readonly session: Session;
  readonly deadlines: Deadlines;
  readonly renegotiation: {refresh(restart: boolean): Promise<void>};
  /** The far end does not live any more. */
  lost(error: PhoneError): void;
}

/** Seconds that we ask for (RFC 4028 §4 recommends it). */
const wanted = 1800;
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
  #minimum = 0;
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
    const minimum = this.#minimum ? [`Min-SE: ${this.#minimum}`] : [];
    return [`Session-Expires: ${Math.max(this.#seconds, this.#minimum)};refresher=${refresher}`, ...minimum];
  }

  /** The far end accepted a request of ours. */
  agreed(response: Headers): void {
    const value = response.getHeader('session-expires') ?? '';
    this.#update = /\bUPDATE\b/i.test(response.getHeaders('allow').join() || (this.#update ? 'UPDATE' : ''));
    this.#start(parseInt(value, 10) || 0, !/refresher\s*=\s*uas/i.test(value));
  }

  /** The far end asked us, with its first INVITE or later. */
  asked(request: MessageHeaders): void {
    this.#update = /\bUPDATE\b/i.test(request.get('Allow') || (this.#update ? 'UPDATE' : ''));
    const [answer] = sessionTimer(request);
    this.#start(parseInt(answer?.value ?? '', 10) || 0, /refresher=uas/.test(answer?.value ?? ''));
  }

  /** Our interval was too small (422). False: the far end does not say what it wants. */
  raise(response: Headers): boolean {
    const minimum = parseInt(response.getHeader('min-se') ?? '', 10);
    if (!(minimum > this.#minimum)) return false;
    this.#minimum = minimum;
    return true;
  }

  #start(seconds: number, ours: boolean): void {
    const {deadlines} = this.#owner;
    this.#seconds = seconds;
    this.#ours = ours;
    deadlines.clear('session refresh');
    deadlines.clear('session expiry');
    if (!seconds) return;
    if (ours) deadlines.set('session refresh', seconds * 500, () => void this.#refresh());
    deadlines.set('session expiry', (seconds - Math.min(32, seconds / 3)) * 1000, () => this.#expire());
  }

  async #refresh(): Promise<void> {
    const {deadlines, renegotiation, session} = this.#owner;
    try {
      if (!this.#update || !(await this.#sendUpdate())) await renegotiation.refresh(false);
    } catch {
      if (session.state !== SessionState.Established) return;
      deadlines.set('session refresh', this.#seconds * 100, () => void this.#refresh());
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
