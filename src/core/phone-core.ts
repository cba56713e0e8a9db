import {
  PhoneError,
  PROTOCOL_VERSION,
  type Command,
  type Configuration,
  type CorePort,
  type Credentials,
  type EndedCall,
  type PageId,
  type PageInfo,
  type PageMessage,
} from '../protocol/index.js';
import {endedCall} from './call/ended.js';
import {Calls} from './calls/calls.js';
import {CallCommands} from './calls/commands.js';
import {fetchCredentials} from './credentials.js';
import {Deadlines} from './deadlines.js';
import {Diagnostics} from './diagnostics.js';
import {endStoredDialog} from './dialog/stored-dialog.js';
import {Pages} from './pages.js';
import {StateStore} from './state-store.js';
import {noRecovery, tooOld, type RecoveryStore, type Recovery, type StoredCall} from './survival/recovery.js';
import {Topics} from './topics.js';
import {Watch} from './watch.js';
import {Line, watchNetwork} from './wire/index.js';
import {uuid} from './wire/token.js';

/** What the core cannot do by itself, and what tests replace. */
export interface CoreEnvironment {
  /** Calls `gone` when the Web Lock that a page holds is free: the page is dead. */
  watchPage?(lock: string, gone: () => void): void;
  fetch?: typeof fetch;
  webSocket?: typeof WebSocket;
  now?(): number;
  /** What outlives this core. Default: nothing. */
  recovery?: RecoveryStore;
}

/** Milliseconds in which the next page still says how a call ended. */
const justEnded = 20_000;
/** Milliseconds between two signs of life that are written while calls run. */
const heartbeat = 5_000;

/**
 * The phone: one registration and all calls, for any number of pages. The first page that says hello brings the
 * configuration.
 */
export class PhoneCore {
  readonly #diagnostics = new Diagnostics(() => this.#now());
  readonly pages = new Pages(() => this.#store.set({pages: this.pages.state}));
  readonly #topics = new Topics((page, message) => this.pages.post(page, message));
  #environment: CoreEnvironment;
  #store: StateStore;
  #started = false;
  #line: Line | null = null;
  #calls: Calls | null = null;
  #watch: Watch | null = null;
  #recovery: RecoveryStore;
  /** What the last core left. */
  readonly #before: Promise<Recovery | null>;
  #deadlines = new Deadlines();
  /** Calls of a core that died, until there is an account to bring them back with. */
  #left: readonly StoredCall[] = [];

  constructor(environment: CoreEnvironment = {}) {
    this.#environment = environment;
    this.#recovery = environment.recovery ?? noRecovery;
    this.#before = this.#recovery.load();
    this.#store = new StateStore(
      patch => {
        this.pages.broadcast({type: 'patch', patch});
        this.#diagnostics.follow(this.#store.state);
        if (patch.changedCalls || patch.callIds) this.#write();
      },
      () => this.#now(),
    );
  }

  /** Takes up a page at the other end of `port`. */
  connect(port: CorePort): void {
    let page: PageId | null = null;
    port.onmessage = message => {
      if (message.type === 'hello') page = this.#hello(port, message);
      else if (page && this.pages.has(page)) this.#receive(page, message);
    };
  }

  /** Takes the phone off the PBX. */
  async stop(): Promise<void> {
    this.#deadlines.clearAll();
    this.#calls?.stop();
    this.#watch?.lost();
    await this.#line?.stop();
  }

  #hello(port: CorePort, hello: Extract<PageMessage, {type: 'hello'}>): PageId | null {
    if (hello.protocol !== PROTOCOL_VERSION) {
      port.post({type: 'outdated', protocol: PROTOCOL_VERSION});
      return null;
    }
    const {page, lock, info, configuration} = hello;
    void this.#start(configuration).catch((thrown: unknown) => this.#fail(thrown));
    this.#store.flush();
    this.pages.add(page, port, info);
    // It may come from a new login, or yield it.
    if (this.#store.state.registration.error?.code.startsWith('credentials-')) this.#line?.reconnect();
    // First of all the audio: the page shows what the welcome brings while its microphone opens.
    void this.#calls?.bringBack();
    port.post({type: 'welcome', protocol: PROTOCOL_VERSION, state: this.#store.state});
    if (info.phoneWindow) void this.#calls?.gather();
    if (lock) this.#environment.watchPage?.(lock, () => this.#gone(page));
    return page;
  }

  #receive(page: PageId, message: PageMessage): void {
    switch (message.type) {
      case 'info':
        // Whoever looks at the phone wants the truth; after a pause the path may be gone (RFC 5626 §4.4).
        if (message.info.visible) this.#line?.check();
        return this.#look(page, message.info);
      case 'command':
        return void this.#settle(page, message.seq, message.command);
      case 'media-result':
      case 'credentials-result':
        return this.pages.settle(message.seq, message.result);
      case 'media-event':
        // What took the audio away may have taken the way to the PBX with it: a change of network, mostly.
        if (message.event.event === 'connection' && message.event.status === 'lost') this.#line?.check(true);
        return this.#calls?.mediaEvent(message.event);
      case 'watch':
        return this.#topics.watch(page, message.topic, message);
      case 'leaving':
        return this.#gone(page);
      case 'hello':
        return;
    }
  }

  /** A call that the page before could not take may be taken by the one that is used now. */
  #look(page: PageId, info: PageInfo): void {
    const host = this.pages.host();
    this.pages.update(page, info);
    if (this.pages.host() !== host) void this.#calls?.bringBack();
  }

  async #settle(page: PageId, seq: number, command: Command): Promise<void> {
    let result;
    try {
      const value = await this.#diagnostics.settled(command.type, () => this.#execute(page, command));
      result = {ok: true, value} as const;
    } catch (thrown) {
      result = {ok: false, error: PhoneError.of(thrown).toData()} as const;
    }
    this.#store.flush();
    this.#topics.flush();
    this.pages.post(page, {type: 'result', seq, result});
  }

  #execute(page: PageId, command: Command): Promise<unknown> | unknown {
    if (command.type === 'reconnect') return this.#line?.reconnect();
    if (command.type === 'diagnose') return this.#diagnostics.text;
    const calls = this.#calls;
    if (!calls) {
      const {registration, connection} = this.#store.state;
      const {code = 'not-registered', message = 'the phone has not registered yet'} =
        registration.error ?? connection.error ?? {};
      throw new PhoneError(code, message, {retryable: true});
    }
    return new CallCommands(calls).execute(page, command);
  }

  async #start(configuration: Configuration): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    const store = this.#store;
    if (configuration.replaces === false) store.set({replacesRefused: true});
    const page = await this.#before;
    this.#left = page?.calls ?? [];
    const ended = this.#justEnded(page?.ended ?? []);
    if (ended.length > 0) store.set({ended});
    const stale = page !== null && this.#now() - page.aliveAt > tooOld;
    const line: Line = new Line({
      configuration,
      ...(page ? {identity: page.identity} : {}),
      credentials: () => this.#credentials(configuration),
      mediaHandlerFactory: session => {
        const handler = this.#calls?.legOf(session)?.handler;
        if (!handler) throw new PhoneError('internal', 'a session without a call');
        return handler;
      },
      hooks: {
        diagnostics: ({kind, detail}) => this.#diagnostics.note(kind, detail),
        connection: connection => {
          store.set({connection});
          if (connection.status === 'connected') void this.#calls?.bringBack();
        },
        registration: registration => {
          store.set({registration});
          if (registration.status !== 'registered') return;
          if (stale) this.#endLeft(line);
          this.#write();
          watch.registered();
          void this.#calls?.bringBack();
        },
        account: account => {
          store.set({account});
          watch.loggedIn();
          if (this.#calls) return;
          this.#calls = this.#newCalls(line, configuration, account.user, account.aor);
          if (!stale) this.#calls.restore(this.#left);
        },
        invite: invitation => this.#calls?.incoming(invitation),
        earlyDescription: (...news) => this.#calls?.news.earlyDescription(...news),
        earlyBye: () => undefined,
        withdrawn: callId => this.#calls?.news.withdrawn(callId),
        identity: (callId, request) => this.#calls?.news.identity(callId, request),
        refreshed: (callId, request) => this.#calls?.news.refreshed(callId, request),
        repeated: callId => this.#calls?.news.repeated(callId),
        notify: (request, answer) => watch.notify(request, answer),
        lost: () => {
          watch.lost();
          this.#calls?.lost();
        },
        recovered: () => void this.#calls?.recovered(),
      },
      now: () => this.#now(),
      ...(this.#environment.webSocket ? {webSocket: this.#environment.webSocket} : {}),
    });
    const watch = new Watch(line, configuration, {store, topics: this.#topics, now: () => this.#now()});
    this.#topics.offer(watch.topics);
    this.#watch = watch;
    this.#line = line;
    watchNetwork(() => line.check(true));
    line.start();
  }

  /** A defect, or a browser that lacks something: the pages would wait for ever. */
  #fail(thrown: unknown): void {
    this.#started = false;
    const error = PhoneError.of(thrown).toData();
    this.#store.set({registration: {status: 'refused', since: this.#now(), error}});
  }

  #newCalls(line: Line, configuration: Configuration, user: string, aor: string): Calls {
    const reach = () => this.#reach();
    return new Calls({
      store: this.#store,
      pages: this.pages,
      configuration,
      get userAgent() {
        return line.userAgent;
      },
      user,
      domain: aor.replace(/^.*@/, '').replace(/[:;>].*$/, ''),
      now: () => this.#now(),
      get reach() {
        return reach();
      },
      authorize: request => line.authorize(request),
      takeAgain: message => line.takeAgain(message),
      otherServer: () => line.otherServer(),
      renewToken: () => line.renewToken(),
      silent: () => line.check(true),
      newId: () => `call-${uuid().slice(0, 8)}`,
      count: calls => (line.busy = calls > 0),
    });
  }

  /** Too late to bring them back: what may still stand on the PBX is ended, and the clerk sees whom to call. */
  #endLeft(line: Line): void {
    const error = new PhoneError('call-not-recovered', 'the phone was away for too long');
    const ended = this.#left.map(({call}) => endedCall(call, this.#now(), 'failed', error));
    for (const {dialog} of this.#left) if (dialog) endStoredDialog(line.userAgent, dialog);
    this.#left = [];
    if (ended.length > 0) this.#store.set({ended: [...ended, ...this.#store.state.ended]});
  }

  #write(): void {
    const calls = this.#calls?.stored;
    const identity = this.#line?.who;
    if (!calls || !identity) return;
    const ended = this.#justEnded(this.#store.state.ended);
    this.#recovery.save({identity, calls, ended, aliveAt: this.#now()});
    if (calls.length + ended.length > 0) this.#deadlines.set('heartbeat', heartbeat, () => this.#write());
    else this.#deadlines.clear('heartbeat');
  }

  #justEnded(calls: readonly EndedCall[]): readonly EndedCall[] {
    return calls.filter(({endedAt}) => this.#now() - endedAt < justEnded);
  }

  #credentials(configuration: Configuration): Promise<Credentials> {
    const {credentials} = configuration;
    if (typeof credentials !== 'string') return Promise.resolve(credentials);
    if (credentials === 'callback') return this.pages.credentials();
    return fetchCredentials(credentials, this.#environment.fetch ?? fetch.bind(globalThis));
  }

  #gone(page: PageId): void {
    if (!this.pages.has(page)) return;
    this.pages.remove(page);
    this.#topics.gone(page);
    this.#calls?.pageGone(page);
  }

  #reach(): 'none' | 'connected' | 'registered' {
    const {connection, registration} = this.#store.state;
    if (connection.status !== 'connected') return 'none';
    return registration.status === 'registered' ? 'registered' : 'connected';
  }

  #now(): number {
    return this.#environment.now?.() ?? Date.now();
  }
}
