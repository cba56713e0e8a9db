import {
  PhoneError,
  PROTOCOL_VERSION,
  type Command,
  type Configuration,
  type CorePort,
  type Credentials,
  type PageId,
  type PageMessage,
} from '../protocol/index.js';
import {Calls} from './calls/calls.js';
import {fetchCredentials} from './credentials.js';
import {Pages} from './pages.js';
import {StateStore} from './state-store.js';
import {Line} from './wire/line.js';

/** What the core cannot do by itself, and what tests replace. */
export interface CoreEnvironment {
  /** Calls `gone` when the Web Lock that a page holds is free: the page is dead. */
  watchPage?(lock: string, gone: () => void): void;
  fetch?: typeof fetch;
  webSocket?: typeof WebSocket;
  now?(): number;
}

/**
 * The phone: one registration and all calls, for any number of pages. The first page that says hello brings the
 * configuration.
 */
export class PhoneCore {
  readonly pages = new Pages(() => this.#store.set({pages: this.pages.state}));
  #environment: CoreEnvironment;
  #store: StateStore;
  #line: Line | null = null;
  #calls: Calls | null = null;
  #ids = 0;

  constructor(environment: CoreEnvironment = {}) {
    this.#environment = environment;
    this.#store = new StateStore(
      patch => this.pages.broadcast({type: 'patch', patch}),
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

  #hello(port: CorePort, hello: Extract<PageMessage, {type: 'hello'}>): PageId | null {
    if (hello.protocol !== PROTOCOL_VERSION) {
      port.post({type: 'outdated', protocol: PROTOCOL_VERSION});
      return null;
    }
    const {page, lock, info, configuration} = hello;
    if (!this.#line) this.#start(configuration);
    this.#store.flush();
    port.post({type: 'welcome', protocol: PROTOCOL_VERSION, state: this.#store.state});
    this.pages.add(page, port, info);
    void this.#calls?.bringBack();
    if (lock) this.#environment.watchPage?.(lock, () => this.#gone(page));
    return page;
  }

  #receive(page: PageId, message: PageMessage): void {
    switch (message.type) {
      case 'info':
        return this.pages.update(page, message.info);
      case 'command':
        return void this.#settle(page, message.seq, message.command);
      case 'media-result':
      case 'credentials-result':
        return this.pages.settle(message.seq, message.result);
      case 'media-event':
        return this.#calls?.mediaEvent(message.event);
      case 'leaving':
        return this.#gone(page);
      case 'hello':
        return;
    }
  }

  async #settle(page: PageId, seq: number, command: Command): Promise<void> {
    let result;
    try {
      result = {ok: true, value: await this.#execute(page, command)} as const;
    } catch (thrown) {
      result = {ok: false, error: PhoneError.of(thrown).toData()} as const;
    }
    this.#store.flush();
    this.pages.post(page, {type: 'result', seq, result});
  }

  #execute(page: PageId, command: Command): Promise<unknown> | unknown {
    if (command.type === 'reconnect') return this.#line?.reconnect();
    const calls = this.#calls;
    if (!calls) throw new PhoneError('not-registered', 'the phone has not registered yet', {retryable: true});
    // The phone window hosts all audio while it is open.
    const host = this.pages.state.phoneWindow ?? page;
    switch (command.type) {
      case 'call':
        this.#requireLine();
        return calls.dial(host, command.target);
      case 'answer':
        return calls.commanded(command.id).answer(host);
      case 'decline':
        return calls.commanded(command.id).decline();
      case 'hangUp':
        return calls.commanded(command.id).hangUp();
      case 'hold':
        return calls.commanded(command.id).hold();
      case 'resume':
        return calls.commanded(command.id).resume();
      case 'mute':
        return calls.commanded(command.id).mute(command.on);
      case 'sendTones':
        return calls.commanded(command.id).sendTones(command.tones);
      case 'transfer':
        return calls.transfer(command.id, command.target);
      case 'consult':
        this.#requireLine();
        return calls.consult(host, command.id, command.target);
      case 'completeTransfer':
        return calls.completeTransfer(command.id);
      case 'backToCaller':
        return calls.backToCaller(command.id);
      case 'join':
        return calls.join(command.id, command.other);
      case 'takeOver':
        return calls.commanded(command.id).moveTo(page);
    }
  }

  /** A call out while nobody would hear it is refused at once, with the reason. */
  #requireLine(): void {
    if (this.#reachable()) return;
    const {connection, registration} = this.#store.state;
    const {code = 'not-registered', message = 'not registered'} = registration.error ?? connection.error ?? {};
    throw new PhoneError(code, message, {retryable: true});
  }

  #start(configuration: Configuration): void {
    const store = this.#store;
    const line: Line = new Line({
      configuration,
      credentials: () => this.#credentials(configuration),
      mediaHandlerFactory: session => {
        const handler = this.#calls?.legOf(session)?.handler;
        if (!handler) throw new PhoneError('internal', 'a session without a call');
        return handler;
      },
      hooks: {
        connection: connection => store.set({connection}),
        registration: registration => store.set({registration}),
        account: account => {
          store.set({account});
          this.#calls ??= this.#newCalls(line, configuration, account.user, account.aor);
        },
        invite: invitation => this.#calls?.incoming(invitation),
        earlyDescription: (callId, _toTag, sdp) => this.#calls?.earlyDescription(callId, sdp),
        earlyBye: () => undefined,
        identity: (callId, request) => this.#calls?.identity(callId, request),
        lost: () => undefined,
        recovered: () => void this.#calls?.recovered(),
      },
      now: () => this.#now(),
      ...(this.#environment.webSocket ? {webSocket: this.#environment.webSocket} : {}),
    });
    this.#line = line;
    line.start();
  }

  #newCalls(line: Line, configuration: Configuration, user: string, aor: string): Calls {
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
      reachable: () => this.#reachable(),
      newId: () => `call-${++this.#ids}`,
      count: calls => (line.busy = calls > 0),
    });
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
    this.#calls?.pageGone(page);
  }

  #reachable(): boolean {
    const {connection, registration} = this.#store.state;
    return registration.status === 'registered' && connection.status === 'connected';
  }

  #now(): number {
    return this.#environment.now?.() ?? Date.now();
  }
}
