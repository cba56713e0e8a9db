import type {
  Account,
  CallId,
  CallQuality,
  Configuration,
  EndedCall,
  KnownParty,
  PhoneState,
  TopicRule,
  TopicValues,
} from '../../protocol/index.js';
import type {Handlers} from '../handlers.js';
import type {Demand} from '../topics.js';
import type {Line, Notification} from '../wire/index.js';

/** What outlives the core, in this browser, by the name of the part that keeps it. Nothing personal: it is not encrypted. */
export interface PartStorage {
  /** Undefined where there is nothing, or the browser refuses it. */
  load(name: string): Promise<unknown>;
  save(name: string, value: unknown): void;
  /** Another core of this phone has saved something: each tab has one where there is no SharedWorker. */
  follow(name: string, listener: (value: unknown) => void): void;
}

/** Forgets: for places without storage. */
export const noStorage: PartStorage = {load: () => Promise.resolve(undefined), save() {}, follow() {}};

/** What a part has of the phone: the line, never the calls. */
export interface PartContext {
  readonly line: Pick<Line, 'userAgent' | 'registered' | 'authorize'>;
  readonly configuration: Configuration;
  readonly now: () => number;
  readonly storage: PartStorage;
  /** What pages have that dies with the browser session, to encrypt with; undefined where they have none. */
  readonly secret: () => string | undefined;
  /** For the diagnostics: words of our own alone. */
  note(kind: string, detail?: string): void;
  /** For the diagnostics: something failed, and the part goes on all the same. */
  failed(what: string): (thrown: unknown) => void;
  /** For the pages that watch it. */
  readonly topics: {set<Name extends keyof TopicValues>(topic: Name, value: TopicValues[Name] | undefined): void};
  /** For every page. */
  readonly show: (slices: Partial<Pick<PhoneState, 'voicemail'>>) => void;
}

/**
 * What a phone can do beside calling, in a folder of its own: nobody knows it but the list of parts. It hears what concerns it,
 * and fetches most of its code when there is something to do.
 */
export interface CorePart {
  readonly commands?: Handlers;
  /** The topics that it brings, and who may watch them. */
  readonly topics?: Readonly<Record<string, TopicRule>>;
  /** A page begins to watch this topic, of whatever part; null: nobody watches it any more. */
  watched?: Demand;
  /** Another login, perhaps somebody else's: what the one before was refused may be granted. */
  loggedIn?(account: Account): void;
  /** The PBX knows us; again and again, for as long as the line stands. */
  registered?(): void;
  /** The connection is gone, or the phone is taken off the PBX. */
  lost?(): void;
  /** A NOTIFY that belongs to no call; `answer` takes it. */
  notify?(request: Notification, answer: Answer): void;
  /** How well a call is heard, while it runs. */
  quality?(id: CallId, quality: CallQuality): void;
  callEnded?(call: EndedCall): void;
  /** Calls in are not taken now: the status with which they are refused. */
  readonly refusal?: number | undefined;
  /** Who has this number, as far as the house itself knows. A call waits for nothing of it. */
  whoHas?(number: string): Promise<KnownParty | undefined>;
}

export type Answer = (status: number, reason: string) => void;

export interface PartKind {
  /** Whether a phone with this configuration has any use for it. */
  wants(configuration: Configuration): boolean;
  create(context: PartContext): CorePart;
}
