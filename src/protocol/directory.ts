/** @file Who can be called by name. */

/** Somebody as a source lists them. Untrusted text: whoever reads it limits its length and takes out what no name has. */
export interface DirectoryEntry {
  /** `Huber, Maria` */
  readonly name: string;
  readonly department?: string;
  readonly room?: string;
  /** What they are responsible for: `Wohngeld A–K`. */
  readonly about?: readonly string[];
  /** As they are dialled or written; the preferred first. */
  readonly numbers: readonly string[];
  /** The number of whoever stands in for them. */
  readonly deputy?: string;
}

/** Where entries come from. One of `url` and `entries`. */
export interface DirectorySource {
  /** Said where it fails, and where entries of several sources are told apart. */
  readonly name: string;
  /** Asked for each search; `{query}` is what was typed. Answers a list of entries. */
  readonly url?: string;
  /** A list of entries, which the worker keeps and searches. */
  readonly entries?: string;
  /** Whether pages of other hosts may search it. Default true. */
  readonly guests?: boolean;
}

export interface DirectoryHit extends DirectoryEntry {
  /** The name of its source. */
  readonly source: string;
}

/** A page's own source. `signal`: nobody waits for the answer any more. */
export type DirectoryLookup = (
  query: string,
  options: {readonly signal: AbortSignal},
) => Promise<readonly DirectoryEntry[]>;

/** What a search has found so far. */
export interface DirectoryHits {
  /** The best first. */
  readonly hits: readonly DirectoryHit[];
  /** Some sources have not answered yet. */
  readonly searching: boolean;
  /** Names of the sources that could not be asked. */
  readonly failed: readonly string[];
}

/** Characters below which nothing is searched for a page of another host. */
export const SHORTEST_GUEST_QUERY = 2;

/** Entries that one search shows. */
export const MOST_HITS = 20;

declare module './topics.js' {
  interface TopicValues {
    /** What is found for these words. Pages of other hosts get what their sources allow. */
    [search: `directory/${string}`]: DirectoryHits;
  }
}
