import type {DirectoryEntry, DirectoryHit, DirectorySource, SiteConfiguration} from '../../../protocol/index.js';
import {cleanEntry, DirectoryIndex, type Ranked} from '../../../directory/index.js';

/** Milliseconds. */
const listWithin = 30_000;
/** While somebody types on, nobody is asked. */
const pause = 150;
const freshFor = 30 * 60_000;
const againAfter = 30_000;
/** The worker has its line to keep: it reads a list for no longer at a stretch. */
const slice = 8;
/** Entries that are read of a list, and of an answer. */
const mostListed = 50_000;
const mostAnswered = 100;
/** Costs of whom a source has found by rules of its own: they come last, in its order. */
const foundElsewhere = 1_000;

export type Found = readonly Ranked<DirectoryHit>[];

export interface SourceEnvironment {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly site: Partial<SiteConfiguration> | undefined;
}

export interface Source {
  readonly name: string;
  /** Whether pages of other hosts may search it. */
  readonly guests: boolean;
  /** Rejects where it cannot be asked. */
  find(query: string, most: number, signal: AbortSignal): Promise<Found>;
  whoHas(number: string): Promise<DirectoryEntry | undefined>;
}

export function sourceOf(
  {name, url = '', entries, guests = true}: DirectorySource,
  environment: SourceEnvironment,
): Source {
  return {name, guests, ...(entries ? listed(name, entries, environment) : asked(name, url, environment))};
}

type Finding = Pick<Source, 'find' | 'whoHas'>;

/** A list that is kept here, and searched by the rules of the house. It is asked for at once, and again when it may be out of date. */
function listed(name: string, address: string, {fetch, now, site}: SourceEnvironment): Finding {
  let index: DirectoryIndex<DirectoryHit> | undefined;
  let version: string | null = null;
  let loading: Promise<void> | null = null;
  let due = 0;

  async function load(): Promise<void> {
    try {
      // Where it has not changed, the browser has it already.
      const response = await answerOf(fetch, address, {cache: 'no-cache', signal: AbortSignal.timeout(listWithin)});
      const newer = response.headers.get('etag') ?? response.headers.get('last-modified');
      if (!index || newer === null || newer !== version)
        index = await indexOf(await response.json(), mostListed, name, site);
      version = newer;
      due = now() + freshFor;
    } catch {
      due = now() + againAfter;
    }
  }

  /** What is there is used until something newer is. */
  async function current(): Promise<DirectoryIndex<DirectoryHit>> {
    if (now() >= due) loading ??= load().finally(() => (loading = null));
    if (!index) await loading;
    if (!index) throw new Error('the list did not come');
    return index;
  }

  current().catch(() => undefined);
  return {
    find: async (query, most) => (await current()).search(query, most),
    whoHas: async number => (await current()).whoHas(number),
  };
}

/** Another program is asked for each search. Not for who calls: such numbers would stand in its log. */
function asked(name: string, url: string, {fetch, site}: SourceEnvironment): Finding {
  return {
    async find(query, most, signal) {
      await new Promise(resolve => setTimeout(resolve, pause));
      signal.throwIfAborted();
      const address = url.replaceAll('{query}', encodeURIComponent(query));
      const response = await answerOf(fetch, address, {cache: 'no-store', signal});
      const index = await indexOf(await response.json(), mostAnswered, name, site);
      const ranked = index.search(query, most);
      const known = new Set(ranked.map(({entry}) => entry));
      const others = index.entries.filter(entry => !known.has(entry));
      return [...ranked, ...others.map((entry, at) => ({entry, cost: foundElsewhere + at, order: ''}))];
    },
    whoHas: () => Promise.resolve(undefined),
  };
}

async function answerOf(ask: typeof fetch, address: string, options: RequestInit): Promise<Response> {
  const headers = {accept: 'application/json'};
  const response = await ask(address, {credentials: 'same-origin', headers, ...options});
  // A web page in its place: mostly the session has ended.
  const isJson = /^application\/(?:[\w.-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '');
  if (!response.ok || !isJson) throw new Error('no list');
  return response;
}

async function indexOf(
  list: unknown,
  most: number,
  source: string,
  site?: Partial<SiteConfiguration>,
): Promise<DirectoryIndex<DirectoryHit>> {
  if (!Array.isArray(list)) throw new Error('no list');
  const index = new DirectoryIndex<DirectoryHit>(site);
  let begun = performance.now();
  for (const value of list.slice(0, most) as unknown[]) {
    const entry = cleanEntry(value);
    if (entry) index.add({...entry, source});
    if (performance.now() - begun < slice) continue;
    await new Promise(resolve => setTimeout(resolve));
    begun = performance.now();
  }
  return index;
}
