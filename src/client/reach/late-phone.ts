import {
  PhoneError,
  type Command,
  type CommandResults,
  type Configuration,
  type PhoneState,
  type Topic,
  type TopicListener,
} from '../../protocol/index.js';
import {PhoneBase} from '../phone-base.js';
import type {Phone} from '../phone.js';
import {WatchRelay} from '../watch-relay.js';

/**
 * A phone whose code is still on its way: pages of other hosts do without it. What it is told meanwhile waits. Where the
 * code cannot be had it says so as a phone without a core does, and `reconnect` tries again.
 */
export class LatePhone extends PhoneBase {
  readonly #relay = new WatchRelay();
  #phone: Phone | null = null;
  #arriving: Promise<Phone>;
  #isLeft = false;

  constructor(private readonly load: () => Promise<Phone>) {
    super();
    this.#arriving = this.#arrive();
  }

  get page(): string {
    return this.#phone?.page ?? '';
  }

  override get state(): PhoneState {
    return this.#phone?.state ?? super.state;
  }

  override get ready(): Promise<void> {
    return this.#phone?.ready ?? super.ready;
  }

  get configuration(): Configuration | null {
    return this.#phone?.configuration ?? null;
  }

  get windowUrl(): string | null {
    return this.#phone?.windowUrl ?? null;
  }

  override watch<Name extends Topic>(topic: Name, listener: TopicListener<Name>): () => void {
    return this.#relay.watch(topic, listener);
  }

  override async send<C extends Command>(command: C): Promise<CommandResults[C['type']]> {
    if (command.type === 'reconnect' && !this.#phone) await this.#arriving.catch(() => this.start());
    return (await this.#arriving).send(command);
  }

  intend(direction: 'in' | 'out'): void {
    this.#phone?.intend(direction);
  }

  disconnect(): void {
    this.#isLeft = true;
    this.#phone?.disconnect();
    this.forget();
  }

  protected start(): void {
    this.#arriving = this.#arrive();
  }

  /** It has no core of its own. */
  protected postCommand(): void {}
  protected postWatch(): void {}

  #arrive(): Promise<Phone> {
    const arriving = this.load().then(
      phone => this.#welcome(phone),
      (thrown: unknown) => {
        const {code} = PhoneError.of(thrown);
        const missing = new PhoneError('part-missing', 'The code of the phone did not load.', {retryable: true});
        const error = code === 'internal' ? missing : PhoneError.of(thrown);
        this.refuse(error);
        throw error;
      },
    );
    arriving.catch(() => {});
    return arriving;
  }

  #welcome(phone: Phone): Phone {
    this.#phone = phone;
    this.#relay.follow(phone);
    phone.subscribe(state => this.update(state));
    this.update(phone.state);
    if (this.#isLeft) phone.disconnect();
    return phone;
  }
}
