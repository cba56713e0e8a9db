import type {Call, EndedCall} from '../../protocol/index.js';
import type {StoredDialog, StoredInvite} from '../dialog/stored-dialog.js';
import type {LineIdentity} from '../wire/index.js';

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

/**
 * What outlives the core: the ids of running dialogs and how the calls were shown. Never a credential; a call's entry is
 * gone when the call ends, and that it ended is gone a moment later.
 */
export interface Recovery {
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

/** Where it is kept. */
export interface RecoveryStore {
  /** What the last core left; null when there is nothing, or nothing that can be read. */
  load(): Promise<Recovery | null>;
  save(recovery: Recovery): void;
}

/** Forgets: for places without storage. */
export const noRecovery: RecoveryStore = {load: () => Promise.resolve(null), save: () => undefined};
