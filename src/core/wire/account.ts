import {SIPExtension, UserAgent, type Invitation} from 'sip.js';
import {PhoneError, type Credentials} from '../../protocol/index.js';
import type {Connection} from './connection.js';
import {Digest} from './digest.js';
import type {LineHooks, LineIdentity, LineOptions} from './line-options.js';
import {Registration} from './registration.js';
import {token} from './token.js';
import {useOwnGrammar} from './grammar/index.js';
import {WireTransport, type WireTransportOptions} from './transport/transport.js';

export interface AccountOptions {
  readonly connection: Connection;
  readonly identity: LineIdentity;
  /** Guarded, all but `invite`, whose throw is answered. */
  readonly hooks: LineHooks;
  readonly mediaHandlerFactory: LineOptions['mediaHandlerFactory'];
  /** Seconds to ask the registrar for. */
  readonly expires: number;
  readonly random: () => number;
  readonly now: () => number;
  registered(): void;
  loginRefused(status: number): void;
}

const DAY_SECONDS = 86_400;

/** Everything that stands on one address of record: SIP.js behind the wire, the login, the binding at the registrar. */
export class Account {
  readonly userAgent: UserAgent;
  readonly transport: WireTransport;
  readonly digest: Digest;
  readonly registration: Registration;
  credentials: Credentials;
  private readonly hooks: LineHooks;

  /** @throws PhoneError `credentials-invalid` */
  constructor(credentials: Credentials, options: AccountOptions) {
    useOwnGrammar();
    const uri = UserAgent.makeURI(credentials.aor);
    if (!uri?.user) throw new PhoneError('credentials-invalid', 'The aor of the login is no SIP address with a user.');
    this.credentials = credentials;
    const {connection, hooks, random, now} = options;
    const {instanceId, contactName, viaHost, login} = options.identity;
    this.hooks = hooks;
    const transportOptions: WireTransportOptions = {
      connection,
      hooks,
      tag: token(),
      digestStrength: algorithm => this.digest.strength(algorithm),
      bearer: () => this.credentials.token,
    };
    this.userAgent = new UserAgent({
      uri,
      displayName: (credentials.displayName ?? '').replace(/[\p{Cc}"\\]/gu, ' '),
      instanceId,
      contactName,
      viaHost,
      userAgentString: 'Amtsleitung',
      transportConstructor: WireTransport,
      transportOptions,
      sessionDescriptionHandlerFactory: options.mediaHandlerFactory,
      sipExtensionReplaces: SIPExtension.Supported,
      sipExtensionExtraSupported: ['timer'],
      // Not looked up in a list of all there are, which the worker has not.
      hackAllowUnregisteredOptionTags: true,
      sendInitialProvisionalResponse: false,
      noAnswerTimeout: DAY_SECONDS,
      gracefulShutdown: false,
      logBuiltinEnabled: false,
      logConfiguration: false,
      logLevel: 'error',
      delegate: {onInvite: invitation => this.invited(invitation)},
    });
    // A Call-ID and a tag from outside make its keys, which may be the name of something that every object inherits.
    Object.setPrototypeOf(this.userAgent._sessions, null);
    this.transport = this.userAgent.transport as WireTransport;
    this.transport.attach(this.userAgent);
    this.digest = new Digest(this.userAgent.getLoggerFactory(), token, uri => this.transport.asWritten(uri), login);
    this.userAgent.userAgentCore.configuration.authenticationFactory = () => this.digest.authenticator();
    this.registration = new Registration({
      userAgent: this.userAgent,
      digest: this.digest,
      expires: options.expires,
      random,
      now,
      changed: state => hooks.registration(state),
      registered: () => options.registered(),
      loginRefused: status => options.loginRefused(status),
      flowFailed: () => connection.fail('server-unreachable'),
    });
    this.use(credentials);
    void this.userAgent.start();
  }

  get user(): string {
    return this.userAgent.configuration.uri.user ?? '';
  }

  /** Whether these credentials are for the same phone under the same name. */
  fits({aor, displayName = ''}: Credentials): boolean {
    return this.credentials.aor === aor && (this.credentials.displayName ?? '') === displayName;
  }

  use(credentials: Credentials): void {
    this.credentials = credentials;
    this.digest.use(credentials, this.user);
  }

  dispose(): void {
    this.registration.suspend();
    void this.userAgent.stop().catch(() => this.hooks.diagnostics?.({kind: 'stop-failed'}));
  }

  private invited(invitation: Invitation): void {
    try {
      this.hooks.invite(invitation);
    } catch {
      this.hooks.diagnostics?.({kind: 'hook-failed', detail: 'invite'});
      void invitation.reject({statusCode: 480}).catch(() => {});
    }
  }
}
