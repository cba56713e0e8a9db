import type {Core, UserAgent} from 'sip.js';
import type {LineHooks} from '../line-options.js';
import type {Aliases} from './aliases.js';
import type {Recent} from './recent.js';
import type {Header, SipMessage} from './sip-message.js';

/** What the duties of the pipeline work with. */
export interface Wire {
  readonly userAgent: UserAgent;
  readonly core: Core.UserAgentCore;
  readonly aliases: Aliases;
  readonly hooks: LineHooks;
  /** The far ends' latest session descriptions, by Call-ID and tag. */
  readonly described: Recent<string>;
  /** Branches of changes that the far end took back before they were answered. */
  readonly withdrawn: Recent<true>;
  /** Dialogs that are over. */
  readonly ended: Recent<true>;
  /** Tag of the answers that are given here, the same for retransmissions (RFC 3261 §8.2.7). */
  readonly tag: string;
  /** How strong the line's digest is in an algorithm; 0: it cannot. */
  digestStrength(algorithm: string): number;
  /** The line's bearer token (RFC 8898), if that is how it logs in. */
  bearer(): string | undefined;
  /** Answers a request without SIP.js and settles it. */
  reply(request: SipMessage, status: number, reason: string, headers?: readonly Header[]): void;
  /** Settles a response that cannot be used, and ends its transaction if it is final. */
  abandon(response: SipMessage): void;
  /** Gives a message to SIP.js now. */
  deliver(message: SipMessage): void;
}

/**
 * One thing that the wire does for or instead of SIP.js. It may change the message, settle it, or leave it alone.
 * An exception in a duty costs that duty and nothing else.
 */
export type Duty = (message: SipMessage, wire: Wire) => void;
