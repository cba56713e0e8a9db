import {
  PhoneError,
  type Command,
  type CommandResults,
  type Configuration,
  type Topic,
  type TopicListener,
} from '../../protocol/index.js';
import {PhoneCommands} from '../phone-commands.js';
import type {Phone} from '../phone.js';
import {Readiness} from '../readiness.js';
import {refusedWith, Store, type Listener} from '../store.js';
import {WatchRelay} from '../watch-relay.js';

/**
 * A phone whose code is still on its way: pages of other hosts do without it. What it is told meanwhile waits. Where the
 * code cannot be had it says so as a phone without a core does, and `reconnect` tries again.
 */
export class LatePhone extends PhoneCommands implements Phone {
  readonly confirmsNumbers = false;
  readonly question = null;
  /** What is shown until the phone is there. */
  readonly #store = new Store();
  readonly #watches = new WatchRelay();
  #phone: Phone | null = null;
  #arriving: Promise<Phone>;
  #isLeft = false;
  #readiness = new Readiness();

  constructor(private readonly load: () => Promise<Phone>) {
    super();
    this.#arriving = this.#arrive();
  }

  get page(): string {
    return this.#phone?.page ?? '';
  }

  get state() {
    return this.#phone?.state ?? this.#store.state;
  }

  get ready(): Promise<void> {
    return this.#phone?.ready ?? this.#readiness.promise;
  }

  get configuration(): Configuration | null {
    return this.#phone?.configuration ?? null;
  }

  get windowUrl(): string | null {
    return this.#phone?.windowUrl ?? null;
  }

  subscribe(listener: Listener): () => void {
    return this.#store.subscribe(listener);
  }

  watch<Name extends Topic>(topic: Name, listener: TopicListener<Name>): () => void {
    return this.#watches.watch(topic, listener);
  }

  async send<C extends Command>(command: C): Promise<CommandResults[C['type']]> {
    if (command.type === 'reconnect' && !this.#phone) {
      await this.#arriving.catch(() => (this.#arriving = this.#arrive()));
    }
    return (await this.#arriving).send(command);
  }

  intend(direction: 'in' | 'out'): void {
    this.#phone?.intend(direction);
  }

  disconnect(): void {
    this.#isLeft = true;
    this.#phone?.disconnect();
    this.#readiness.reject(new PhoneError('phone-missing', 'This page has left the phone.'));
  }

  #arrive(): Promise<Phone> {
    const arriving = this.load().then(
      phone => this.#welcome(phone),
      (thrown: unknown) => Promise.reject(this.#missing(thrown)),
    );
    arriving.catch(() => {});
    return arriving;
  }

  #welcome(phone: Phone): Phone {
    this.#phone = phone;
    this.#watches.follow(phone);
    phone.subscribe(state => this.#store.set(state));
    this.#store.set(phone.state);
    phone.ready.then(
      () => this.#readiness.resolve(),
      (error: PhoneError) => this.#readiness.reject(error),
    );
    if (this.#isLeft) phone.disconnect();
    return phone;
  }

  #missing(thrown: unknown): PhoneError {
    const read = PhoneError.of(thrown);
    const error =
      read.code === 'internal'
        ? new PhoneError('part-missing', 'The code of the phone did not load.', {retryable: true})
        : read;
    this.#store.set(refusedWith(error));
    this.#readiness.reject(error);
    return error;
  }
}
