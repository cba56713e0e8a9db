import type {CallId} from './state.js';

/**
 * What a page may ask of the core. A command settles when the core accepted or refused it, never with a guess of
 * the outcome: the outcome is in the state.
 */
export type Command =
  /** Dial. The page that sends it hosts the audio. Settles with the call's id. */
  | {readonly type: 'call'; readonly target: string; readonly emergency?: boolean}
  /** Answer a ringing call; others are held. Settles when the microphone is there and the answer was given. */
  | {readonly type: 'answer'; readonly id: CallId}
  | {readonly type: 'decline'; readonly id: CallId}
  /** End a call in whatever phase it is: cancel, decline or hang up. */
  | {readonly type: 'hangUp'; readonly id: CallId}
  | {readonly type: 'hold'; readonly id: CallId}
  /** Resume a held call; the active one is held. */
  | {readonly type: 'resume'; readonly id: CallId}
  | {readonly type: 'mute'; readonly id: CallId; readonly on: boolean}
  /** `tones`: digits, `*`, `#`, `A`–`D`, and `,` for a pause of two seconds. */
  | {readonly type: 'sendTones'; readonly id: CallId; readonly tones: string}
  /** Transfer without asking (REFER). */
  | {readonly type: 'transfer'; readonly id: CallId; readonly target: string}
  /** Hold `id` and call `target` on its behalf. Settles with the consultation's id. */
  | {readonly type: 'consult'; readonly id: CallId; readonly target: string}
  /** Connect the consultation with who waits (REFER with Replaces). `id`: either of the two. */
  | {readonly type: 'completeTransfer'; readonly id: CallId}
  /** End the consultation and take up the one who waits. `id`: either of the two. */
  | {readonly type: 'backToCaller'; readonly id: CallId}
  /** Connect two calls of ours with each other and leave. */
  | {readonly type: 'join'; readonly id: CallId; readonly other: CallId}
  /** Bring the call's audio to the page that sends this. */
  | {readonly type: 'takeOver'; readonly id: CallId}
  /** Keep what the user types into a half-finished transfer, until the call ends; an empty text forgets it. */
  | {readonly type: 'draft'; readonly id: CallId; readonly text: string}
  /** Try to connect and register now. */
  | {readonly type: 'reconnect'};

export type CommandType = Command['type'];

/** A command that has a number dialled. */
export type DialCommand = Extract<Command, {readonly target: string}>;

/** What a command settles with. */
export interface CommandResults {
  call: CallId;
  answer: undefined;
  decline: undefined;
  hangUp: undefined;
  hold: undefined;
  resume: undefined;
  mute: undefined;
  sendTones: undefined;
  transfer: undefined;
  consult: CallId;
  completeTransfer: undefined;
  backToCaller: undefined;
  join: undefined;
  takeOver: undefined;
  draft: undefined;
  reconnect: undefined;
}
