import type {Core, UserAgent} from 'sip.js';
import {PhoneError, type Credentials} from '../../protocol/index.js';
import {Account} from './account.js';
import {backoff} from './backoff.js';
import {Connection} from './connection.js';
import {guarded} from './guarded.js';
import type {LineHooks, LineIdentity, LineOptions} from './line-options.js';
import {endOpenTransactions} from './sweep.js';
import {token, uuid} from './token.js';
import {WakeWatch} from './wake.js';

/** Before credentials expire, in milliseconds, new ones are fetched. */
const EXPIRY_MARGIN = 60_000;
/** The longest delay that a timer takes. */
const LONGEST_TIMER = 2 ** 31 - 1;
/** As long as a caller waits for another server to be found. */
const MOVE_LIMIT = 10_000;

/**
 * The phone line: a connection that never gives up, a registration, and SIP.js behind a wire that keeps it from what it
 * cannot bear. Calls are made with `userAgent`; which calls there are, the line does not know.
 */
export class Line {
  /** A call runs: after a loss the line comes back within three seconds. */
  busy = false;

  private account: Account | null = null;
  private readonly identity: LineIdentity;
  private readonly hooks: LineHooks;
  private readonly connection: Connection;
  private readonly wakeWatch: WakeWatch;
  private readonly random: () => number;
  private readonly now: () => number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = true;
  private wasLost = false;
  private credentialFailures = 0;
  /** A refused login asks for fresh credentials once. */
  private askedAgain = false;
  private checkedAt = 0;
  private arrived: (registered: boolean) => void = () => undefined;

  constructor(private readonly options: LineOptions) {
    this.random = options.random ?? Math.random;
    this.now = options.now ?? Date.now;
    this.hooks = guarded(options.hooks);
    // A phone that nobody has seen before (RFC 5626 §4.1, RFC 7118 §5).
    this.identity = options.identity ?? {
      instanceId: uuid(),
      contactName: token(),
      viaHost: `${token()}.invalid`,
    };
    this.wakeWatch = new WakeWatch(this.now, () => this.check(true));
    this.connection = new Connection({
      servers: options.configuration.servers,
      webSocket: options.webSocket ?? globalThis.WebSocket,
      random: this.random,
      now: this.now,
      busy: () => this.busy,
      changed: state => this.hooks.connection(state),
      opened: () => this.register(),
      lost: () => this.lost(),
      received: frame => this.account?.transport.receive(frame),
      probe: () => this.probe(),
      checked: () => this.checked(),
    });
  }

  /**
   * SIP.js' user agent for calls.
   * @throws PhoneError `not-registered` before credentials were read.
   */
  get userAgent(): UserAgent {
    if (!this.account) throw new PhoneError('not-registered');
    return this.account.userAgent;
  }

  /** Adds credentials for the challenge that was answered last: mostly the server takes them without another. */
  authorize(request: Core.OutgoingRequestMessage): void {
    this.account?.digest.preempt(request);
  }

  /** Who this phone is now, for a fresh core to come back as. */
  get who(): LineIdentity {
    const login = this.account?.digest.login;
    return {...this.identity, ...(login ? {login} : {})};
  }

  /** Takes a message that came to a core that died as if it came now. */
  takeAgain(message: string): void {
    this.account?.transport.receive(message);
  }

  get registered(): boolean {
    return this.connection.open && this.account?.registration.registered === true;
  }

  /** Connects, reads the credentials and registers; from then on keeps it so. */
  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.wakeWatch.start();
    this.connection.start();
    void this.readCredentials();
  }

  /** The user wants it now: connects without waiting, and tries a refused login again. */
  reconnect(): void {
    if (this.stopped) return this.start();
    this.askedAgain = false;
    if (!this.account) this.hooks.registration({status: 'unregistered', since: this.now()});
    this.connection.start();
    if (!this.registered) void this.readCredentials();
    else this.connection.check();
  }

  /** The path may have changed (woken up, back online): looks at once whether it still works. `urgent`: it probably has. */
  check(urgent = false): void {
    if (!this.stopped) this.connection.check(urgent);
  }

  /** Goes to another server; settles when it took us, or did not. */
  async otherServer(): Promise<boolean> {
    if (this.options.configuration.servers.length < 2) return false;
    const registered = new Promise<boolean>(resolve => {
      this.arrived = resolve;
      setTimeout(() => resolve(false), MOVE_LIMIT);
    });
    this.connection.fail('server-unreachable');
    return registered;
  }

  /** Fetches the credentials anew; false when they bring no other token. */
  async renewToken(): Promise<boolean> {
    const before = this.account?.credentials.token;
    await this.readCredentials();
    const {token: after} = this.account?.credentials ?? {};
    return after !== undefined && after !== before;
  }

  /** Takes the phone off the registrar and closes the connection, within two seconds. */
  async stop(): Promise<void> {
    if (this.stopped) return;
    this.stopped = true;
    this.wakeWatch.stop();
    clearTimeout(this.timer);
    const {account} = this;
    if (this.connection.open) await account?.registration.unregister();
    this.connection.stop();
    account?.dispose();
    this.account = null;
  }

  private async readCredentials(): Promise<void> {
    clearTimeout(this.timer);
    try {
      const credentials = await this.options.credentials();
      if (this.stopped) return;
      this.use(credentials);
      this.credentialFailures = 0;
      if (!this.registered) this.register(true);
    } catch (thrown) {
      if (this.stopped) return;
      const error = PhoneError.of(thrown, 'credentials-unreachable');
      // What is no error of ours may quote a secret.
      const message = error === thrown ? error.message : error.code;
      const failure = new PhoneError(error.code, message, {retryable: error.code === 'credentials-unreachable'});
      // Without any login nothing comes of itself; with an earlier one the next connection may still bring it.
      if (!this.registered) this.showFailure(failure.retryable || this.account ? 'unregistered' : 'refused', failure);
      if (failure.retryable) this.later(backoff(++this.credentialFailures, this.random));
    }
  }

  private register(again = false): void {
    const registration = this.account?.registration;
    if (this.connection.open && (again || !registration?.refused)) registration?.register();
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.readCredentials(), Math.min(milliseconds, LONGEST_TIMER));
  }

  private use(credentials: Credentials): void {
    const {aor, displayName = '', expiresAt} = credentials;
    if (this.account?.fits(credentials)) this.account.use(credentials);
    else {
      this.account?.dispose();
      this.account = this.open(credentials);
      this.hooks.account({aor, user: this.account.user, displayName});
    }
    if (!expiresAt) return;
    const lifetime = Date.parse(expiresAt) - this.now();
    if (lifetime > 0) this.later(lifetime - Math.min(EXPIRY_MARGIN, lifetime / 2));
  }

  private open(credentials: Credentials): Account {
    const {configuration, mediaHandlerFactory, hooks} = this.options;
    return new Account(credentials, {
      connection: this.connection,
      identity: this.identity,
      hooks: {...this.hooks, invite: invitation => hooks.invite(invitation)},
      mediaHandlerFactory,
      expires: configuration.registrationExpires ?? 300,
      random: this.random,
      now: this.now,
      registered: () => this.nowRegistered(),
      loginRefused: status => void this.loginRefused(status),
    });
  }

  private nowRegistered(): void {
    this.askedAgain = false;
    this.checkedAt = this.now();
    this.connection.settled();
    this.arrived(true);
    if (!this.wasLost) return;
    this.wasLost = false;
    this.account?.transport.catchUp();
    this.hooks.recovered();
  }

  /** Once, in case the password was changed: fresh credentials. Then it rests until somebody asks for it. */
  private async loginRefused(sipStatus: number): Promise<void> {
    const {credentials} = this.account ?? {};
    if (typeof this.options.configuration.credentials === 'string' && !this.askedAgain) {
      this.askedAgain = true;
      const fresh = await this.options.credentials().catch(() => null);
      if (this.stopped) return;
      if (fresh && JSON.stringify(fresh) !== JSON.stringify(credentials)) {
        try {
          this.use(fresh);
          return this.register(true);
        } catch {
          // The fresh ones are no better: the refusal stands.
        }
      }
    }
    clearTimeout(this.timer);
    this.showFailure(
      'refused',
      new PhoneError('login-refused', `The PBX answered the login with ${sipStatus}.`, {sipStatus}),
    );
  }

  private showFailure(status: 'unregistered' | 'refused', error: PhoneError): void {
    if (this.account) this.account.registration.stopped(status, error);
    else this.hooks.registration({status, since: this.now(), error: error.toData()});
  }

  private lost(): void {
    const {account} = this;
    if (!account) return;
    this.wasLost = true;
    account.registration.suspend();
    endOpenTransactions(
      account.userAgent,
      request => account.transport.unanswered(request),
      () => this.hooks.diagnostics?.({kind: 'sweep-failed'}),
    );
    if (!this.stopped) this.hooks.lost();
  }

  /** The state tells of it every few seconds, not with every frame. */
  private checked(): void {
    if (this.now() - this.checkedAt < 5000) return;
    this.checkedAt = this.now();
    this.account?.registration.checked();
  }

  private probe(): void {
    if (!this.account) return;
    const {userAgent, digest} = this.account;
    const aor = userAgent.configuration.uri;
    const server = aor.clone();
    server.user = undefined;
    const request = userAgent.userAgentCore.makeOutgoingRequestMessage('OPTIONS', server, aor, server, {});
    digest.preempt(request);
    userAgent.userAgentCore.request(request);
  }
}
