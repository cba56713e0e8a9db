import {randomId} from '../../client/random-id.js';

interface Entry {
  readonly key: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
  readonly at: number;
}

/** Milliseconds after which nobody comes for a note any more. */
const tooOld = 43_200_000;
const [database, store] = ['amtsleitung-notes', 'notes'];

/**
 * Keeps notes while this tab goes from page to page, at the page's own origin. They are encrypted with a key that no script can read out,
 * and are gone with their calls: a look into the storage shows nothing. Where the browser refuses it, a note lasts as long as its page.
 */
export class NoteStore {
  readonly #tab = tabId();
  #open: Promise<IDBDatabase> | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  /** All that this tab has, by call. */
  async load(): Promise<Map<string, string>> {
    const keys = await this.#run<string[]>('readonly', notes => notes.getAllKeys());
    const found = new Map<string, string>();
    for (const name of keys) {
      const entry = await this.#run<Entry | undefined>('readonly', notes => notes.get(name));
      if (!entry) continue;
      if (Date.now() - entry.at > tooOld) await this.#run('readwrite', notes => notes.delete(name));
      else if (name.startsWith(this.#tab)) found.set(name.slice(this.#tab.length), await readable(entry));
    }
    return found;
  }

  /** An empty one is removed. What is written later comes later. */
  save(call: string, text: string): void {
    const name = this.#tab + call;
    this.#queue = this.#queue
      .then(async () => {
        const entry = text && (await encrypted(text));
        await this.#run('readwrite', notes => (entry ? notes.put(entry, name) : notes.delete(name)));
      })
      .catch(() => {});
  }

  async #run<Value>(mode: IDBTransactionMode, work: (notes: IDBObjectStore) => IDBRequest): Promise<Value> {
    this.#open ??= opened();
    const transaction = (await this.#open).transaction(store, mode);
    const request = work(transaction.objectStore(store));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result as Value);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('not stored'));
    });
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
  });
}

async function encrypted(text: string): Promise<Entry> {
  const key = await crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({name: 'AES-GCM', iv}, key, new TextEncoder().encode(text));
  return {key, iv, data, at: Date.now()};
}

const readable = async ({key, iv, data}: Entry): Promise<string> =>
  new TextDecoder().decode(await crypto.subtle.decrypt({name: 'AES-GCM', iv}, key, data));

/** Each tab has its own notes: the application is told of each one once. */
function tabId(): string {
  const id = `${randomId()} `;
  try {
    const known = sessionStorage.getItem(database);
    if (known) return known;
    sessionStorage.setItem(database, id);
  } catch {
    // The browser refuses it: what is written here is for this page alone.
  }
  return id;
}
