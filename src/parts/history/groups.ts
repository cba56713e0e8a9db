/** @file How the list puts calls together: pure functions. The newest comes first. */
import type {HistoryEntry, Party} from '../../protocol/index.js';

/** Calls of one kind with one party on one day. */
export interface Group {
  readonly key: string;
  /** Midnight, at which the day began here. */
  readonly day: number;
  /** The newest first. */
  readonly calls: readonly [HistoryEntry, ...HistoryEntry[]];
}

export const dayOf = (time: number): number => new Date(time).setHours(0, 0, 0, 0);

/** Who the call was with, as it is shown: by the house's own word before the network's. */
export function partyOf({remote, known, dialled}: HistoryEntry): Party {
  return {...remote, name: known?.name || remote.name, number: remote.number || (dialled ?? '')};
}

/** `numberOf`: the number, written alike however it came. Who withheld it is somebody else each time. */
export function groupsOf(entries: readonly HistoryEntry[], numberOf: (number: string) => string): readonly Group[] {
  const groups = new Map<string, {day: number; calls: [HistoryEntry, ...HistoryEntry[]]}>();
  for (const entry of entries) {
    const day = dayOf(entry.startedAt);
    const {number} = partyOf(entry);
    const key = [day, entry.kind, number ? numberOf(number) : entry.id].join(' ');
    const group = groups.get(key);
    if (group) group.calls.push(entry);
    else groups.set(key, {day, calls: [entry]});
  }
  return [...groups].map(([key, group]) => ({key, ...group}));
}
