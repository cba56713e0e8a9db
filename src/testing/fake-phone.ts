/** @file A phone without a PBX: what it says is put in by hand, what it is asked is written down. */
import type {Card, Cards} from '../client/cards.js';
import type {OpenQuestion, Phone} from '../client/phone.js';
import {CommandMethods} from '../protocol/command-methods.js';
import {
  type Call,
  type CallId,
  type Command,
  type CommandResults,
  type CommandType,
  type Configuration,
  type EndedCall,
  type PhoneError,
  type PhoneState,
  type Topic,
  type TopicListener,
  type TopicValues,
  initialState,
  rowOf,
} from '../protocol/index.js';
import {aRingingCall} from './calls.js';

type Refusal = PhoneError | undefined;

/** What commands settle with that yield something. */
const yielded = {call: 'new-call', text: 'diagnosis'};

const Methods = CommandMethods as unknown as new () => Pick<Phone, CommandType & keyof Phone>;

/**
 * A phone without a PBX, a worker or a microphone, for tests and demonstrations: its state is set by hand, and it keeps the
 * commands that it gets. Nothing comes of a command by itself: what the phone would do next, the script says.
 */
export class FakePhone extends Methods implements Phone {
  /** Who this page is in the state: a call whose `media.page` is this has its audio here. */
  readonly page = 'this-page';
  /** The snapshot; `set`, `change`, `ring` and `end` make the next one. */
  state: PhoneState = {...initialState, pages: {...initialState.pages, count: 1, announcer: 'this-page'}};
  /** As the page's configuration would be after it was read. */
  configuration: Configuration | null = null;
  windowUrl: string | null = null;
  confirmsNumbers = false;
  question: OpenQuestion | null = null;
  /** What the page has said of calls. */
  cards: Cards = new Map();
  /** All commands so far, as data: `{type: 'hold', id: 'schmid'}`. */
  readonly commands: Command[] = [];
  /** What the user was about to do, as elements said it. */
  readonly intents: ('in' | 'out')[] = [];
  /** Whether the page has left the phone. */
  isDisconnected = false;
  /** What the next commands are refused with, if anything; a promise lets them wait. Default: each is accepted. */
  answerWith: (command: Command) => Promise<Refusal> | Refusal = () => undefined;
  readonly ready: Promise<void>;
  /** Settles `ready`. */
  becomeReady: () => void = () => {};
  /** Rejects `ready`. */
  failToStart: (error: PhoneError) => void = () => {};
  readonly #told = new Map<Topic, unknown>();
  readonly #watches = new Set<{topic: Topic; tell: (value: never) => void}>();
  readonly #listeners = new Set<(state: PhoneState, previous: PhoneState) => void>();

  /** Begins with these slices of the state; without them it is neither connected nor registered. */
  constructor(slices: Partial<PhoneState> = {}) {
    super();
    this.ready = new Promise((resolve, reject) => {
      this.becomeReady = resolve;
      this.failToStart = reject;
    });
    this.ready.catch(() => {});
    this.state = {...this.state, ...slices};
  }

  /** Puts slices into the state and tells who listens. */
  set(slices: Partial<PhoneState>): void {
    const previous = this.state;
    this.state = {...previous, ...slices, revision: previous.revision + 1};
    for (const listener of [...this.#listeners]) listener(this.state, previous);
  }

  /** A further call, ringing unless something else is given; yields it. */
  ring(changes: Partial<Call> = {}): Call {
    const call = aRingingCall(changes);
    this.set({calls: [...this.state.calls, call]});
    return call;
  }

  /** Changes one running call. */
  change(id: string, changes: Partial<Call>): void {
    this.set({calls: this.state.calls.map(call => (call.id === id ? {...call, ...changes} : call))});
  }

  /** Ends one running call: the other side has hung up, unless something else is given. */
  end(id: string, how: Partial<EndedCall> = {}): void {
    const call = this.state.calls.find(other => other.id === id);
    if (!call) throw new Error(`No call ${id}`);
    const {direction, remote, dialled, context, startedAt, answeredAt} = call;
    const ended: EndedCall = {
      id,
      direction,
      remote,
      startedAt,
      ...(dialled === undefined ? {} : {dialled}),
      ...(context === undefined ? {} : {context}),
      ...(answeredAt === undefined ? {} : {answeredAt}),
      endedAt: Date.now(),
      reason: 'hung-up-there',
      ...how,
    };
    this.set({calls: this.state.calls.filter(other => other.id !== id), ended: [ended, ...this.state.ended]});
  }

  subscribe(listener: (state: PhoneState, previous: PhoneState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What is told of the topic, soon if it was told already. */
  watch<Name extends Topic>(topic: Name, tell: TopicListener<Name>): () => void {
    const watch = {topic, tell};
    this.#watches.add(watch);
    const told = this.#told.get(topic);
    if (told !== undefined) queueMicrotask(() => this.#watches.has(watch) && tell(told as TopicValues[Name]));
    return () => this.#watches.delete(watch);
  }

  /** Says this of a topic to whoever watches it, now and later. */
  tell<Name extends Topic>(topic: Name, value: TopicValues[Name] | undefined): void {
    this.#told.set(topic, value);
    for (const watch of [...this.#watches]) if (watch.topic === topic) watch.tell(value as never);
  }

  /** The topics that are watched. */
  get watched(): readonly Topic[] {
    return [...new Set([...this.#watches].map(({topic}) => topic))];
  }

  async send<C extends Command>(command: C): Promise<CommandResults[C['type']]> {
    this.commands.push(command);
    const refusal = await this.answerWith(command);
    if (refusal) throw refusal;
    const {yields} = rowOf(command.type) ?? {};
    return (yields && yielded[yields]) as CommandResults[C['type']];
  }

  async describe(id: CallId, card: Card | null): Promise<void> {
    const before = this.cards.get(id)?.context ?? '';
    const others = [...this.cards].filter(([other]) => other !== id);
    this.cards = new Map(card ? [...others, [id, card]] : others);
    this.set({});
    const {context = ''} = card ?? {};
    if (context !== before && this.state.calls.some(call => call.id === id)) await this.relate(id, context);
  }

  intend(direction: 'in' | 'out'): void {
    this.intents.push(direction);
  }

  disconnect(): void {
    this.isDisconnected = true;
  }
}
