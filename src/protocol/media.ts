/** @file What the core asks of the page that hosts a call's audio, and what that page reports. */
import type {ErrorCode} from './errors.js';
import type {CallQuality} from './quality.js';
import type {CallId} from './state.js';

/** RFC 3264 §5.1, seen from us. */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/**
 * A request to the page. All but `microphone` are about the peer connection of one call; the page makes it at the
 * first `offer` or `answer` and drops it at `close`. Requests for one call are sent one at a time, in order;
 * `close` may come at any time and settles what is open.
 */
export type MediaRequest =
  /** Get the microphone ready, ask the user if need be. Refused with `microphone-*`. */
  | {readonly op: 'microphone'; readonly call: CallId}
  /** Make an offer; settles with `{sdp}` at the first usable candidate. `restart`: new ICE credentials (RFC 8445 §9). */
  | {readonly op: 'offer'; readonly call: CallId; readonly direction: Direction; readonly restart?: boolean}
  /**
   * The call rings, and this page is the likely one: make the answer to its offer ready, without opening the microphone.
   * Refused where the user would have to be asked for that; `answer` comes all the same when the call is taken.
   */
  | {readonly op: 'ring'; readonly call: CallId; readonly direction: Direction; readonly sdp: string}
  /** Take the far end's offer, settle with our answer `{sdp}`. */
  | {readonly op: 'answer'; readonly call: CallId; readonly direction: Direction; readonly sdp: string}
  /** Take the far end's answer to our offer; `provisional`: early media, a final answer may differ. */
  | {readonly op: 'accept'; readonly call: CallId; readonly sdp: string; readonly provisional?: boolean}
  /** Our offer was refused: back to what was agreed before. */
  | {readonly op: 'rollback'; readonly call: CallId}
  /** Whether our voice goes out: false while muted, held, or another call is the active one. */
  | {readonly op: 'send'; readonly call: CallId; readonly on: boolean}
  /** Append tones to the queue of RTP events (RFC 4733); settles when all were played out. */
  | {readonly op: 'tones'; readonly call: CallId; readonly tones: string}
  /** When something of the far end was last heard; settles with `{heard}`. */
  | {readonly op: 'heard'; readonly call: CallId}
  /** Drop the peer connection; the microphone is stopped with the last one. */
  | {readonly op: 'close'; readonly call: CallId};

export type MediaOp = MediaRequest['op'];

/** What a media request settles with: `sdp` for `offer` and `answer`, `heard` for `heard`. */
export interface MediaResult {
  readonly sdp?: string;
  /** Milliseconds since any moment; 0: nothing for some seconds. */
  readonly heard?: number;
}

/** What may be wrong with the sound of a call that runs. */
export type SoundProblem = Extract<
  ErrorCode,
  'speaker-lost' | 'speaker-other' | 'microphone-other' | 'microphone-silent' | 'speaking-muted'
>;

/** What the page reports of a call's media without being asked. */
export type MediaEvent =
  | {
      readonly call: CallId;
      readonly event: 'connection';
      readonly status: 'connecting' | 'connected' | 'lost' | 'failed';
    }
  | {readonly call: CallId; readonly event: 'microphone-lost'}
  | {readonly call: CallId; readonly event: 'quality'; readonly quality: CallQuality}
  /** Null: it is well again. */
  | {readonly call: CallId; readonly event: 'sound'; readonly problem: SoundProblem | null}
  | {readonly call: CallId; readonly event: 'tone'; readonly tone: string};
