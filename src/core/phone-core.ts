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
import type {CallContext} from './call/context.js';
import {Calls} from './calls/calls.js';
import {CallCommands} from './calls/commands.js';
import {HandingOn} from './calls/handing-on.js';
import {fetchCredentials} from './credentials.js';
import {Diagnostics} from './diagnostics.js';
import {isContext} from './dialog/case-context.js';
import type {CoreEnvironment} from './environment.js';
import {handlerOf, type Handlers} from './handlers.js';
import {nameParties} from './naming.js';
import {Pages} from './pages.js';
import {allParts} from './parts/index.js';
import {noStorage} from './parts/part.js';
import {Parts} from './parts/parts.js';
import {StateStore} from './state-store.js';
import {Recorder} from './survival/recorder.js';
import {noRecovery} from './survival/recovery.js';
import {Topics} from './topics.js';
import {Line, watchNetwork, type LineHooks} from './wire/index.js';

/** Ended calls that are shown. */
const remembered = 20;

/**
 * The phone: one registration and all calls, for any number of pages. The first page that says hello brings the
 * configuration.
 */
export class PhoneCore {
  readonly #diagnostics: Diagnostics;
  readonly pages = new Pages(() => this.#store.set({pages: this.pages.state}));
  readonly #topics = new Topics(
    (page, message) => this.pages.post(page, message),
    (...watched) => this.#parts?.tell(part => part.watched?.(...watched)),
  );
  readonly #now = (): number => this.#environment.now?.() ?? Date.now();
  readonly #note = (kind: string, detail?: string) => this.#diagnostics.note(kind, detail);
  readonly #failed = (what: string) => (thrown: unknown) => this.#diagnostics.failed(what, thrown);
  #environment: CoreEnvironment;
  #store: StateStore;
  #started = false;
  #line: Line | null = null;
  #calls: Calls | null = null;
  #commands: readonly (CallCommands | HandingOn)[] = [];
  #parts: Parts | null = null;
  readonly #recorder: Recorder;
  #secret: string | undefined;

  readonly #handlers: Handlers = {
    reconnect: () => this.#line?.reconnect(),
    diagnose: () => this.#diagnostics.text,
  };

  constructor(environment: CoreEnvironment = {}) {
    this.#environment = environment;
    this.#diagnostics = environment.diagnostics ?? new Diagnostics(() => this.#now());
    this.#recorder = new Recorder(environment.recovery ?? noRecovery, this.#now, () => {
      const calls = this.#calls?.stored;
      const identity = this.#line?.who;
      return calls && identity ? {identity, calls, ended: this.#store.state.ended} : null;
    });
    this.#store = new StateStore(patch => {
      this.pages.broadcast({type: 'patch', patch});
      this.#diagnostics.follow(this.#store.state);
      if (patch.changedCalls || patch.callIds) this.#recorder.write();
      nameParties(patch, this.#store, this.#parts);
    }, this.#now);
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
    this.#recorder.stop();
    this.#calls?.stop();
    this.#parts?.tell(part => part.lost?.());
    await this.#line?.stop();
  }

  #hello(port: CorePort, hello: Extract<PageMessage, {type: 'hello'}>): PageId | null {
    if (hello.protocol !== PROTOCOL_VERSION) {
      port.post({type: 'outdated', protocol: PROTOCOL_VERSION});
      return null;
    }
    const {page, lock, info, configuration} = hello;
    this.#secret = hello.secret ?? this.#secret;
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
      case 'quality':
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
    if ('context' in command && !isContext(command.context)) throw new PhoneError('context-invalid');
    const ofCalls = this.#commands.map(({handlers}) => handlers);
    const carryOut = handlerOf([this.#handlers, ...(this.#parts?.handlers ?? []), ...ofCalls], command);
    if (carryOut) return carryOut(command, page);
    if (!this.#calls) {
      const {registration, connection} = this.#store.state;
      const {code = 'not-registered', message = 'the phone has not registered yet'} =
        registration.error ?? connection.error ?? {};
      throw new PhoneError(code, message, {retryable: true});
    }
    throw new PhoneError('internal', `nobody carries out ${command.type}`);
  }

  async #start(configuration: Configuration): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    const store = this.#store;
    if (configuration.replaces === false) store.set({replacesRefused: true});
    const {identity, ended} = await this.#recorder.takeUp();
    if (ended.length > 0) store.set({ended});
    const line: Line = new Line({
      configuration,
      ...(identity ? {identity} : {}),
      credentials: () => this.#credentials(configuration),
      mediaHandlerFactory: session => {
        const handler = this.#calls?.legOf(session)?.handler;
        if (!handler) throw new PhoneError('internal', 'a session without a call');
        return handler;
      },
      hooks: this.#hooks(configuration, () => line),
      now: this.#now,
      ...(this.#environment.webSocket ? {webSocket: this.#environment.webSocket} : {}),
    });
    this.#line = line;
    this.#parts = new Parts(
      this.#environment.parts ?? allParts,
      {
        line,
        configuration,
        now: this.#now,
        storage: this.#environment.storage ?? noStorage,
        secret: () => this.#secret,
        note: this.#note,
        failed: this.#failed,
        topics: this.#topics,
        show: slices => store.set(slices),
      },
      this.#failed('part'),
    );
    this.#parts.tell(({topics = {}}) => this.#topics.offer(topics));
    watchNetwork(() => line.check(true));
    line.start();
  }

  /** What the line tells, for whom it is. */
  #hooks(configuration: Configuration, line: () => Line): LineHooks {
    const store = this.#store;
    const parts = (what: Parameters<Parts['tell']>[0]) => this.#parts?.tell(what);
    return {
      diagnostics: ({kind, detail}) => this.#diagnostics.note(kind, detail),
      connection: connection => {
        store.set({connection});
        if (connection.status === 'connected') void this.#calls?.bringBack();
      },
      registration: registration => {
        store.set({registration});
        if (registration.status !== 'registered') return;
        for (const late of [...this.#recorder.endLate(line().userAgent)].reverse()) this.#ended(late);
        this.#recorder.write();
        parts(part => part.registered?.());
        void this.#calls?.bringBack();
        this.#commands.forEach(commands => commands.registered());
      },
      account: account => {
        store.set({account});
        parts(part => part.loggedIn?.(account));
        if (this.#calls) return;
        const {pages} = this;
        const news: Pick<CallContext, 'note' | 'failed' | 'quality' | 'ended'> = {
          note: this.#note,
          failed: this.#failed,
          quality: (...heard) => parts(part => part.quality?.(...heard)),
          ended: call => this.#ended(call),
        };
        const refusal = () => this.#parts?.refusal;
        this.#calls = new Calls({...news, refusal, store, pages, configuration, line: line(), account, now: this.#now});
        this.#commands = [new CallCommands(this.#calls), new HandingOn(this.#calls)];
        this.#calls.restore(this.#recorder.left);
      },
      invite: invitation => this.#calls?.incoming(invitation),
      earlyDescription: (...news) => this.#calls?.news.earlyDescription(...news),
      earlyBye: () => undefined,
      withdrawn: callId => this.#calls?.news.withdrawn(callId),
      identity: (callId, request) => this.#calls?.news.identity(callId, request),
      refreshed: (callId, request) => this.#calls?.news.refreshed(callId, request),
      repeated: callId => this.#calls?.news.repeated(callId),
      notify: (request, answer) => parts(part => part.notify?.(request, answer)),
      lost: () => {
        parts(part => part.lost?.());
        this.#calls?.lost();
      },
      recovered: () => void this.#calls?.recovered(),
    };
  }

  #ended(call: EndedCall): void {
    this.#store.set({ended: [call, ...this.#store.state.ended].slice(0, remembered)});
    this.#parts?.tell(part => part.callEnded?.(call));
  }

  /** A defect, or a browser that lacks something: the pages would wait for ever. */
  #fail(thrown: unknown): void {
    this.#started = false;
    const error = PhoneError.of(thrown).toData();
    this.#store.set({registration: {status: 'refused', since: this.#now(), error}});
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
}
