import type {Core} from 'sip.js';
import type {PhoneError} from '../../protocol/index.js';
import type {MediaLink} from './media-link.js';

/** How a leg ended: who ended it, and why it failed if it did. */
export interface LegEnd {
  readonly by: 'here' | 'there';
  readonly error?: PhoneError;
  /** The refusal of our INVITE. */
  readonly response?: Core.IncomingResponseMessage;
  /** Reason header values (RFC 3326) of the BYE or CANCEL. */
  readonly reasons: readonly string[];
}

export interface LegEvents {
  /** A provisional response above 100 to our INVITE. */
  progress?(status: number, response: Core.IncomingResponseMessage): void;
  earlyMedia?(): void;
  /** Answered, by the far end or by us. */
  established(response?: Core.IncomingResponseMessage): void;
  /** Exactly once, whatever happened. */
  ended(end: LegEnd): void;
  /** Something failed, and the leg goes on all the same: for the diagnostics. */
  failed?(what: string, thrown: unknown): void;
  /** The far end holds us, or resumed. */
  remoteHold(held: boolean): void;
  /** The page went away before anything was agreed: another page's audio for this leg. */
  rehost(): Promise<MediaLink>;
}
