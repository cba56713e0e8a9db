import {PhoneError} from '../../protocol/index.js';
import {Database} from './database.js';
import {tooOld, type Recovery, type RecoveryStore} from './recovery.js';

/** Milliseconds that a new core waits for what the last one left. */
const patience = 3_000;

interface Entry {
  readonly key: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
  /** When it was written, in epoch milliseconds. */
  readonly at: number;
}

/**
 * In IndexedDB, which outlives the worker and the browser. The other party's name and number are in it, to show them when a
 * call could not be brought back; so it is encrypted with a key that no script can read out, and a look into the storage
 * shows nothing.
 */
export class IndexedRecovery implements RecoveryStore {
  #name: string;
  /** The names are as old as the first version: an update finds what the one before has written. */
  #database = new Database('amtsleitung', 'journal');
  #key: CryptoKey | null = null;
  #writing: Promise<unknown> = Promise.resolve();
  #next: Recovery | null = null;
  #isRefused = false;

  /**
   * @param name Whose: the worker's name.
   * @param failed Told of what the browser refuses; of a refusal to write once, until it is well again.
   */
  constructor(
    name: string,
    private readonly failed: (what: string, thrown: unknown) => void,
  ) {
    this.#name = name;
  }

  /** Null also where the browser refuses, or does not answer: a phone without memory is better than none. */
  async load(): Promise<Recovery | null> {
    try {
      return await Promise.race([this.#load(), silence()]);
    } catch (thrown) {
      this.failed('reading of kept calls', thrown);
      return null;
    }
  }

  async #load(): Promise<Recovery | null> {
    const entry = await this.#database.run<Entry | undefined>('readonly', entries => entries.get(this.#name));
    if (!entry) return null;
    this.#key = entry.key;
    const plain = await crypto.subtle.decrypt({name: 'AES-GCM', iv: entry.iv}, entry.key, entry.data);
    return JSON.parse(new TextDecoder().decode(plain)) as Recovery;
  }

  /** Writes the newest; those that came while one was being written are skipped. */
  save(recovery: Recovery): void {
    const idle = this.#next === null;
    this.#next = recovery;
    if (!idle) return;
    this.#writing = this.#writing
      .then(() => this.#write())
      .then(
        () => (this.#isRefused = false),
        (thrown: unknown) => {
          if (!this.#isRefused) this.failed('keeping of calls', thrown);
          this.#isRefused = true;
        },
      );
  }

  /** Removes what nobody takes up any more: what was left long ago, by who is gone. */
  async sweep(isGone: (name: string) => boolean): Promise<void> {
    await this.#database.run('readwrite', entries => {
      const search = entries.openCursor();
      search.onsuccess = () => {
        const {result: cursor} = search;
        if (cursor && isGone(String(cursor.key)) && Date.now() - (cursor.value as Entry).at > tooOld) cursor.delete();
        cursor?.continue();
      };
      return search;
    });
  }

  async #write(): Promise<void> {
    const recovery = this.#next;
    this.#next = null;
    if (!recovery) return;
    this.#key ??= await crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(recovery));
    const entry: Entry = {
      key: this.#key,
      iv,
      data: await crypto.subtle.encrypt({name: 'AES-GCM', iv}, this.#key, text),
      at: Date.now(),
    };
    await this.#database.run('readwrite', entries => entries.put(entry, this.#name));
  }
}

const silence = (): Promise<never> =>
  new Promise((_resolve, reject) => setTimeout(() => reject(new PhoneError('timeout')), patience));
