import {MOST_TOPICS, type PageId, type TopicMessage, type TopicRule, type TopicValues} from '../protocol/index.js';

/** A page watches a topic; null: nobody does any more. */
export type Demand = (topic: string, by: {readonly page: PageId; readonly guest: boolean} | null) => void;

/**
 * What pages watch: the newest value of each topic goes to the pages that watch it, once per microtask, and to no other.
 * Whoever brings a topic says first who may watch it.
 */
export class Topics {
  #post: (page: PageId, message: TopicMessage) => void;
  #demand: Demand;
  #rules = new Map<string, TopicRule>();
  #values = new Map<string, unknown>();
  /** What each page watches, and whether for a page of another host. */
  #watches = new Map<PageId, Map<string, boolean>>();
  #changed = new Set<string>();

  /** `demand`: told when the first page begins to watch a topic, when another one does, and when the last one leaves off. */
  constructor(post: (page: PageId, message: TopicMessage) => void, demand: Demand = () => {}) {
    this.#post = post;
    this.#demand = demand;
  }

  offer(rules: Readonly<Record<string, TopicRule>>): void {
    for (const [topic, rule] of Object.entries(rules)) this.#rules.set(topic, rule);
  }

  /** `undefined`: nothing is known any more, and nothing is kept. */
  set<Name extends keyof TopicValues>(topic: Name, value: TopicValues[Name] | undefined): void {
    this.#values.set(topic, value);
    if (this.#changed.size === 0) queueMicrotask(() => this.flush());
    this.#changed.add(topic);
  }

  /** Sends what changed now. */
  flush(): void {
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const [page, topics] of this.#watches)
      for (const topic of changed) if (topics.has(topic)) this.#send(page, topic);
    for (const topic of changed) if (this.#values.get(topic) === undefined) this.#values.delete(topic);
  }

  /** A topic that nobody has offered yet may still come: the page watches it from then on. */
  watch(page: PageId, topic: string, {on, guest}: {on: boolean; guest: boolean}): void {
    const topics = this.#watches.get(page) ?? new Map<string, boolean>();
    if (!on) this.#leave(topics, topic);
    // What a page of another host hears as well is no more than that may hear.
    else if (topics.has(topic)) topics.set(topic, guest || topics.get(topic) === true);
    else if (topics.size < MOST_TOPICS) {
      this.#watches.set(page, topics.set(topic, guest));
      this.#send(page, topic);
      this.#demand(topic, {page, guest});
    }
  }

  gone(page: PageId): void {
    const topics = this.#watches.get(page);
    this.#watches.delete(page);
    for (const topic of topics?.keys() ?? []) this.#leave(topics, topic);
  }

  #leave(topics: Map<string, boolean> | undefined, topic: string): void {
    topics?.delete(topic);
    if (![...this.#watches.values()].some(watched => watched.has(topic))) this.#demand(topic, null);
  }

  /** A rule of `quality/` is for all topics that begin so. */
  #ruleOf(topic: string): TopicRule | undefined {
    return this.#rules.get(topic.replace(/\/.*/, '/'));
  }

  #send(page: PageId, topic: string): void {
    if (!this.#values.has(topic)) return;
    const value = this.#values.get(topic);
    const guests = this.#watches.get(page)?.get(topic) === false || this.#ruleOf(topic)?.guests;
    if (guests) this.#post(page, {type: 'topic', topic, value: forGuests(value, guests)});
  }
}

function forGuests(value: unknown, guests: NonNullable<TopicRule['guests']>): unknown {
  if (guests === true) return value;
  return typeof guests === 'function' ? guests(value) : membersOf(value, guests);
}

/** What is over is over for guests, too. */
function membersOf(value: unknown, names: readonly string[]): unknown {
  if (value === undefined) return undefined;
  return Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => names.includes(name)));
}
