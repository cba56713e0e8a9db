import type {Core, UserAgent} from 'sip.js';
import type {Configuration} from '../../protocol/index.js';

/** What a leg that calls needs of the phone. */
export interface LegContext {
  readonly userAgent: UserAgent;
  readonly configuration: Configuration;
  /** Adds credentials before they are asked for, where a challenge is known: a round trip less. */
  authorize(request: Core.OutgoingRequestMessage): void;
}
