import {MOST_HITS, type DirectoryHits, type SiteConfiguration} from '../../../protocol/index.js';
import {merged} from '../../../directory/index.js';
import type {Found, Source} from './sources.js';

/** Milliseconds that each source has. */
const answerWithin = 5_000;

/** One search, and what each source has said so far. None waits for another. */
export class Search {
  #query: string;
  #site: Partial<SiteConfiguration> | undefined;
  #changed: () => void;
  /** Null: asked. */
  #answers = new Map<Source, Found | null | 'failed'>();
  #ends: (() => void)[] = [];
  #told = false;
  #over = false;

  constructor(query: string, site: Partial<SiteConfiguration> | undefined, changed: () => void) {
    this.#query = query;
    this.#site = site;
    this.#changed = changed;
  }

  /** Asks those that were not asked yet. */
  ask(sources: readonly Source[]): void {
    for (const source of sources) if (!this.#answers.has(source)) void this.#ask(source);
    // A list answers in this very turn: nobody has to hear first that it is being asked.
    setTimeout(() => this.#told || this.#tell());
  }

  end(): void {
    this.#over = true;
    for (const end of this.#ends) end();
  }

  /** What these have found. */
  of(sources: readonly Source[]): DirectoryHits {
    const answers = sources.flatMap(source => {
      const answer = this.#answers.get(source);
      return answer === undefined ? [] : [[source.name, answer] as const];
    });
    const found = answers.flatMap(([, answer]) => (answer === 'failed' ? [] : (answer ?? [])));
    return {
      hits: merged(found, MOST_HITS, this.#site),
      searching: answers.some(([, answer]) => answer === null),
      failed: answers.flatMap(([name, answer]) => (answer === 'failed' ? name : [])),
    };
  }

  async #ask(source: Source): Promise<void> {
    this.#answers.set(source, null);
    this.#told = false;
    const controller = new AbortController();
    const late = new Promise<'failed'>(resolve => {
      const timer = setTimeout(() => resolve('failed'), answerWithin);
      this.#ends.push(() => {
        clearTimeout(timer);
        controller.abort();
      });
    });
    const answer = source.find(this.#query, MOST_HITS, controller.signal).catch(() => 'failed' as const);
    this.#answers.set(source, await Promise.race([answer, late]));
    controller.abort();
    this.#tell();
  }

  #tell(): void {
    this.#told = true;
    if (!this.#over) this.#changed();
  }
}
