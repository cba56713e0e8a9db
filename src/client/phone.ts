import type {
  AbsenceChange,
  CallId,
  Command,
  CommandResults,
  Configuration,
  Corner,
  Credentials,
  DialCommand,
  PageId,
  PhoneState,
  SettingsChange,
  Topic,
  TopicListener,
} from '../protocol/index.js';
import type {Card, Cards} from './cards.js';

export type {Card} from './cards.js';

/** The page's handle on the phone: the snapshot of its state, and the commands. Usable without any element. */
export interface Phone {
  /** Who this page is in the state's `pages` and in `call.media.page`. */
  readonly page: PageId;
  /** The newest snapshot. Slices and calls that did not change keep their identity. */
  readonly state: PhoneState;
  /** The configuration after relative URLs were resolved; null until it was read. */
  readonly configuration: Configuration | null;
  /** URL of this phone as a window of its own; null where it can't have one: it needs a configuration by URL. */
  readonly windowUrl: string | null;
  /**
   * Whether the phone itself asks a person about numbers that have to be confirmed, in a window of its own origin, as it
   * does for pages of other hosts. Elsewhere who sends the command has asked.
   */
  readonly confirmsNumbers: boolean;
  /** What a person is being asked there about a command of this page; null: nothing. */
  readonly question: OpenQuestion | null;
  /** Settles when the phone is registered for the first time; rejects with a `PhoneError` when it can't be. */
  readonly ready: Promise<void>;
  /** Called after each change, once per microtask. Returns the function that ends the subscription. */
  subscribe(listener: (state: PhoneState, previous: PhoneState) => void): () => void;
  /**
   * Watches what is no part of the state, such as `lamps`. The listener is called with the newest value, soon if it is known, and with
   * `undefined` when nothing is known any more. Pages of other hosts hear what they may know. Returns the function that ends it.
   */
  watch<Name extends Topic>(topic: Name, listener: TopicListener<Name>): () => void;
  /** Settles when the core accepted the command, rejects with a `PhoneError` when it refused it. */
  send<C extends Command>(command: C): Promise<CommandResults[C['type']]>;

  /**
   * The user is about to dial, or to answer a call that rings: where the microphone is allowed for good it is opened, and all that the
   * call needs is made ready, for five seconds. Elements say so by themselves.
   */
  intend(direction: 'in' | 'out'): void;
  /** `context`: which case it is about, an opaque id of up to 64 characters from `[A-Za-z0-9._~-]` that travels with the call. */
  call(target: string, options?: {emergency?: boolean; context?: string | undefined}): Promise<CallId>;
  /** Takes a call that rings at another extension. Settles with the call's id; where somebody else has it, it ends with `call-taken`. */
  pickUp(extension: string): Promise<CallId>;
  answer(id: CallId): Promise<void>;
  decline(id: CallId): Promise<void>;
  silence(id: CallId): Promise<void>;
  hangUp(id: CallId): Promise<void>;
  hold(id: CallId): Promise<void>;
  resume(id: CallId): Promise<void>;
  mute(id: CallId, on: boolean): Promise<void>;
  sendTones(id: CallId, tones: string): Promise<void>;
  /** `context`: in place of the call's own. */
  transfer(id: CallId, target: string, options?: {context?: string | undefined}): Promise<void>;
  consult(id: CallId, target: string, options?: {context?: string | undefined}): Promise<CallId>;
  completeTransfer(id: CallId): Promise<void>;
  backToCaller(id: CallId): Promise<void>;
  join(id: CallId, other: CallId): Promise<void>;
  /** What this page's application has said of calls: no other page knows it. */
  readonly cards: Cards;
  /**
   * Says who is calling, or what it is about, wherever this page shows the call; what is said later takes its place, null takes it away.
   * It stays in this page. Its `context` alone goes further: it becomes the call's own.
   */
  describe(id: CallId, card: Card | null): Promise<void>;
  /** Says which case a call is about, for when it is handed on; an empty context forgets it. */
  relate(id: CallId, context: string): Promise<void>;
  takeOver(id: CallId): Promise<void>;
  draft(id: CallId, text: string): Promise<void>;
  /** Pages of other hosts may, too: most pages of a house are, and the bar is folded in all of them. */
  placeBar(corner: Corner, folded: boolean): Promise<void>;
  /** Rejects with `setting-invalid` where something of it is none; then all stays as it was. */
  changeSettings(change: SettingsChange): Promise<void>;
  /** Says what happens to all calls in. Rejects with `end-missing`, or with `service-refused` where the phone system did not do it. */
  setAbsence(change: AbsenceChange): Promise<void>;
  /** The missed calls of the list were seen. */
  seeHistory(): Promise<void>;
  /** One entry of the list of calls, or all. */
  deleteHistory(options?: {id?: string}): Promise<void>;
  reconnect(): Promise<void>;
  /**
   * What happened of late, in lines for whoever helps: times, states, results; no name, number, address or secret of a call. A page of
   * another host is told of itself alone.
   */
  diagnose(): Promise<string>;
  /** Leaves the phone: ends this page's audio and forgets the core. The phone lives on while another page uses it. */
  disconnect(): void;
}

/** A number that waits in a window of the phone's origin for a person's word. */
export interface OpenQuestion {
  readonly command: DialCommand['type'];
  readonly target: string;
  /** Brings the window to the front. */
  show(): void;
  /** The answer is no: the command is refused with `not-confirmed`. */
  cancel(): void;
}

export interface PhoneOptions {
  /** URL of the configuration, relative to the page; or the configuration itself. */
  readonly configuration: string | Configuration;
  /** Yields the credentials when the configuration has none (`"credentials": "callback"`), and again before they expire. */
  readonly credentials?: () => Promise<Credentials>;
  /** Where `amtsleitung.worker.js` lies. Default: beside the script that carries this code. */
  readonly workerUrl?: string;
  /** This page is the phone window: it hosts all audio while it is open. */
  readonly phoneWindow?: boolean;
}
