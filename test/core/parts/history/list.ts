/** @file A list of calls without a phone: its storage, its clock, and what pages are told. */
import {Journal} from '../../../../src/core/parts/history/journal.js';
import type {PartContext} from '../../../../src/core/parts/part.js';
import type {EndedCall, HistoryBlock, HistoryEntry} from '../../../../src/protocol/index.js';

export const minute = 60_000;
export const day = 86_400_000;
export const noon = Date.UTC(2026, 10, 25, 12);
export const secret = 'abcdefghijklmnopabcdefghijklmnop';
export const huber = {number: '123', name: 'Huber, Maria', anonymous: false};

export const ended = (members: Partial<EndedCall> = {}): EndedCall => {
  const startedAt = members.startedAt ?? noon - minute;
  return {
    ...{id: 'call-1', direction: 'in', remote: huber, startedAt, endedAt: startedAt + 20_000, reason: 'missed'},
    ...members,
  };
};

/** What outlives a core. */
export class Disk {
  kept: unknown;
  #followers: ((value: unknown) => void)[] = [];

  readonly storage = {
    load: () => Promise.resolve(this.kept),
    save: (_name: string, value: unknown) => void (this.kept = structuredClone(value)),
    follow: (_name: string, listener: (value: unknown) => void) => void this.#followers.push(listener),
  };

  tellOthers(): void {
    for (const follower of this.#followers) follower(this.kept);
  }
}

interface Options {
  readonly disk?: Disk;
  readonly history?: {days?: number; store?: string};
  readonly fetch?: typeof fetch;
  readonly secret?: () => string | undefined;
  readonly now?: () => number;
  readonly aor?: string;
}

export async function open({disk = new Disk(), history, fetch, aor = 'sip:101@pbx.test', ...more}: Options = {}) {
  const told = new Map<string, unknown>();
  const counts = new Map<string, number>();
  const failures: string[] = [];
  const context = {
    configuration: {servers: [], credentials: '', ...(history ? {history} : {})},
    storage: disk.storage,
    now: more.now ?? (() => noon),
    secret: more.secret ?? (() => secret),
    failed: (what: string) => () => failures.push(what),
    topics: {
      set(topic: string, value: unknown) {
        told.set(topic, value);
        counts.set(topic, (counts.get(topic) ?? 0) + 1);
      },
    },
  } as unknown as PartContext;
  const journal = new Journal(context, fetch);
  await journal.of(aor);
  return {
    disk,
    journal,
    failures,
    counts,
    get missed() {
      return told.get('missed') as number;
    },
    get blocks() {
      return told.get('history') as readonly HistoryBlock[];
    },
    /** All entries, as a page sees them that watches all blocks. */
    async all(): Promise<readonly HistoryEntry[]> {
      const blocks = told.get('history') as readonly HistoryBlock[];
      for (const {topic} of blocks) await journal.watched(topic, {});
      return blocks.flatMap(({topic}) => told.get(topic) as readonly HistoryEntry[]);
    },
  };
}

/** Until all that was begun is done. */
export const settled = () => new Promise(resolve => setTimeout(resolve, 20));
