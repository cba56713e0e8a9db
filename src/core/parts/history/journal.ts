import type {EndedCall} from '../../../protocol/index.js';
import type {PartContext} from '../part.js';
import {blocks, type Entries, entryOf, isMissed, isUnseen, oldest, ordered, twins} from './entries.js';
import {HouseStore} from './house-store.js';
import {readEntries} from './read-entry.js';
import {Vault} from './vault.js';

const name = 'history';

type Block = `history/${string}`;
const isBlock = (topic: string): topic is Block => topic.startsWith('history/');

/** What is kept for the next core, encrypted. */
interface Kept {
  readonly aor: string;
  readonly entries: unknown;
  readonly unsent: unknown;
}

/** The clerk's list of calls: what pages see of it, what is kept in this browser, and what the site's store has. */
export class Journal {
  #context: PartContext;
  #vault: Vault;
  #house: HouseStore | null = null;
  #days: number | undefined;
  #aor = '';
  #entries: Entries = [];
  /** Blocks that pages watch, as they were last told. */
  #watched = new Map<Block, Entries>();
  /** One thing after the other: what was kept is read first. */
  #turn: Promise<void> = Promise.resolve();
  #writing: Promise<unknown> = Promise.resolve();
  #isChanged = false;

  constructor(context: PartContext, ask: typeof fetch = fetch.bind(globalThis)) {
    const {configuration, storage, failed, now, secret} = context;
    this.#context = context;
    this.#vault = new Vault(secret);
    const {days, store} = configuration.history || {};
    this.#days = days;
    if (store)
      this.#house = new HouseStore({
        ...{url: store, days, fetch: ask, now},
        failed: failed('store of calls'),
        taken: () => this.#keep(),
        received: (entries, since) => void this.#next(() => this.#merge(entries, since)),
      });
    storage.follow(name, sealed => void this.#next(() => this.#takeOver(sealed)));
  }

  /** Whose list it is. That of somebody else is not shown, and is gone. */
  of(aor: string): Promise<void> {
    return this.#next(async () => {
      if (aor === this.#aor) return;
      this.#aor = aor;
      const sealed = await this.#context.storage.load(name);
      const kept = await this.#read(sealed);
      this.#house?.restore(kept?.unsent);
      this.#show(readEntries(kept?.entries) ?? []);
      if (sealed && !kept) this.#keep();
    });
  }

  add(call: EndedCall): Promise<void> {
    return this.#next(() => {
      const entry = entryOf(call);
      this.#change([entry, ...this.#entries]);
      this.#house?.change({put: entry});
    });
  }

  /** All that is missed was seen. */
  see(): Promise<void> {
    return this.#next(() => {
      const seen = this.#entries.filter(isUnseen).map(entry => ({...entry, seen: true}) as const);
      if (seen.length === 0) return;
      this.#change([...seen, ...this.#entries]);
      this.#house?.change(...seen.map(put => ({put})));
    });
  }

  /** One, or all. */
  remove(id?: string): Promise<void> {
    return this.#next(() => {
      this.#change(id === undefined ? [] : this.#entries.filter(entry => entry.id !== id));
      this.#house?.change(id === undefined ? {clear: true} : {remove: id});
    });
  }

  /** `by`: null: nobody does any more. Whoever begins to look wants what other browsers have done. */
  async watched(topic: string, by: object | null): Promise<void> {
    if (by && ['history', 'missed'].includes(topic)) void this.#house?.sync(true);
    if (isBlock(topic))
      await this.#next(() => {
        if (by && this.#watched.has(topic)) return;
        if (!by) this.#watched.delete(topic);
        const block = by ? (blocks(this.#entries).get(topic) ?? []) : undefined;
        if (block) this.#watched.set(topic, block);
        this.#context.topics.set(topic, block);
      });
  }

  /** Forgets what has become too old, and asks the store. Each half minute or so, while the phone is registered. */
  keepUp(): Promise<void> {
    return this.#next(() => {
      const last = this.#entries.at(-1);
      if (last && last.startedAt < this.#oldest) this.#change(this.#entries);
      void this.#house?.sync();
    });
  }

  get #oldest(): number {
    return oldest(this.#context.now(), this.#days);
  }

  #change(entries: Entries): void {
    this.#show(entries);
    this.#keep();
  }

  #show(entries: Entries): void {
    const {topics} = this.#context;
    this.#entries = ordered(entries, this.#oldest);
    const all = blocks(this.#entries);
    const counted = (block: Entries) => ({calls: block.length, missed: block.filter(isMissed).length});
    topics.set(
      'history',
      [...all].map(([topic, block]) => ({topic, ...counted(block)})),
    );
    topics.set('missed', this.#entries.filter(isUnseen).length);
    for (const [topic, before] of this.#watched) {
      const block = all.get(topic) ?? [];
      if (block.length === before.length && block.every((entry, at) => entry === before[at])) continue;
      this.#watched.set(topic, block);
      topics.set(topic, block);
    }
  }

  /** What the store has, with what it has not taken yet. */
  #merge(entries: Entries, since: number): void {
    const older = this.#entries.filter(({startedAt}) => startedAt < since);
    const known = new Map(this.#entries.map(entry => [entry.id, entry]));
    // What did not change keeps its identity: pages are told of the rest.
    const read = entries.map(entry => {
      const before = known.get(entry.id);
      return before && !before.seen === !entry.seen ? before : entry;
    });
    const all = ordered(this.#house?.with([...read, ...older]) ?? [], this.#oldest);
    const doubled = twins(all);
    this.#change(all.filter(entry => !doubled.includes(entry)));
    if (doubled.length > 0) this.#house?.change(...doubled.map(({id}) => ({remove: id})));
  }

  /** Another core of this phone has changed the list. */
  async #takeOver(sealed: unknown): Promise<void> {
    const entries = readEntries((await this.#read(sealed))?.entries);
    if (entries) this.#show(entries);
  }

  /** Null where it cannot be read, or is somebody else's. */
  async #read(sealed: unknown): Promise<Kept | null> {
    const kept = (await this.#vault.open(sealed)) as Kept | null;
    return kept?.aor === this.#aor ? kept : null;
  }

  /** Writes the newest, once for all that comes meanwhile. */
  #keep(): void {
    if (this.#isChanged) return;
    this.#isChanged = true;
    const {storage, failed} = this.#context;
    const write = async () => {
      this.#isChanged = false;
      const kept: Kept = {aor: this.#aor, entries: this.#entries, unsent: this.#house?.unsent};
      const sealed = await this.#vault.seal(kept);
      if (sealed) storage.save(name, sealed);
    };
    this.#writing = this.#writing.then(write).catch(failed('keeping of the list of calls'));
  }

  #next(what: () => void | Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(what).catch(this.#context.failed('list of calls'));
    return this.#turn;
  }
}
