import type {PartStorage} from '../core/parts/part.js';
import {Database} from '../core/survival/database.js';

/** Milliseconds that a new core waits for what was kept. */
const patience = 3_000;

/** What the parts of a phone keep, in IndexedDB; cores of the same phone tell each other what they save. */
export class IndexedStorage implements PartStorage {
  #database = new Database('amtsleitung-parts', 'kept');
  #phone: string;
  /** Null where the browser refuses all storage to a frame of another site. */
  #channel: BroadcastChannel | null = null;

  /** `failed`: told of what the browser refuses; the phone goes on without memory. */
  constructor(
    phone: string,
    private readonly failed: (what: string, thrown: unknown) => void,
  ) {
    this.#phone = phone;
    try {
      this.#channel = new BroadcastChannel(`${phone} parts`);
    } catch (thrown) {
      failed('talk between cores of what is kept', thrown);
    }
  }

  load(name: string): Promise<unknown> {
    const kept = this.#database.run('readonly', entries => entries.get(this.#key(name)));
    const late = new Promise(resolve => setTimeout(resolve, patience));
    return Promise.race([kept.catch((thrown: unknown) => void this.failed(`reading of kept ${name}`, thrown)), late]);
  }

  save(name: string, value: unknown): void {
    this.#database
      .run('readwrite', entries => entries.put(value, this.#key(name)))
      .catch((thrown: unknown) => this.failed(`keeping of ${name}`, thrown));
    this.#channel?.postMessage({name, value});
  }

  follow(name: string, listener: (value: unknown) => void): void {
    this.#channel?.addEventListener('message', ({data}: MessageEvent<{name: string; value: unknown}>) => {
      if (data.name === name) listener(data.value);
    });
  }

  #key(name: string): string {
    return `${this.#phone} ${name}`;
  }
}
