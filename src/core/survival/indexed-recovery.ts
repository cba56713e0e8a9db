import {tooOld, type Recovery, type RecoveryStore} from './recovery.js';

const database = 'amtsleitung';
/** Its name is as old as the first version: an update finds what the one before has written. */
const store = 'journal';
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
  #open: Promise<IDBDatabase> | null = null;
  #key: CryptoKey | null = null;
  #writing: Promise<unknown> = Promise.resolve();
  #next: Recovery | null = null;

  /** @param name Whose: the worker's name. */
  constructor(name: string) {
    this.#name = name;
  }

  /** Null also where the browser does not answer: a phone without memory is better than none. */
  load(): Promise<Recovery | null> {
    return Promise.race([this.#load(), new Promise<null>(resolve => setTimeout(resolve, patience, null))]);
  }

  async #load(): Promise<Recovery | null> {
    try {
      const entry = await this.#run<Entry | undefined>('readonly', entries => entries.get(this.#name));
      if (!entry) return null;
      this.#key = entry.key;
      const plain = await crypto.subtle.decrypt({name: 'AES-GCM', iv: entry.iv}, entry.key, entry.data);
      return JSON.parse(new TextDecoder().decode(plain)) as Recovery;
    } catch {
      return null;
    }
  }

  /** Writes the newest; those that came while one was being written are skipped. */
  save(recovery: Recovery): void {
    const idle = this.#next === null;
    this.#next = recovery;
    if (idle) this.#writing = this.#writing.then(() => this.#write()).catch(() => undefined);
  }

  /** Removes what nobody takes up any more: what was left long ago, by who is gone. */
  async sweep(isGone: (name: string) => boolean): Promise<void> {
    await this.#run('readwrite', entries => {
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
    await this.#run('readwrite', entries => entries.put(entry, this.#name));
  }

  async #run<Value>(mode: IDBTransactionMode, work: (entries: IDBObjectStore) => IDBRequest): Promise<Value> {
    this.#open ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(database, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(store);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no database'));
    });
    const transaction = (await this.#open).transaction(store, mode, {durability: 'relaxed'});
    const request = work(transaction.objectStore(store));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result as Value);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('not stored'));
    });
  }
}
