/** @file The messages on the port between a page and the core. */
import type {Command} from './commands.js';
import type {Configuration, Credentials} from './configuration.js';
import type {PhoneErrorData} from './errors.js';
import type {MediaEvent, MediaRequest, MediaResult} from './media.js';
import type {PageId, PhoneState, StatePatch} from './state.js';
import type {TopicMessage, WatchMessage} from './topics.js';

/** What the core should know of a page to choose who rings, announces and hosts audio. */
export interface PageInfo {
  readonly visible: boolean;
  readonly focused: boolean;
  /** The user opened this page as the phone window. */
  readonly phoneWindow: boolean;
  /** Whether this page can host audio: it has RTCPeerConnection and may ask for a microphone. */
  readonly media: boolean;
  /** The user clicked or typed in this page: browsers let it make sounds by itself. */
  readonly activated: boolean;
  /** Until then the browser lets it make none: it was asked. Stays when the user has clicked. */
  readonly silent?: true;
  /** The user allowed the page's origin to show system notifications. */
  readonly notifies: boolean;
}

/** A settled request in either direction. */
export type Settled<Value> =
  {readonly ok: true; readonly value: Value} | {readonly ok: false; readonly error: PhoneErrorData};

export type PageMessage =
  /**
   * The first message. `lock` is a Web Lock that this page already holds: when the core is granted it, the page is
   * dead (the port's own close event is not reliable). Announced only after it is held.
   */
  | {
      readonly type: 'hello';
      readonly protocol: number;
      readonly page: PageId;
      readonly lock: string | null;
      readonly info: PageInfo;
      readonly configuration: Configuration;
      /** Dies with the browser session: what is kept of calls is encrypted with it. Missing where the browser keeps none. */
      readonly secret?: string | undefined;
    }
  | {readonly type: 'info'; readonly info: PageInfo}
  | {readonly type: 'command'; readonly seq: number; readonly command: Command}
  | {readonly type: 'media-result'; readonly seq: number; readonly result: Settled<MediaResult>}
  /** `quality` has a name of its own: a core of yesterday takes every `media-event` that it does not know for a lost connection. */
  | {readonly type: 'media-event' | 'quality'; readonly event: MediaEvent}
  | {readonly type: 'credentials-result'; readonly seq: number; readonly result: Settled<Credentials>}
  /** `guest`: for a page of another host. */
  | (WatchMessage & {readonly guest: boolean})
  /** The page goes away (`pagehide`): its audio is about to end. */
  | {readonly type: 'leaving'};

export type CoreMessage =
  | {readonly type: 'welcome'; readonly protocol: number; readonly state: PhoneState}
  /** The page speaks another version than the core: reload (page older) or wait for the core's end (page newer). */
  | {readonly type: 'outdated'; readonly protocol: number}
  | {readonly type: 'patch'; readonly patch: StatePatch}
  | {readonly type: 'result'; readonly seq: number; readonly result: Settled<unknown>}
  /** The newest value of a topic that the page watches. */
  | TopicMessage
  | {readonly type: 'media'; readonly seq: number; readonly request: MediaRequest}
  /** The configuration says that the page yields the credentials. */
  | {readonly type: 'credentials'; readonly seq: number};

/** The two ends of a MessagePort, or a pair of functions in the page itself. */
export interface Port<Out, In> {
  post(message: Out): void;
  /** Called for every message; set once. */
  onmessage: ((message: In) => void) | null;
  close(): void;
}

export type CorePort = Port<CoreMessage, PageMessage>;
export type PagePort = Port<PageMessage, CoreMessage>;
