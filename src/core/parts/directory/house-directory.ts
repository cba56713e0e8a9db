import {SHORTEST_GUEST_QUERY, type DirectoryHits, type KnownParty} from '../../../protocol/index.js';
import type {Demand} from '../../topics.js';
import type {PartContext} from '../part.js';
import {Pace} from './pace.js';
import {Search} from './search.js';
import {sourceOf, type Source} from './sources.js';

const prefix = 'directory/';
/** Characters that are searched. */
const longest = 80;

/** All sources of the house: a search for each topic that somebody watches, and whose number it is. */
export class HouseDirectory {
  #context: Pick<PartContext, 'configuration' | 'now' | 'topics'>;
  #all: readonly Source[];
  #forGuests: readonly Source[];
  #searches = new Map<string, Search>();
  #pace: Pace;
  /** What pages of other hosts get in place of a value. */
  #guestValues = new WeakMap<object, DirectoryHits>();

  constructor(
    context: Pick<PartContext, 'configuration' | 'now' | 'topics'>,
    fetcher: typeof fetch = fetch.bind(globalThis),
  ) {
    const {configuration, now} = context;
    this.#context = context;
    this.#pace = new Pace(now);
    const environment = {fetch: fetcher, now, site: configuration.site};
    this.#all = (configuration.directory ?? []).map(source => sourceOf(source, environment));
    this.#forGuests = this.#all.filter(({guests}) => guests);
  }

  readonly watched: Demand = (topic, by) => {
    if (!topic.startsWith(prefix)) return;
    const query = topic.slice(prefix.length, prefix.length + longest).trim();
    if (!by) this.#forget(topic);
    else if (!by.guest) this.#search(topic, query, this.#all);
    else if ([...query].length >= SHORTEST_GUEST_QUERY)
      this.#pace.take(by.page, topic, () => this.#search(topic, query, this.#forGuests));
  };

  forGuests(value: unknown): DirectoryHits | undefined {
    return this.#guestValues.get(Object(value) as object);
  }

  /** By the first source that knows it. */
  async whoHas(number: string): Promise<KnownParty | undefined> {
    for (const source of this.#all) {
      const entry = await source.whoHas(number).catch(() => undefined);
      if (!entry) continue;
      const {name, department} = entry;
      return {name, ...(department ? {department} : {}), ...(source.guests ? {} : {guests: false})};
    }
    return undefined;
  }

  #search(topic: string, query: string, sources: readonly Source[]): void {
    const {configuration} = this.#context;
    const search = this.#searches.get(topic) ?? new Search(query, configuration.site, () => this.#tell(topic, query));
    this.#searches.set(topic, search);
    search.ask(query === '' ? [] : sources);
  }

  #tell(topic: string, query: string): void {
    const search = this.#searches.get(topic);
    if (!search) return;
    const value = search.of(this.#all);
    if ([...query].length >= SHORTEST_GUEST_QUERY) this.#guestValues.set(value, search.of(this.#forGuests));
    this.#context.topics.set(topic as `directory/${string}`, value);
  }

  #forget(topic: string): void {
    this.#pace.forget(topic);
    this.#searches.get(topic)?.end();
    this.#searches.delete(topic);
    this.#context.topics.set(topic as `directory/${string}`, undefined);
  }
}
