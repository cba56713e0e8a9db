import type {Topic, TopicListener, TopicValues} from '../protocol/index.js';
import {tellAll} from './tell-all.js';

interface Watched {
  value: unknown;
  readonly tells: Set<(value: never) => void>;
}

/** Who watches which topics in this page, and what is known of them. Whoever comes later hears at once what is known. */
export class Watches {
  #watched = new Map<Topic, Watched>();

  /** `ask`: called when a topic is wanted, and when nobody wants it any more. */
  constructor(private readonly ask: (topic: Topic, on: boolean) => void) {}

  get topics(): readonly Topic[] {
    return [...this.#watched.keys()];
  }

  /** Returns the function that ends it. */
  watch<Name extends Topic>(topic: Name, listener: TopicListener<Name>): () => void {
    // One function may watch twice.
    const tell: TopicListener<Name> = value => listener(value);
    const known = this.#watched.get(topic);
    const watched: Watched = known ?? {value: undefined, tells: new Set()};
    const {tells} = watched;
    tells.add(tell);
    if (!known) {
      this.#watched.set(topic, watched);
      this.ask(topic, true);
    } else if (watched.value !== undefined) {
      queueMicrotask(() => tells.has(tell) && tell(watched.value as TopicValues[Name]));
    }
    return () => {
      if (!tells.delete(tell) || tells.size > 0) return;
      this.#watched.delete(topic);
      this.ask(topic, false);
    };
  }

  tell(topic: string, value: unknown): void {
    const watched = this.#watched.get(topic as Topic);
    if (!watched || watched.value === value) return;
    watched.value = value;
    // Whoever begins to watch meanwhile is told by itself.
    tellAll([...watched.tells], value as never);
  }

  /** The phone is gone, and what was known of it. */
  forget(): void {
    for (const topic of this.#watched.keys()) this.tell(topic, undefined);
  }
}
