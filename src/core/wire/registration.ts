import {Grammar, type Core, type NameAddrHeader, type UserAgent} from 'sip.js';
import {PhoneError, type ErrorCode, type RegistrationState} from '../../protocol/index.js';
import {backoff, between} from './backoff.js';
import {deltaSeconds, LeastInterval} from './delta-seconds.js';
import type {Digest} from './digest.js';
import {ALLOW} from './transport/inbound/methods.js';
import {listValues} from './transport/header-values.js';

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
/** Milliseconds between two REGISTERs, however briefly a binding is granted or a registrar wants to be left alone. */
const BRIEFEST = 10_000;
/** Seconds. Fewer would be over before they can be asked for again. */
const LEAST_GRANTED = 12;
/** A longer way to the PBX is a slip. */
const MOST_ROUTES = 10;

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
  private readonly interval: LeastInterval;
  private regId = true;

  constructor(private readonly options: RegistrationOptions) {
    this.interval = new LeastInterval(options.expires);
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
    this.send(this.interval.seconds, {
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
      // What a Service-Route says is for all requests but this one (RFC 3608 §6.1).
      {cseq: cseq + 1, ...(callId && {callId}), routeSet: []},
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
    const given = deltaSeconds(own?.getParam('expires') ?? response.getHeader('expires'), {most: HOUR});
    // Bound for no time, or others alone are: nobody reaches us. A 200 lists all bindings (RFC 3261 §10.3); many servers list none.
    if (given === 0 || (!own && response.hasHeader('contact'))) {
      const error = new PhoneError('registration-refused', 'no binding of ours', {retryable: true}).toData();
      this.change({status: 'unregistered', error});
      return this.retry();
    }
    this.interval.taken();
    const seconds = Math.max(given ?? this.interval.seconds, LEAST_GRANTED);
    const {userAgentCore: core, contact} = options.userAgent;
    // The way that whatever begins a dialog or stands alone has to go (RFC 3608 §6.1).
    const routes = listValues(response.getHeaders('service-route')).filter(route => Grammar.nameAddrHeaderParse(route));
    core.configuration.routeSet = routes.slice(0, MOST_ROUTES);
    for (const name of ['pub-gruu', 'temp-gruu'] as const) {
      const gruu = Grammar.URIParse((own?.getParam(name) ?? '').replace(/"/g, ''));
      if (gruu) contact[name === 'pub-gruu' ? 'pubGruu' : 'tempGruu'] = gruu;
    }
    this.failures = 0;
    const next = Math.max(seconds * 1000 * between(0.5, 0.8, options.random), BRIEFEST);
    this.timer = setTimeout(() => this.register(), next);
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

  /** Ours among all bindings: by instance, else by user part; some servers rewrite the rest of a Contact. */
  private ownBinding(response: Core.IncomingResponseMessage): NameAddrHeader | undefined {
    const {contact, instanceId} = this.options.userAgent;
    const bindings = response.getHeaders('contact').flatMap(value => Grammar.nameAddrHeaderParse(value) ?? []);
    const instance = (binding: NameAddrHeader) => binding.getParam('+sip.instance')?.toLowerCase();
    const ours = bindings.filter(
      binding => instance(binding)?.includes(instanceId.toLowerCase()) ?? binding.uri.user === contact.uri.user,
    );
    // Of several, those that are not left over from another flow.
    return ours.find(binding => binding.uri.user === contact.uri.user) ?? ours[0];
  }

  private rejected(response: Core.IncomingResponseMessage): void {
    this.cancel();
    const status = response.statusCode ?? 500;
    if (status === 401 || status === 403 || status === 407) return this.options.loginRefused(status);
    if (status === 430) return this.options.flowFailed();
    if (status === 423 && this.interval.raise(response.getHeader('min-expires'))) return this.register();
    if (status === 439 && this.regId) {
      this.regId = false;
      return this.register();
    }
    const code: ErrorCode = status >= 500 ? 'server-error' : 'registration-refused';
    const error = new PhoneError(code, `The PBX answered REGISTER with ${status}.`, {
      sipStatus: status,
      retryable: true,
    }).toData();
    if (this.registered) this.change({...this.state, error}, this.state.since);
    else this.change({status: 'unregistered', error});
    this.retry(response.getHeader('retry-after'));
  }

  /** Tries again, when the registrar wants it. */
  private retry(retryAfter?: string): void {
    const {random} = this.options;
    const asked = (deltaSeconds(retryAfter, {most: HOUR}) ?? 0) * 1000;
    const delay = asked
      ? Math.max(asked, BRIEFEST) + between(0, Math.min(asked, 10_000), random)
      : backoff(++this.failures, random);
    this.timer = setTimeout(() => this.register(), delay);
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
