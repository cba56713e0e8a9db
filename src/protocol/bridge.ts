/**
 * @file The messages between a page of another host and the bridge on the phone's origin. Neither credentials nor SIP
 * nor media requests cross it.
 */
import type {Command, DialCommand} from './commands.js';
import type {Configuration, NumberRule} from './configuration.js';
import type {PhoneErrorData} from './errors.js';
import type {PageInfo, Settled} from './messages.js';
import type {PageId, PhoneState, StatePatch} from './state.js';
import type {TopicMessage, WatchMessage} from './topics.js';

/** Posted to the bridge's window with the port on which all else is said. */
export interface BridgeHello {
  readonly type: 'amtsleitung-bridge';
  readonly protocol: number;
  /** URL of the configuration, on the phone's origin. */
  readonly configuration: string;
  readonly phoneWindow: boolean;
}

export type GuestMessage =
  | {readonly type: 'command'; readonly seq: number; readonly command: Command}
  | {readonly type: 'info'; readonly info: PageInfo}
  | WatchMessage
  /** The user is about to dial, or to answer. */
  | {readonly type: 'intend'; readonly direction: 'in' | 'out'}
  /** The window for this ticket did not open, or was closed. */
  | {readonly type: 'unconfirmed'; readonly ticket: string}
  | {readonly type: 'leaving'};

export type BridgeMessage =
  /** Said at once: the frame shows a bridge, and no page of an error. */
  | {readonly type: 'here'}
  /** Said when the phone was found, and again when the bridge became another page for the core. */
  | {
      readonly type: 'welcome';
      readonly page: PageId;
      readonly state: PhoneState;
      readonly configuration: Configuration;
    }
  | {readonly type: 'patch'; readonly patch: StatePatch}
  | {readonly type: 'result'; readonly seq: number; readonly result: Settled<unknown>}
  | TopicMessage
  /** A person decides about this command: the page opens the confirmation window, which shows the ticket to the bridge. */
  | {readonly type: 'confirm'; readonly seq: number; readonly ticket: string}
  /** Whether a call would be lost with the page: the page asks before it is left. */
  | {readonly type: 'warn'; readonly on: boolean}
  /** No phone for this page; it may still come when `error.retryable`. */
  | {readonly type: 'refused'; readonly error: PhoneErrorData};

/** Posted by the confirmation window to a bridge, with the port on which the question comes. */
export interface ConfirmHello {
  readonly type: 'amtsleitung-confirm';
  readonly ticket: string;
}

/** Posted by the phone window to the bridges of the page that opened it. One whose page may have the phone answers on the port. */
export interface WindowHello {
  readonly type: 'amtsleitung-window';
}

/** Milliseconds that a person has to decide about a number. */
export const CONFIRM_DEADLINE = 60_000;

/** One reading of a number that is asked about. The fields are those of `Interpretation`. */
export interface QuestionNumber {
  readonly display: string;
  readonly class?: NonNullable<NumberRule['class']>;
  readonly region?: string;
}

/** What a person is asked about a number that a page of another host wants to be dialled. */
export interface Question {
  readonly command: DialCommand['type'];
  /** The page's host, as it stands in its address. */
  readonly host: string;
  /** Several: the number is not clear, and one of them is meant. */
  readonly numbers: readonly QuestionNumber[];
  /** A `Reason` of the number module. */
  readonly reason?: string;
}

export type QuestionMessage =
  /** `left`: milliseconds until the question is void. */
  | {readonly type: 'question'; readonly question: Question; readonly left: number}
  /** The answer was taken, or it is too late for one. */
  | {readonly type: 'over'};

/** The number that a person agreed to, as its place in {@link Question.numbers}; null: none. */
export interface AnswerMessage {
  readonly type: 'answer';
  readonly number: number | null;
}
