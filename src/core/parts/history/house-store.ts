import type {HistoryEntry} from '../../../protocol/index.js';
import {type Entries, oldest} from './entries.js';
import {readEntries, readEntry} from './read-entry.js';

/** What the server has not taken yet: an entry that is new or was seen, one that was deleted, or that all were. */
export type Change = {readonly put: HistoryEntry} | {readonly remove: string} | {readonly clear: true};

/** Milliseconds that the server has to answer. */
const deadline = 10_000;
/** Milliseconds between two looks at what other browsers have done: when somebody opens the list, else, and at all of it. */
const [soon, pause, whole] = [5_000, 120_000, 3_600_000];
const day = 86_400_000;
/** Characters of an answer: some more than the longest list has. */
const longest = 8_000_000;
/** The same request may be taken another time; with others it never will. */
const passing = [401, 403, 408, 425, 429];

export interface House {
  readonly url: string;
  readonly days: number | undefined;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  failed(thrown: unknown): void;
  /** Something was taken: it need not be kept any more. */
  taken(): void;
  /** All entries since then that the server has. */
  received(entries: Entries, since: number): void;
}

const idOf = (change: Change): string | undefined =>
  'put' in change ? change.put.id : 'remove' in change ? change.remove : undefined;

/** The site's own store. What it does not take at once waits; what it answers and is no list of calls changes nothing. */
export class HouseStore {
  unsent: readonly Change[] = [];
  #house: House;
  #isBusy = false;
  #isRefused = false;
  #readAt = 0;
  #wholeAt = 0;

  constructor(house: House) {
    this.#house = house;
  }

  /** The newest about an entry is sent, once. */
  change(...changes: readonly Change[]): void {
    const gone = new Set(changes.map(idOf));
    const isClear = changes.some(change => 'clear' in change);
    this.unsent = [...this.unsent.filter(change => !isClear && !gone.has(idOf(change))), ...changes];
    void this.sync();
  }

  /** What was kept of whoever logs in: the list is read anew, and all of it. */
  restore(kept: unknown): void {
    this.#readAt = this.#wholeAt = 0;
    this.unsent = (Array.isArray(kept) ? kept : []).flatMap((change: Change) => {
      const put = readEntry((change as {put?: unknown}).put);
      if (put) return {put};
      return 'remove' in change || 'clear' in change ? change : [];
    });
  }

  /** `entries` with what the server does not know yet. */
  with(entries: Entries): Entries {
    return this.unsent.reduce<Entries>((all, change) => {
      if ('clear' in change) return [];
      const others = all.filter(({id}) => id !== idOf(change));
      return 'put' in change ? [change.put, ...others] : others;
    }, entries);
  }

  /** Sends what waits; and reads what other browsers of the clerk have done, where that was not just done. `isLooked`: somebody looks. */
  async sync(isLooked = false): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const {failed, taken, now} = this.#house;
    try {
      for (let [next] = this.unsent; next; [next] = this.unsent) {
        const sent = next;
        await this.#send(sent);
        this.unsent = this.unsent.filter(change => change !== sent);
        taken();
      }
      if (now() - this.#readAt >= (isLooked ? soon : pause)) await this.#read();
      this.#isRefused = false;
    } catch (thrown) {
      if (!this.#isRefused) failed(thrown);
      this.#isRefused = true;
    } finally {
      this.#isBusy = false;
    }
    // It came while the answer was read.
    if (this.unsent.length > 0 && !this.#isRefused) void this.sync();
  }

  async #send(change: Change): Promise<void> {
    const {url} = this.#house;
    if ('put' in change) return this.#take('POST', url, JSON.stringify(change.put));
    const {href, pathname} = new URL(url);
    const entry = 'remove' in change ? `${pathname.replace(/\/$/, '')}/${encodeURIComponent(change.remove)}` : href;
    return this.#take('DELETE', new URL(entry, href).href);
  }

  async #take(method: string, url: string, body?: string): Promise<void> {
    const {ok, status} = await this.#ask(url, {
      method,
      ...(body === undefined ? {} : {body, headers: {'content-type': 'application/json'}}),
    });
    if (!ok && (status >= 500 || passing.includes(status))) throw new Error(`HTTP ${status}`);
  }

  async #read(): Promise<void> {
    const {url, days, now, received} = this.#house;
    const isWhole = now() - this.#wholeAt >= whole;
    const since = Math.max(oldest(now(), days), isWhole ? 0 : now() - day);
    const address = new URL(url);
    address.searchParams.set('since', new Date(since).toISOString());
    const response = await this.#ask(address.href, {method: 'GET', headers: {accept: 'application/json'}});
    if (!response.ok || !/^application\/json\b/i.test(response.headers.get('content-type') ?? ''))
      throw new Error(`HTTP ${response.status}`);
    const answer = await response.text();
    const entries = answer.length > longest ? null : readEntries(JSON.parse(answer));
    if (!entries) throw new Error('no list');
    this.#readAt = now();
    if (isWhole) this.#wholeAt = this.#readAt;
    received(entries, since);
  }

  /** To the phone's own host, with the cookie of its session. */
  #ask(url: string, more: RequestInit): Promise<Response> {
    const {fetch} = this.#house;
    const signal = AbortSignal.timeout(deadline);
    return fetch(url, {
      credentials: 'same-origin',
      mode: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
      signal,
      ...more,
    });
  }
}
