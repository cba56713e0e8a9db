import {
  initialState,
  PhoneError,
  type CallId,
  type Command,
  type CommandResults,
  type Configuration,
  type PageId,
  type PhoneState,
  type Settled,
  type Topic,
  type TopicListener,
  type TopicMessage,
  type WatchMessage,
} from '../protocol/index.js';
import type {Card, Cards} from './cards.js';
import {PendingCommands, type CommandMessage} from './pending-commands.js';
import {PhoneCommands} from './phone-commands.js';
import type {OpenQuestion, Phone} from './phone.js';
import {Readiness} from './readiness.js';
import {refusedWith, Store, type Listener} from './store.js';
import {Watches} from './watches.js';

/** Milliseconds that a call waits for a phone that is starting. */
const START_DEADLINE = 15_000;

/** Why there is no phone in a page without encryption: browsers lend it no microphone, and no worker that it could trust. */
export const insecurePage = (): PhoneError =>
  new PhoneError(
    'page-insecure',
    `${location.origin} is no secure context: serve the page and what it loads by https.`,
  );

/** What every page's phone is, whichever way it reaches the core: a snapshot, commands, and why there is none. */
export abstract class PhoneBase extends PhoneCommands implements Phone {
  abstract readonly page: PageId;
  abstract readonly configuration: Configuration | null;
  abstract readonly windowUrl: string | null;
  readonly confirmsNumbers: boolean = false;
  question: OpenQuestion | null = null;
  cards: Cards = new Map();
  #store = new Store();
  #commands = new PendingCommands();
  #watches = new Watches((topic, on) => this.#connected && this.postWatch({type: 'watch', topic, on}));
  #connected = false;
  /** Why there is no core; commands are refused with it. */
  #refusal: PhoneError | null = null;
  #readiness = new Readiness();

  constructor() {
    super();
    this.subscribe(({registration: {status, error}}) => {
      if (status === 'registered') this.#readiness.resolve();
      else if (status === 'refused') this.#readiness.reject(PhoneError.from(error ?? new PhoneError('internal')));
    });
  }

  get ready(): Promise<void> {
    return this.#readiness.promise;
  }

  abstract disconnect(): void;
  abstract intend(direction: 'in' | 'out'): void;
  protected abstract postCommand(message: CommandMessage): void;
  protected abstract postWatch(message: WatchMessage): void;
  /** Seeks the core anew. */
  protected abstract start(): void;

  get state(): PhoneState {
    return this.#store.state;
  }

  subscribe(listener: Listener): () => void {
    return this.#store.subscribe(listener);
  }

  watch<Name extends Topic>(topic: Name, listener: TopicListener<Name>): () => void {
    return this.#watches.watch(topic, listener);
  }

  async send<C extends Command>(command: C): Promise<CommandResults[C['type']]> {
    // Nobody in need waits for a phone that may never come up.
    if (command.type === 'call' && !command.emergency) await this.#comesUp();
    if (this.#refusal) {
      if (command.type !== 'reconnect' || !this.#refusal.retryable) throw this.#refusal;
      this.start();
    }
    // Until there is a core the command waits; the welcome sends what waits.
    const result = await this.#commands.add(command, message => this.#connected && this.postCommand(message));
    return result as CommandResults[C['type']];
  }

  async describe(...said: [CallId, Card | null]): Promise<void> {
    return (await import('./cards.js')).describe(this, () => this.update({...this.state}), ...said);
  }

  /** Settles once the phone is registered for the first time, or has said why it is not. */
  #comesUp(): Promise<void> | undefined {
    if (!this.#readiness.isOpen) return undefined;
    return new Promise(resolve => {
      const done = () => {
        clearTimeout(late);
        end();
        resolve();
      };
      const late = setTimeout(done, START_DEADLINE);
      const look = ({registration, connection}: PhoneState) => {
        if (registration.error || connection.error) done();
      };
      const end = this.subscribe(look);
      this.ready.then(done, done);
      look(this.state);
    });
  }

  protected get connected(): boolean {
    return this.#connected;
  }

  /** The core is being sought: commands wait. */
  protected seek(): void {
    this.#connected = false;
    this.#refusal = null;
  }

  protected welcome(state: PhoneState): void {
    const waiting = this.#connected ? [] : this.#commands.messages;
    this.#connected = true;
    this.#refusal = null;
    this.update(state);
    waiting.forEach(message => this.postCommand(message));
    // Another core, or this page is another one to it: it knows of nothing that is watched here.
    for (const topic of this.#watches.topics) this.postWatch({type: 'watch', topic, on: true});
  }

  protected tell({topic, value}: TopicMessage): void {
    this.#watches.tell(topic, value);
  }

  protected update(state: PhoneState): void {
    this.#store.set(state);
  }

  /** A person decides first about this command, which is yielded. */
  protected wait(seq: number, milliseconds: number): Command | undefined {
    return this.#commands.wait(seq, milliseconds);
  }

  protected settle(seq: number, result: Settled<unknown>): void {
    this.#commands.settle(seq, result);
  }

  /** There is no core for this page, and the state says why. */
  protected refuse(error: PhoneError): void {
    this.forget(error);
    this.update(refusedWith(error));
  }

  /** Nothing is known any more; commands are refused with the error. Default: the page wants no phone any more. */
  protected forget(error = new PhoneError('phone-missing', 'This page has left the phone.')): void {
    this.#connected = false;
    this.#refusal = error;
    this.#readiness.reject(error);
    this.#commands.refuse(error);
    this.#watches.forget();
    this.update(initialState);
  }
}
