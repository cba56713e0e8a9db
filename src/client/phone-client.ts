import {
  applyPatch,
  initialState,
  PhoneError,
  PROTOCOL_VERSION,
  type Command,
  type CommandResults,
  type Configuration,
  type CoreMessage,
  type PageId,
  type PageMessage,
  type PagePort,
  type PhoneState,
} from '../protocol/index.js';
import {phoneName, readConfiguration} from './configuration.js';
import type {Attach} from './find-core.js';
import {Lender} from './lender.js';
import {PendingCommands} from './pending-commands.js';
import {PhoneCommands} from './phone-commands.js';
import type {Phone, PhoneOptions} from './phone.js';
import {Presence, randomId} from './presence.js';
import {Store, type Listener} from './store.js';

/** Milliseconds until a core that says nothing counts as missing. */
const WELCOME_DEADLINE = 20_000;
/** Milliseconds; the wait before another attempt doubles from one to the other, with jitter. */
const [RETRY_FIRST, RETRY_LAST] = [1_000, 60_000];

/** Finds the core of a name; see {@link findCore}. */
export type CoreFinder = (name: string, attach: Attach) => Promise<void>;

/** A page's phone: finds the core, keeps the snapshot, sends commands, lends what only a page has. */
export class PhoneClient extends PhoneCommands implements Phone {
  #page: PageId = randomId();
  #configuration: Configuration | null = null;
  #store = new Store();
  #commands = new PendingCommands();
  #presence: Presence;
  #lender: Lender | null = null;
  #port: PagePort | null = null;
  #welcomed = false;
  /** Why there is no core; commands are refused with it. */
  #refusal: PhoneError | null = null;
  /** Which start is the current one; an earlier one that is still under way is void. */
  #round = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #settleReady: {resolve(): void; reject(error: PhoneError): void} = {resolve() {}, reject() {}};
  readonly ready = new Promise<void>((resolve, reject) => (this.#settleReady = {resolve, reject}));

  constructor(
    private readonly options: PhoneOptions,
    private readonly find: CoreFinder,
  ) {
    super();
    // Who does not ask is not to see an unhandled rejection: the state carries the error.
    this.ready.catch(() => {});
    this.#store.subscribe((state, previous) => this.#changed(state, previous));
    this.#presence = new Presence(options.phoneWindow ?? false, {
      onchange: info => this.#welcomed && this.#post({type: 'info', info}),
      onleave: kept => this.#leave(kept),
      onreturn: () => void this.#start(),
    });
    void this.#start();
  }

  get page(): PageId {
    return this.#page;
  }

  get state(): PhoneState {
    return this.#store.state;
  }

  get configuration(): Configuration | null {
    return this.#configuration;
  }

  subscribe(listener: Listener): () => void {
    return this.#store.subscribe(listener);
  }

  async send<C extends Command>(command: C): Promise<CommandResults[C['type']]> {
    if (this.#refusal) {
      if (command.type !== 'reconnect' || !this.#refusal.retryable) throw this.#refusal;
      void this.#start();
    }
    // Until the core has said welcome the command waits; the greeting sends what waits.
    const result = await this.#commands.add(command, message => this.#welcomed && this.#post(message));
    return result as CommandResults[C['type']];
  }

  disconnect(): void {
    this.#leave(true);
    this.#presence.close();
    this.#end(new PhoneError('phone-missing', 'This page has left the phone.'));
    this.#store.set(initialState);
  }

  async #start(): Promise<void> {
    this.#detach();
    this.#refusal = null;
    const {options} = this;
    const round = (this.#round += 1);
    try {
      const [configuration, lock] = await Promise.all([
        readConfiguration(options.configuration),
        this.#presence.hold(),
      ]);
      if (round !== this.#round) return;
      this.#configuration = configuration;
      this.#lender = new Lender(configuration, options.credentials, message => this.#post(message));
      await this.find(phoneName(options.configuration, configuration), port => {
        if (round === this.#round) this.#greet(port, configuration, lock);
        else port.close();
      });
    } catch (error) {
      if (round === this.#round) this.#refuse(PhoneError.of(error));
    }
  }

  #greet(port: PagePort, configuration: Configuration, lock: string | null): void {
    this.#port?.close();
    this.#port = port;
    this.#page = randomId();
    port.onmessage = message => this.#receive(message);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#refuse(new PhoneError('phone-missing', 'The core does not answer.', {retryable: true})),
      WELCOME_DEADLINE,
    );
    const hosting = this.#lender?.hosting ?? [];
    port.post({
      type: 'hello',
      protocol: PROTOCOL_VERSION,
      page: this.#page,
      lock,
      info: this.#presence.info,
      configuration,
      ...(hosting.length ? {hosting} : {}),
    });
  }

  #receive(message: CoreMessage): void {
    switch (message.type) {
      case 'welcome':
        clearTimeout(this.#timer);
        this.#welcomed = true;
        this.#failures = 0;
        this.#store.set(message.state);
        this.#commands.messages.forEach(waiting => this.#post(waiting));
        // The page may have changed its looks while the core was sought.
        return this.#post({type: 'info', info: this.#presence.info});
      case 'patch':
        return this.#store.set(applyPatch(this.state, message.patch));
      case 'result':
        return this.#commands.settle(message.seq, message.result);
      case 'outdated': {
        // An older core ends with the last of the older pages; this page waits for that.
        const retryable = message.protocol < PROTOCOL_VERSION;
        const text = `This page speaks version ${PROTOCOL_VERSION}, the running phone ${message.protocol}.`;
        return this.#refuse(new PhoneError('page-outdated', text, {retryable}));
      }
      default:
        void this.#lender?.take(message);
    }
  }

  #post(message: PageMessage): void {
    this.#port?.post(message);
  }

  #changed(state: PhoneState, previous: PhoneState): void {
    this.#lender?.ring(state, previous, this.#page);
    const {status, error} = state.registration;
    if (status === 'registered') this.#settleReady.resolve();
    else if (status === 'refused') this.#settleReady.reject(PhoneError.from(error ?? new PhoneError('internal')));
  }

  /** There is no core for this page: says so in the state, and tries again where that may help. */
  #refuse(error: PhoneError): void {
    this.#end(error);
    const registration = {status: 'refused', since: Date.now(), error: error.toData()} as const;
    this.#store.set({...initialState, registration});
    if (!error.retryable) return;
    const wait = Math.min(RETRY_LAST, RETRY_FIRST * 2 ** this.#failures++);
    this.#timer = setTimeout(() => void this.#start(), wait * (0.5 + Math.random() / 2));
  }

  #end(error: PhoneError): void {
    this.#detach();
    this.#refusal = error;
    this.#settleReady.reject(error);
    this.#commands.refuse(error);
  }

  /** `kept`: the page, or its script, lives on without the phone. Otherwise the browser ends all by itself. */
  #leave(kept: boolean): void {
    this.#post({type: 'leaving'});
    if (!kept) return;
    this.#round += 1;
    this.#detach();
  }

  #detach(): void {
    clearTimeout(this.#timer);
    this.#welcomed = false;
    this.#port?.close();
    this.#port = null;
    this.#lender?.close();
    this.#lender = null;
    this.#presence.release();
  }
}
