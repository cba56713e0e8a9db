/**
 * @file The list of calls, and how pages get it. It may be long, and a change must not send all of it to each page: so it comes in blocks
 * of a week, each a topic of its own. `history` says which there are, the newest first; a page watches those that it shows, and is told
 * again of the block that changed alone. Pages of other hosts get the number of missed calls, and nothing else.
 */
import type {EndedCall} from './state.js';

/** Nobody here took it, and nobody else; it was taken here, elsewhere, or declined; it was dialled here. */
export type HistoryKind = 'missed' | 'received' | 'dialled';

/** A call that is over, with what it showed while it ran. `id`: unique among all calls of a clerk. */
export interface HistoryEntry extends EndedCall {
  readonly kind: HistoryKind;
  /** `missed`: the clerk has seen it in the list. */
  readonly seen?: true;
}

/** A block of the list that has entries. */
export interface HistoryBlock {
  readonly topic: `history/${string}`;
  readonly calls: number;
  readonly missed: number;
}

declare module './topics.js' {
  interface TopicValues {
    /** The blocks that have entries, the newest first. */
    history: readonly HistoryBlock[];
    /** The entries of a block, the newest first. */
    [block: `history/${string}`]: readonly HistoryEntry[];
    /** Missed calls that the clerk has not seen. */
    missed: number;
  }
}
