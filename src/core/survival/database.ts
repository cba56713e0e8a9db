/** One store of IndexedDB, opened when it is first used. Rejects where the browser refuses it. */
export class Database {
  #open: Promise<IDBDatabase> | null = null;

  constructor(
    private readonly name: string,
    private readonly store: string,
  ) {}

  async run<Value>(mode: IDBTransactionMode, work: (entries: IDBObjectStore) => IDBRequest): Promise<Value> {
    const forget = () => (this.#open = null);
    this.#open ??= this.#connect(forget).catch((thrown: unknown) => {
      forget();
      throw thrown;
    });
    const transaction = (await this.#open).transaction(this.store, mode, {durability: 'relaxed'});
    const request = work(transaction.objectStore(this.store));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result as Value);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('not stored'));
    });
  }

  /** `onlost`: the user has cleared the storage, and only a new connection finds any. */
  async #connect(onlost: () => void): Promise<IDBDatabase> {
    // Throws at once where the browser lets nobody store.
    const request = indexedDB.open(this.name, 1);
    return new Promise((resolve, reject) => {
      request.onupgradeneeded = () => request.result.createObjectStore(this.store);
      request.onsuccess = () => {
        request.result.onclose = onlost;
        resolve(request.result);
      };
      request.onerror = () => reject(request.error ?? new Error('no database'));
    });
  }
}
