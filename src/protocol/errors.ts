/**
 * What can go wrong, as the developer sees it. The clerk sees the text that `src/i18n/` holds for the code: what
 * happened, and what to do next.
 */
export type ErrorCode =
  // configuration and credentials
  | 'configuration-missing'
  | 'configuration-unreachable'
  | 'configuration-invalid'
  | 'credentials-unreachable'
  | 'credentials-invalid'
  // connection and registration
  | 'server-unreachable'
  | 'connection-lost'
  | 'not-registered'
  | 'login-refused'
  | 'registration-refused'
  // the number
  | 'number-missing'
  | 'number-invalid'
  | 'number-blocked'
  | 'number-unknown'
  /** A link's or a script's number that the user did not agree to. */
  | 'not-confirmed'
  // the far end
  | 'busy'
  | 'declined'
  | 'no-answer'
  | 'unavailable'
  /** It is diverted (3xx) to where the phone does not follow by itself. */
  | 'diverted'
  | 'forbidden'
  /** A call that was to be picked up: somebody else has it, or the caller is gone. */
  | 'call-taken'
  | 'not-acceptable'
  | 'server-error'
  | 'far-end-lost'
  /** It does not answer, and the call still runs: only the clerk can hear whether somebody is there. */
  | 'far-end-silent'
  // media
  | 'microphone-refused'
  | 'microphone-missing'
  | 'microphone-busy'
  /** The one that the user has chosen is not there: another one is used. */
  | 'microphone-other'
  | 'speaker-other'
  /** A headset is gone, and nothing is played: what is left could be heard by all in the room. */
  | 'speaker-lost'
  /** No sound comes from it, or the system has muted it. */
  | 'microphone-silent'
  /** The user speaks, and is muted. */
  | 'speaking-muted'
  | 'media-failed'
  | 'media-page-missing'
  /** Another program has the keys of the headset. */
  | 'headset-busy'
  // commands
  | 'call-unknown'
  /** No id of a case that could travel with a call. */
  | 'context-invalid'
  | 'call-state'
  | 'change-refused'
  /** The far end takes no tones, neither as RTP events nor by INFO. */
  | 'tones-refused'
  | 'transfer-refused'
  | 'transfer-unknown-result'
  | 'call-not-recovered'
  | 'timeout'
  // the phone itself
  | 'phone-missing'
  /** A file of the script did not load; the next attempt asks for it again. */
  | 'part-missing'
  | 'page-outdated'
  /** It came by http. */
  | 'page-insecure'
  /** It is XML, in which no template can be rendered. */
  | 'page-unsupported'
  | 'origin-refused'
  | 'too-many-requests'
  /** No value for a setting, or a shortcut that another one has. */
  | 'setting-invalid'
  /** A forwarding to a target outside needs an end. */
  | 'end-missing'
  /** The phone system did not carry out a feature code, or its lamp says so. */
  | 'service-refused'
  | 'internal';

/** An error as it travels between page and core: plain data. */
export interface PhoneErrorData {
  readonly code: ErrorCode;
  /** Final SIP status (RFC 3261 §21) where the error came from the network. */
  readonly sipStatus?: number;
  /** Whether the same command may succeed when it is tried again without a change by the user. */
  readonly retryable: boolean;
  /** Seconds until the command may succeed, where that is known. */
  readonly retryAfter?: number;
  /** For the developer's console. Never shown to a clerk, never holds a secret, a name or a number. */
  readonly message: string;
}

/** A refused command. `code` says why; see {@link ErrorCode}. */
export class PhoneError extends Error implements PhoneErrorData {
  override readonly name = 'PhoneError';
  readonly code: ErrorCode;
  readonly sipStatus?: number;
  readonly retryable: boolean;
  readonly retryAfter?: number;

  constructor(
    code: ErrorCode,
    message: string = code,
    options: Partial<Omit<PhoneErrorData, 'code' | 'message'>> = {},
  ) {
    super(message);
    this.code = code;
    this.retryable = options.retryable ?? false;
    const {sipStatus, retryAfter} = options;
    if (sipStatus !== undefined) this.sipStatus = sipStatus;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }

  /** The plain form, for a message port. */
  toData(): PhoneErrorData {
    const {code, sipStatus, retryable, retryAfter, message} = this;
    return {
      code,
      retryable,
      message,
      ...(sipStatus !== undefined && {sipStatus}),
      ...(retryAfter !== undefined && {retryAfter}),
    };
  }

  static from(data: PhoneErrorData): PhoneError {
    return new PhoneError(data.code, data.message, data);
  }

  /** Any thrown value as a PhoneError; what is not one becomes `internal`. */
  static of(thrown: unknown, code: ErrorCode = 'internal'): PhoneError {
    // By name: a part of the script that came later has a class of its own.
    if (thrown instanceof Error && thrown.name === 'PhoneError') return thrown as PhoneError;
    return new PhoneError(code, thrown instanceof Error ? thrown.message : String(thrown));
  }
}

/** What may be written down of what was thrown: its code, else its kind. Not its text, which may quote a message. */
export function wordsOf(thrown: unknown): string {
  const {code, sipStatus = ''} = PhoneError.of(thrown);
  if (code !== 'internal' || !(thrown instanceof Error)) return `${code} ${sipStatus}`.trim();
  // A browser's own errors differ by their name; that of others is theirs to set, and may be anything.
  return `${code} ${(thrown instanceof DOMException ? thrown : thrown.constructor).name}`;
}
