import type {Core, URI} from 'sip.js';
import type {Times} from '../../dialling/dial-limits.js';
import type {CallId, CallQuality, EndedCall} from '../../protocol/index.js';
import type {LegContext} from '../dialog/leg-context.js';
import type {MediaLink} from '../dialog/media-link.js';
import type {StoredDialog} from '../dialog/stored-dialog.js';
import type {Pages} from '../pages.js';
import type {StateStore} from '../state-store.js';

/** What a call needs of the phone it lives in. */
export interface CallContext extends LegContext {
  readonly store: StateStore;
  readonly pages: Pages;
  /** Our own user: the extension. */
  readonly user: string;
  /** Our own address of record: where an INVITE that replaces one of our dialogs is sent. */
  readonly ownAddress: URI;
  now(): number;
  /** For the diagnostics: words of our own alone. */
  note(kind: string, detail?: string): void;
  /** For the diagnostics: something failed, and the phone goes on all the same. */
  failed(what: string): (thrown: unknown) => void;
  /** Whether the PBX can be asked, and whether it knows us. */
  readonly reach: 'none' | 'connected' | 'registered';
  /** Goes to another server, unless another call runs; false when there is none that takes us. */
  otherServer(): Promise<boolean>;
  /** Fetches a new bearer token; false when there is none. */
  renewToken(): Promise<boolean>;
  /** Holds every other call that talks: only one is active. */
  holdOthers(id: CallId): Promise<void>;
  /** Another page's microphone, for a leg whose page went away before anything was agreed. */
  rehost(id: CallId): Promise<MediaLink>;
  /** A far end is not heard any more: the network may be another one. */
  silent(): void;
  /** How well it is heard. */
  quality(id: CallId, quality: CallQuality): void;
  /** When calls followed a redirection out of the house. */
  readonly followed: Times;
  /** Its INVITE was refused: another one may do. */
  refused(id: CallId, response: Core.IncomingResponseMessage): void;
  /** It was answered: the phone window takes its audio while it is open. */
  answered(id: CallId): void;
  /** It was answered without audio, which must be brought. */
  withoutAudio(id: CallId): void;
  /** Brings its audio to a page now; rejects where that fails. */
  withAudio(id: CallId): Promise<void>;
  /** BYE in the dialog of a core that died, once there is a line to say it on. */
  endStored(dialog: StoredDialog): void;
  /** The call enters the list of ended ones. */
  ended(call: EndedCall): void;
  /** The call left the list of running ones. */
  gone(id: CallId): void;
}
