import type {Call, EndedCall} from '../../protocol/index.js';
import type {LineIdentity} from '../wire/index.js';

/** The ids of a dialog (RFC 3261 §12), enough to replace it or to end it from a fresh core. */
export interface StoredDialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  readonly localUri: string;
  readonly remoteUri: string;
  readonly remoteTarget: string;
  readonly routeSet: readonly string[];
  /** CSeq of our last request when this was written. */
  readonly cseq: number;
  /** Its far end was being connected with another call's when the core died: nobody will tell whether it was. */
  readonly joining?: boolean;
}

/** An INVITE of ours that nobody has answered, enough to cancel it from a fresh core (RFC 3261 §9.1). */
export interface StoredInvite {
  readonly target: string;
  readonly via: string;
  /** The way it went, if the registrar named one: a CANCEL has to go the same (RFC 3261 §9.1). */
  readonly routes?: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly callId: string;
  readonly cseq: number;
}

export interface StoredCall {
  /** The call as it was shown. */
  readonly call: Call;
  /** Once it was answered. */
  readonly dialog?: StoredDialog;
  /** While it rings out. */
  readonly invite?: StoredInvite;
  /** While it rings in: the INVITE as it came, to be taken again. */
  readonly invitation?: string;
}

export interface JournalPage {
  /** Who this phone is on the wire: a fresh core comes back as the same phone. */
  readonly identity: LineIdentity;
  readonly calls: readonly StoredCall[];
  /** Calls that ended a moment ago: the page that was to say so may have gone with its core. */
  readonly ended?: readonly EndedCall[];
  /** Epoch milliseconds: the last moment at which the core that wrote this was alive. */
  readonly aliveAt: number;
}

/** Milliseconds after which nobody waits any more for a call whose core died. */
export const tooOld = 45_000;

/**
 * What outlives the core: the ids of running dialogs and how the calls were shown. Never a credential; a call's entry is
 * gone when the call ends, and that it ended is gone a moment later.
 */
export interface Journal {
  /** What the last core left; null when there is nothing, or nothing that can be read. */
  load(): Promise<JournalPage | null>;
  save(page: JournalPage): void;
}

/** Forgets: for places without storage. */
export const noJournal: Journal = {load: () => Promise.resolve(null), save: () => undefined};
