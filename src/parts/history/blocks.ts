import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {GatedPhone} from '../../controllers/index.js';
import type {HistoryBlock, HistoryEntry} from '../../protocol/index.js';

/** Calls that are there without anybody scrolling. */
const first = 40;

/** Watches the list of calls, and of its blocks those that are shown. */
export class Blocks implements ReactiveController {
  #phone: GatedPhone | null = null;
  #end: (() => void) | undefined;
  #index: readonly HistoryBlock[] | undefined;
  #watched = new Map<HistoryBlock['topic'], {end: () => void; entries: readonly HistoryEntry[] | undefined}>();
  /** Blocks that are shown. */
  #reach = 0;
  #shown = '';
  #entries: readonly HistoryEntry[] | null = null;

  /** `wanted`: the phone, as long as the list is shown; asked at each update, as is whether a block is of any use. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly wanted: () => GatedPhone | null,
    private readonly isOfUse: (block: HistoryBlock) => boolean,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const phone = this.wanted();
    if (phone !== this.#phone) this.#begin(phone);
    this.#watch();
  }

  hostDisconnected(): void {
    this.#begin(null);
  }

  /** Undefined until it is known. */
  get isEmpty(): boolean | undefined {
    return this.#index && this.#index.length === 0;
  }

  /** The newest first; the same array until something changed. */
  get entries(): readonly HistoryEntry[] {
    this.#entries ??= this.#useful.slice(0, this.#reach).flatMap(({topic}) => this.#watched.get(topic)?.entries ?? []);
    return this.#entries;
  }

  get hasMore(): boolean {
    return this.#useful.length > this.#reach;
  }

  more(): void {
    if (!this.hasMore) return;
    this.#reach++;
    this.host.requestUpdate();
  }

  get #useful(): readonly HistoryBlock[] {
    return this.#index?.filter(this.isOfUse) ?? [];
  }

  #begin(phone: GatedPhone | null): void {
    this.#end?.();
    for (const {end} of this.#watched.values()) end();
    this.#watched.clear();
    this.#phone = phone;
    this.#index = undefined;
    this.#entries = null;
    this.#reach = 0;
    this.#shown = '';
    this.#end = phone?.watch('history', index => {
      this.#index = index;
      this.#changed();
    });
  }

  #changed(): void {
    this.#entries = null;
    this.host.requestUpdate();
  }

  #watch(): void {
    const blocks = this.#useful;
    const calls = () => blocks.slice(0, this.#reach).reduce((sum, block) => sum + block.calls, 0);
    while (this.#reach < blocks.length && calls() < first) this.#reach++;
    const topics = blocks.slice(0, this.#reach).map(({topic}) => topic);
    const shown = topics.join();
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#entries = null;
    for (const topic of topics) if (this.#phone && !this.#watched.has(topic)) this.#follow(this.#phone, topic);
    for (const [topic, {end}] of this.#watched) {
      if (topics.includes(topic)) continue;
      end();
      this.#watched.delete(topic);
    }
  }

  #follow(phone: GatedPhone, topic: HistoryBlock['topic']): void {
    const watched = {end: () => {}, entries: undefined as readonly HistoryEntry[] | undefined};
    this.#watched.set(topic, watched);
    watched.end = phone.watch(topic, entries => {
      watched.entries = entries;
      this.#changed();
    });
  }
}
