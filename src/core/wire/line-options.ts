import type {Core, Invitation, SessionDescriptionHandlerFactory} from 'sip.js';
import type {Account, Configuration, ConnectionState, Credentials, RegistrationState} from '../../protocol/index.js';
import type {Login} from './digest.js';

export interface LineOptions {
  readonly configuration: Configuration;
  /** Yields the credentials: before the first REGISTER, before they expire, and once after a refused login. */
  credentials(): Promise<Credentials>;
  readonly mediaHandlerFactory: SessionDescriptionHandlerFactory;
  readonly hooks: LineHooks;
  /** Who this phone is on the wire; to be kept by who wants to come back as the same phone. Default: random. */
  readonly identity?: LineIdentity;
  readonly webSocket?: typeof WebSocket;
  readonly random?: () => number;
  readonly now?: () => number;
}

/** The headers of a message; the empty string where there is none. */
export interface MessageHeaders {
  get(name: string): string;
}

/** A NOTIFY as it came. */
export interface Notification extends MessageHeaders {
  readonly callId: string;
  readonly fromTag: string;
  readonly toTag: string;
  readonly cseq: number;
  readonly body: string;
  all(name: string): string[];
}

export interface LineIdentity {
  /** UUID of `+sip.instance` (RFC 5626 §4.1). */
  readonly instanceId: string;
  /** User part of our Contact. */
  readonly contactName: string;
  /** Host in Via and Contact; a name under `.invalid` (RFC 7118 §5). */
  readonly viaHost: string;
  /** How it last logged in. */
  readonly login?: Login;
}

/** What the line tells. A hook may throw: the line goes on. Call-IDs are as SIP.js knows them. */
export interface LineHooks {
  connection(state: ConnectionState): void;
  registration(state: RegistrationState): void;
  account(account: Account): void;
  /** A call comes in; nothing but 100 was sent. A throw answers it with 480. */
  invite(invitation: Invitation): void;
  /**
   * A provisional response to an INVITE of ours had a description (RFC 3960). SIP.js sees the response without it, so
   * that the 200 brings the first answer that SIP.js knows of, from whichever branch it comes.
   */
  earlyDescription(callId: string, toTag: string, sdp: string): void;
  /**
   * The caller sent BYE while its INVITE is unanswered (RFC 3261 §15). BYE is answered with 200; right after this hook
   * the invitation ends as if cancelled (`delegate.onCancel`, 487), with BYE's Reason headers.
   */
  earlyBye(callId: string): void;
  /**
   * A change that is still being answered is of no interest any more: the far end cancelled it, or ends the call. It is
   * answered with 487 as soon as its answer is given up.
   */
  withdrawn(callId: string): void;
  /** A request in a dialog, INVITE or UPDATE, says who the far end is now (RFC 3325, Remote-Party-ID). */
  identity(callId: string, request: Core.IncomingRequestMessage): void;
  /** The far end sent INVITE or UPDATE in a dialog: it lives, and may have something to say on its timer (RFC 4028). */
  refreshed?(callId: string, request: MessageHeaders): void;
  /** The INVITE of a call that rings came again: the caller still waits. */
  repeated?(callId: string): void;
  /** A NOTIFY, before SIP.js sees it: `answer` takes it away. */
  notify?(request: Notification, answer: (status: number, reason: string) => void): void;
  /** The connection is gone. What we had asked and nobody had answered was ended with 503 before this. */
  lost(): void;
  /** Connected and registered again after {@link LineHooks.lost}. */
  recovered(): void;
  /** For a developer's eyes: never holds a secret, a number or a name. */
  diagnostics?(event: {readonly kind: string; readonly detail?: string}): void;
}
