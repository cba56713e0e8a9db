/** @file What happens to all calls in while the clerk does not take them: do not disturb, and forwarding. */

/** What a feature code turns on and off, and the extension whose lamp says that it is on. */
export interface ServiceCodes {
  /** What is dialled: `*78`; of a forwarding with `{number}` for its target: `*72{number}`. */
  readonly on: string;
  readonly off: string;
  /** Default: none; then the phone system's answer to the code is believed. */
  readonly lamp?: string;
}

/** Do not disturb. Without codes it is the phone's own, which refuses calls while a browser is open. */
export interface DoNotDisturb extends Partial<ServiceCodes> {
  /** What the phone itself answers: 486 (busy) or 480 (not there). Default 486. */
  readonly status?: 480 | 486;
}

/** What the clerk sets with one click. */
export interface Profile {
  /** `Homeoffice` */
  readonly name: string;
  readonly doNotDisturb?: boolean;
  /** Where all calls go. */
  readonly forwardTo?: string;
}

/** Pages of other hosts are told of `doNotDisturb`, `forwards` and `openUntil` alone. */
export interface Absence {
  readonly doNotDisturb: boolean;
  readonly forwards: boolean;
  /** After an emergency call: until then calls in are let through all the same, in epoch milliseconds. */
  readonly openUntil?: number;
  /** Do not disturb ends with the browser: the phone system knows nothing of it. */
  readonly isOwn?: boolean;
  /** Where calls go; missing where only the phone system knows. */
  readonly target?: string;
  /** When the forwarding ends, in epoch milliseconds. */
  readonly until?: number;
  /** The name of the profile that was chosen, and not changed since. */
  readonly profile?: string;
}

/** What is missing stays as it is. */
export interface AbsenceChange {
  /** Do not disturb. */
  readonly on?: boolean;
  /** Where all calls are forwarded; empty: nowhere. */
  readonly to?: string;
  /** ISO 8601; a target outside needs it. */
  readonly until?: string;
  /** The name of a profile, in place of `on` and `to`. */
  readonly profile?: string;
}

declare module './topics.js' {
  interface TopicValues {
    absence: Absence;
  }
}
