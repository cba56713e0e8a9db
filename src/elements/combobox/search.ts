import type {GatedPhone} from '../../controllers/index.js';
import {type DirectoryHit, type DirectoryHits, type DirectoryLookup, MOST_HITS} from '../../protocol/index.js';
import {askPage} from './page-source.js';
import {standing} from './standing.js';

/** Who was found for a query, so far. */
export interface Found {
  readonly query: string;
  /** `source` is empty where the page itself knows them. */
  readonly hits: readonly DirectoryHit[];
  readonly isDone: boolean;
  /** The sources that could not be asked; an empty name: the page's own. */
  readonly failed: readonly string[];
}

export interface Sources {
  readonly phone: GatedPhone;
  /** Whether the configuration names sources, which the core asks. */
  readonly isConfigured: boolean;
  readonly lookup: DirectoryLookup | undefined;
  /** What is dialled for a number: by it the same person is known. */
  readonly dialled: (number: string) => string;
}

const nobody: Found = {query: '', hits: [], isDone: true, failed: []};

/** Looks for one query at a time, in the core's sources and in the page's own. */
export class Search {
  /** Of the query before, until somebody is found for this one, or nobody is. */
  found = nobody;
  #query = '';
  #core: DirectoryHits | undefined;
  /** Undefined: it has not answered yet; null: it could not be asked. */
  #ofPage: readonly DirectoryHit[] | null | undefined;
  readonly #ends: (() => void)[] = [];

  constructor(private readonly changed: () => void) {}

  /** Looks for a query, and no longer for the one before. */
  look(query: string, sources: Sources): void {
    if (query === this.#query) return;
    this.#stop();
    const {phone, isConfigured, lookup} = sources;
    const tell = () => this.#tell(query, sources);
    this.#query = query;
    this.#core = isConfigured ? undefined : {hits: [], searching: false, failed: []};
    this.#ofPage = lookup ? undefined : [];
    if (isConfigured)
      this.#ends.push(
        phone.watch(`directory/${query}`, value => {
          this.#core = value;
          tell();
        }),
      );
    if (lookup)
      this.#ends.push(
        askPage(lookup, query, entries => {
          this.#ofPage = entries && entries.map(entry => ({...entry, source: ''}));
          tell();
        }),
      );
  }

  /** Nothing is looked for any more. */
  forget(): void {
    this.#stop();
    this.found = nobody;
  }

  #stop(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#query = '';
  }

  #tell(query: string, {dialled}: Sources): void {
    if (query !== this.#query) return;
    const {hits = [], searching = true, failed = []} = this.#core ?? {};
    const known = new Set(hits.flatMap(({numbers}) => numbers.map(dialled)));
    const others = this.#ofPage?.filter(({numbers}) => !numbers.some(number => known.has(dialled(number)))) ?? [];
    const all = [...hits, ...others];
    const isDone = !searching && this.#ofPage !== undefined;
    if (!all.length && !isDone) return;
    const before = this.found.query === query ? this.found.hits : [];
    this.found = {
      query,
      hits: standing(before, all, ({name, numbers: [number]}) => `${name}\n${number}`).slice(0, MOST_HITS),
      isDone,
      failed: this.#ofPage === null ? [...failed, ''] : failed,
    };
    this.changed();
  }
}
