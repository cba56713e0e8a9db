import {Grammar, type Core, type NameAddrHeader, type UserAgent} from 'sip.js';
import {PhoneError, type ErrorCode, type RegistrationState} from '../../protocol/index.js';
import {backoff, between} from './backoff.js';
import type {Digest} from './digest.js';
import {ALLOW} from './transport/inbound/methods.js';

export interface RegistrationOptions {
  readonly userAgent: UserAgent;
  readonly digest: Digest;
  /** Seconds to ask for. */
  readonly expires: number;
  readonly random: () => number;
  readonly now: () => number;
  changed(state: RegistrationState): void;
  /** A 200 to REGISTER; `refresh`: there was a binding before. */
  registered(refresh: boolean): void;
  /** The server does not take our credentials (401, 403, 407). */
  loginRefused(status: number): void;
  /** Nothing came back, or the server says that this flow is dead (430): the connection is no good. */
  flowFailed(): void;
}

const ANSWER_LIMIT = 10_000;
const UNREGISTER_LIMIT = 1500;
/** Seconds. More is not waited for, whatever the server says: a slip of it is no day without a phone, nor a timer's overflow. */
const HOUR = 3_600;

/**
 * The binding of our Contact at the registrar (RFC 3261 §10, RFC 5626). Not SIP.js' Registerer, which waits for ever
 * after an odd 200, wants its Contact back letter by letter, and ends a new binding when an old one is disposed of.
 */
export class Registration {
  private state: RegistrationState = {status: 'unregistered', since: 0};
  private timer: ReturnType<typeof setTimeout> | undefined;
  private expiry: ReturnType<typeof setTimeout> | undefined;
  private last: Core.OutgoingRequestMessage | null = null;
  /** Grows with each REGISTER: answers to earlier ones do not count. */
  private attempt = 0;
  private failures = 0;
  private expires: number;
  private regId = true;

  constructor(private readonly options: RegistrationOptions) {
    this.expires = options.expires;
  }

  get registered(): boolean {
    return this.state.status === 'registered';
  }

  /** The login was refused: nothing is tried again by itself. */
  get refused(): boolean {
    return this.state.status === 'refused';
  }

  /** Sends REGISTER now. */
  register(): void {
    if (!this.registered) this.change({status: 'registering'});
    this.send(this.expires, {
      onAccept: ({message}) => this.accepted(message),
      onRedirect: ({message}) => this.rejected(message),
      onReject: ({message}) => this.rejected(message),
    });
    this.timer = setTimeout(() => this.options.flowFailed(), ANSWER_LIMIT);
  }

  /** The connection is gone, and with it the flow to us. */
  suspend(): void {
    this.cancel();
    if (!this.refused) this.change({status: 'unregistered'});
  }

  /** The path was seen to work. */
  checked(): void {
    if (this.registered) this.change({...this.state, checkedAt: this.options.now()}, this.state.since);
  }

  /** Shows a failure and leaves it at that. */
  stopped(status: 'unregistered' | 'refused', error: PhoneError): void {
    this.cancel();
    this.change({status, error: error.toData()});
  }

  /** Removes the binding; settles when the server answered, or soon after. */
  unregister(): Promise<void> {
    const registered = this.registered;
    this.suspend();
    if (!registered) return Promise.resolve();
    return new Promise(resolve => {
      const timer = setTimeout(resolve, UNREGISTER_LIMIT);
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      this.send(0, {onAccept: done, onRedirect: done, onReject: done});
    });
  }

  private send(expires: number, delegate: Core.OutgoingRequestDelegate): void {
    this.cancel();
    const {userAgent, digest} = this.options;
    const {userAgentCore: core, contact, instanceId} = userAgent;
    const aor = userAgent.configuration.uri;
    const registrar = aor.clone();
    registrar.user = undefined;
    // One Call-ID and a growing CSeq for all of them (RFC 3261 §10.2).
    const {callId, cseq = 0} = this.last ?? {};
    const flow = `;+sip.instance="<urn:uuid:${instanceId}>"${this.regId ? ';reg-id=1' : ''}`;
    const request = core.makeOutgoingRequestMessage(
      'REGISTER',
      registrar,
      aor,
      aor,
      {cseq: cseq + 1, ...(callId && {callId})},
      [`Contact: ${contact.toString({register: true})}${flow};expires=${expires}`, `Allow: ${ALLOW}`],
    );
    digest.preempt(request);
    this.last = request;
    const attempt = this.attempt;
    const current = <Response>(act?: (response: Response) => void) => {
      return (response: Response) => {
        if (attempt === this.attempt) act?.(response);
      };
    };
    core.request(request, {
      onAccept: current(delegate.onAccept),
      onRedirect: current(delegate.onRedirect),
      onReject: current(delegate.onReject),
    });
  }

  private accepted(response: Core.IncomingResponseMessage): void {
    this.cancel();
    const {options} = this;
    options.digest.learn(response.getHeader('authentication-info') ?? '');
    const own = this.ownBinding(response);
    const given = Number(own?.getParam('expires') ?? response.getHeader('expires') ?? this.expires);
    const seconds = Math.min(given > 0 ? given : this.expires, HOUR);
    for (const name of ['pub-gruu', 'temp-gruu'] as const) {
      const gruu = Grammar.URIParse((own?.getParam(name) ?? '').replace(/"/g, ''));
      if (gruu) options.userAgent.contact[name === 'pub-gruu' ? 'pubGruu' : 'tempGruu'] = gruu;
    }
    this.failures = 0;
    this.timer = setTimeout(() => this.register(), seconds * 1000 * between(0.5, 0.8, options.random));
    const refresh = this.registered;
    clearTimeout(this.expiry);
    this.expiry = setTimeout(() => this.change({status: 'unregistered'}), seconds * 1000);
    const now = options.now();
    this.change(
      {status: 'registered', checkedAt: now, expiresAt: now + seconds * 1000},
      refresh ? this.state.since : now,
    );
    options.registered(refresh);
  }

  /** Ours among all bindings: by instance, then by user part; some servers rewrite the rest of a Contact. */
  private ownBinding(response: Core.IncomingResponseMessage): NameAddrHeader | undefined {
    const {contact, instanceId} = this.options.userAgent;
    const bindings = response.getHeaders('contact').flatMap(value => Grammar.nameAddrHeaderParse(value) ?? []);
    return (
      bindings.find(binding => binding.getParam('+sip.instance')?.toLowerCase().includes(instanceId.toLowerCase())) ??
      bindings.find(binding => binding.uri.user === contact.uri.user)
    );
  }

  private rejected(response: Core.IncomingResponseMessage): void {
    this.cancel();
    const status = response.statusCode ?? 500;
    const minimum = Number(response.getHeader('min-expires'));
    if (status === 401 || status === 403 || status === 407) return this.options.loginRefused(status);
    if (status === 430) return this.options.flowFailed();
    if (status === 423 && minimum > this.expires) {
      this.expires = minimum;
      return this.register();
    }
    if (status === 439 && this.regId) {
      this.regId = false;
      return this.register();
    }
    const {random} = this.options;
    const asked = Math.min(parseInt(response.getHeader('retry-after') ?? '', 10) || 0, HOUR) * 1000;
    const delay = asked ? asked + between(0, Math.min(asked, 10_000), random) : backoff(++this.failures, random);
    this.timer = setTimeout(() => this.register(), delay);
    const code: ErrorCode = status >= 500 ? 'server-error' : 'registration-refused';
    const error = new PhoneError(code, code, {sipStatus: status, retryable: true}).toData();
    if (this.registered) this.change({...this.state, error}, this.state.since);
    else this.change({status: 'unregistered', error});
  }

  private cancel(): void {
    this.attempt++;
    clearTimeout(this.timer);
  }

  private change(state: Omit<RegistrationState, 'since'>, since = this.options.now()): void {
    if (state.status !== 'registered') clearTimeout(this.expiry);
    this.state = {...state, since};
    this.options.changed(this.state);
  }
}
