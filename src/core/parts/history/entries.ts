/** @file Lists of entries: pure functions. The newest comes first. */
import type {EndedCall, HistoryEntry, HistoryKind} from '../../../protocol/index.js';

export type Entries = readonly HistoryEntry[];

/** Entries that are kept at most: as many as a switchboard has in a month. */
const most = 5_000;
/** Milliseconds. */
const [day, week] = [86_400_000, 7 * 86_400_000];
/** Milliseconds within which the same call begins to ring in two browsers. */
const together = 5_000;

/** Days that a call may stay, whatever is configured. */
const longestDays = 90;

export const oldest = (now: number, days = 30): number => now - Math.min(days, longestDays) * day;

/** How the clerk finds a call again. */
function kindOf({direction, answeredAt, reason}: EndedCall): HistoryKind {
  if (direction === 'out') return 'dialled';
  return answeredAt === undefined && (reason === 'missed' || reason === 'failed') ? 'missed' : 'received';
}

/** `id`: the call's own is unique in one core alone. */
export const entryOf = (call: EndedCall): HistoryEntry => ({
  ...call,
  id: `${call.id}-${call.startedAt.toString(36)}`,
  kind: kindOf(call),
});

/** In order, each once, and not older than `since`; of two with one id the first. */
export function ordered(entries: Entries, since: number): Entries {
  const byId = new Map<string, HistoryEntry>();
  for (const entry of entries) if (entry.startedAt >= since && !byId.has(entry.id)) byId.set(entry.id, entry);
  return [...byId.values()].sort((one, other) => other.startedAt - one.startedAt).slice(0, most);
}

/** A call that rang in two browsers of the clerk at once, from both; the same is chosen in either: where it was taken, else the first id. */
function isTwin(one: HistoryEntry, other: HistoryEntry): boolean {
  return (
    one.direction === 'in' &&
    other.direction === 'in' &&
    one.remote.number === other.remote.number &&
    one.remote.name === other.remote.name &&
    Math.abs(one.startedAt - other.startedAt) <= together &&
    one.startedAt < other.endedAt &&
    other.startedAt < one.endedAt
  );
}

const better = (one: HistoryEntry, other: HistoryEntry): boolean =>
  !!one.answeredAt !== !!other.answeredAt ? !!one.answeredAt : one.id < other.id;

/** Those that stand for a call which another entry stands for as well. */
export function twins(entries: Entries): Entries {
  return entries.filter((entry, at) => {
    for (const step of [-1, 1])
      for (let place = at + step; ; place += step) {
        const other = entries[place];
        if (!other || Math.abs(other.startedAt - entry.startedAt) > together) break;
        if (isTwin(entry, other) && better(other, entry)) return true;
      }
    return false;
  });
}

/** By the topic of their week, the newest first. */
export function blocks(entries: Entries): Map<`history/${string}`, HistoryEntry[]> {
  const found = new Map<`history/${string}`, HistoryEntry[]>();
  for (const entry of entries) {
    const topic = `history/${Math.floor(entry.startedAt / week)}` as const;
    const block = found.get(topic);
    if (block) block.push(entry);
    else found.set(topic, [entry]);
  }
  return found;
}

export const isUnseen = ({kind, seen}: HistoryEntry): boolean => kind === 'missed' && !seen;
export const isMissed = ({kind}: HistoryEntry): boolean => kind === 'missed';
