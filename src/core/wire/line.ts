import {SIPExtension, UserAgent, type Core} from 'sip.js';
import {PhoneError, type Credentials} from '../../protocol/index.js';
import {backoff} from './backoff.js';
import {Connection} from './connection.js';
import {Digest} from './digest.js';
import {guarded} from './guarded.js';
import type {LineHooks, LineIdentity, LineOptions} from './line-options.js';
import {Registration} from './registration.js';
import {endOpenTransactions} from './sweep.js';
import {WakeWatch} from './wake.js';
import {WireTransport, type WireTransportOptions} from './transport/transport.js';

/** Everything that stands on one set of credentials. */
interface Account {
  readonly credentials: Credentials;
  readonly userAgent: UserAgent;
  readonly transport: WireTransport;
  readonly digest: Digest;
  readonly registration: Registration;
}

/** Before credentials expire, in milliseconds, new ones are fetched. */
const EXPIRY_MARGIN = 60_000;
/** The longest delay that a timer takes. */
const LONGEST_TIMER = 2 ** 31 - 1;
const DAY_SECONDS = 86_400;
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
    this.identity = options.identity ?? {
      instanceId: crypto.randomUUID(),
      contactName: token(),
      viaHost: `${token()}.invalid`,
    };
    this.wakeWatch = new WakeWatch(this.now, () => this.check());
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
    this.connection.start();
    if (!this.registered) void this.readCredentials();
    else this.connection.check();
  }

  /** The path may have changed (woken up, back online): looks at once whether it still works. */
  check(): void {
    if (!this.stopped) this.connection.check();
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
    if (account) this.dispose(account);
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
      const failure = new PhoneError(error.code, error.code, {retryable: error.code === 'credentials-unreachable'});
      if (!this.registered) this.showFailure('unregistered', failure);
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
    const before = this.account;
    if (!before || before.credentials.aor !== aor || (before.credentials.displayName ?? '') !== displayName) {
      if (before) this.dispose(before);
      this.account = this.open(credentials);
      const user = this.account.userAgent.configuration.uri.user ?? '';
      this.hooks.account({aor, user, displayName});
    } else this.account = {...before, credentials};
    this.account.digest.use(credentials, this.account.userAgent.configuration.uri.user ?? '');
    if (!expiresAt) return;
    const lifetime = Date.parse(expiresAt) - this.now();
    if (lifetime > 0) this.later(lifetime - Math.min(EXPIRY_MARGIN, lifetime / 2));
  }

  private open(credentials: Credentials): Account {
    const uri = UserAgent.makeURI(credentials.aor);
    if (!uri?.user) throw new PhoneError('credentials-invalid');
    const {configuration, mediaHandlerFactory} = this.options;
    const transportOptions: WireTransportOptions = {
      connection: this.connection,
      hooks: this.hooks,
      tag: token(),
      digestStrength: algorithm => this.account?.digest.strength(algorithm) ?? 0,
      bearer: () => this.account?.credentials.token,
    };
    const userAgent = new UserAgent({
      uri,
      displayName: (credentials.displayName ?? '').replace(/[\p{Cc}"\\]/gu, ' '),
      ...this.identity,
      userAgentString: 'Amtsleitung',
      transportConstructor: WireTransport,
      transportOptions,
      sessionDescriptionHandlerFactory: mediaHandlerFactory,
      sipExtensionReplaces: SIPExtension.Supported,
      sipExtensionExtraSupported: ['timer'],
      sendInitialProvisionalResponse: false,
      noAnswerTimeout: DAY_SECONDS,
      gracefulShutdown: false,
      logBuiltinEnabled: false,
      logConfiguration: false,
      logLevel: 'error',
      delegate: {
        onInvite: invitation => {
          try {
            this.options.hooks.invite(invitation);
          } catch {
            this.hooks.diagnostics?.({kind: 'hook-failed', detail: 'invite'});
            void invitation.reject({statusCode: 480}).catch(() => {});
          }
        },
      },
    });
    const transport = userAgent.transport as WireTransport;
    transport.attach(userAgent);
    const digest = new Digest(userAgent.getLoggerFactory(), token);
    userAgent.userAgentCore.configuration.authenticationFactory = () => digest.authenticator();
    const registration = new Registration({
      userAgent,
      digest,
      expires: configuration.registrationExpires ?? 300,
      random: this.random,
      now: this.now,
      changed: state => this.hooks.registration(state),
      registered: () => this.nowRegistered(),
      loginRefused: status => void this.loginRefused(status),
      flowFailed: () => this.connection.fail('server-unreachable'),
    });
    void userAgent.start();
    return {credentials, userAgent, transport, digest, registration};
  }

  private dispose({userAgent, registration}: Account): void {
    registration.suspend();
    void userAgent.stop();
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
    this.showFailure('refused', new PhoneError('login-refused', 'login-refused', {sipStatus}));
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

/** 60 random bits as letters and digits. */
function token(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map(byte => (byte % 32).toString(32)).join('');
}
