import type {Diagnostics} from './diagnostics.js';
import type {PartKind, PartStorage} from './parts/part.js';
import type {RecoveryStore} from './survival/recovery.js';

/** What the core cannot do by itself, and what tests replace. */
export interface CoreEnvironment {
  /** Calls `gone` when the Web Lock that a page holds is free: the page is dead. */
  watchPage?(lock: string, gone: () => void): void;
  fetch?: typeof fetch;
  webSocket?: typeof WebSocket;
  now?(): number;
  /** What outlives this core. Default: nothing. */
  recovery?: RecoveryStore;
  /** What parts keep. Default: nothing. */
  storage?: PartStorage;
  /** Where its surroundings write down what they notice themselves. */
  diagnostics?: Diagnostics;
  /** What the phone can do beside calling. Default: all that there is. */
  parts?: readonly PartKind[];
}
