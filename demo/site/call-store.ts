/**
 * @file Keeps the clerks' lists of calls, as docs/history.md has it. A real site knows by the session whose list it is, and keeps
 * it in a database; here it is in the path, and gone with the server.
 */
import type {Answer} from './telephone.js';

interface Entry {
  readonly id: string;
  readonly startedAt: number;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

/** Milliseconds: 30 days. */
const kept = 30 * 86_400_000;

const isEntry = (value: unknown): value is Entry => {
  const {id, startedAt} = (value ?? {}) as Partial<Entry>;
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id) && Number.isFinite(startedAt);
};

export class CallStore {
  #lists = new Map<string, Map<string, Entry>>();
  #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Undefined for every path but `/telefon/anrufe/101` and what lies below. */
  answer({method, path, query, body}: Asked): Answer | undefined {
    const [, clerk, id] = /^\/telefon\/anrufe\/(\d{3})(?:\/([\w-]{1,64}))?$/.exec(path) ?? [];
    if (!clerk) return undefined;
    const list = this.#listOf(clerk);
    if (method === 'GET' && !id) return this.#read(list, query.get('since'));
    if (method === 'POST' && !id) return put(list, body);
    if (method !== 'DELETE') return {status: 405, json: {}};
    if (id) list.delete(id);
    else list.clear();
    return {status: 200, json: {}};
  }

  #listOf(clerk: string): Map<string, Entry> {
    const list = this.#lists.get(clerk) ?? new Map<string, Entry>();
    this.#lists.set(clerk, list);
    for (const [id, {startedAt}] of list) if (startedAt < this.#now() - kept) list.delete(id);
    return list;
  }

  #read(list: ReadonlyMap<string, Entry>, written: string | null): Answer {
    const since = written === null ? 0 : Date.parse(written);
    if (Number.isNaN(since)) return {status: 400, json: {}};
    return {status: 200, json: [...list.values()].filter(({startedAt}) => startedAt >= since)};
  }
}

/** A second one of the same id takes the place of the first. */
function put(list: Map<string, Entry>, body: string): Answer {
  let entry: unknown;
  try {
    entry = JSON.parse(body);
  } catch {
    return {status: 400, json: {}};
  }
  if (!isEntry(entry)) return {status: 400, json: {}};
  list.set(entry.id, entry);
  return {status: 201, json: {}};
}
