import type {Topic, TopicListener} from '../protocol/index.js';
import type {Phone} from './phone.js';
import {Watches} from './watches.js';

/** What is watched here while the phone comes, goes and becomes another one. */
export class WatchRelay {
  #phone: Phone | null = null;
  #ends = new Map<Topic, () => void>();
  #watches = new Watches((topic, on) => (on ? this.#begin(topic) : this.#end(topic)));

  watch<Name extends Topic>(topic: Name, listener: TopicListener<Name>): () => void {
    return this.#watches.watch(topic, listener);
  }

  /** Null: there is no phone; nothing is known. */
  follow(phone: Phone | null): void {
    for (const topic of this.#watches.topics) this.#end(topic);
    this.#phone = phone;
    this.#watches.forget();
    for (const topic of this.#watches.topics) this.#begin(topic);
  }

  #begin(topic: Topic): void {
    const end = this.#phone?.watch(topic, value => this.#watches.tell(topic, value));
    if (end) this.#ends.set(topic, end);
  }

  #end(topic: Topic): void {
    this.#ends.get(topic)?.();
    this.#ends.delete(topic);
  }
}
