/** @file The one truth: what the core knows, as plain, structured-clone-safe data. Times are epoch milliseconds. */
import type {PhoneErrorData} from './errors.js';

/** A call in this phone, unique in the lifetime of the core. */
export type CallId = string;
/** A page (document) that is connected to the core. */
export type PageId = string;

export interface PhoneState {
  /** Grows with every change. */
  readonly revision: number;
  readonly connection: ConnectionState;
  readonly registration: RegistrationState;
  /** Who this phone is; null until credentials were read. */
  readonly account: Account | null;
  /** Running calls, oldest first. An ended call leaves this list and enters {@link PhoneState.ended}. */
  readonly calls: readonly Call[];
  /** The last calls that ended, newest first, at most 20. In memory only. */
  readonly ended: readonly EndedCall[];
  readonly pages: PagesState;
  readonly voicemail: Voicemail | null;
  /** The PBX takes no INVITE with Replaces: no other page can bring a call back. */
  readonly replacesRefused?: boolean;
}

/** The WebSocket to the PBX. */
export interface ConnectionState {
  readonly status: 'idle' | 'connecting' | 'connected' | 'waiting';
  /** When `status` became what it is. */
  readonly since: number;
  /** Index of the server in the configuration. */
  readonly server?: number;
  /** `waiting`: when the next attempt starts. */
  readonly retryAt?: number;
  readonly error?: PhoneErrorData;
}

export interface RegistrationState {
  readonly status: 'unregistered' | 'registering' | 'registered' | 'refused';
  readonly since: number;
  /** When the path to the PBX was last seen to work: a 200 to REGISTER, or a keep-alive's answer. */
  readonly checkedAt?: number;
  readonly expiresAt?: number;
  /** `refused`: why. The core does not try again by itself when the login was refused. */
  readonly error?: PhoneErrorData;
}

export interface Account {
  /** `sip:101@pbx.amt.example` */
  readonly aor: string;
  /** The user part of the address, mostly the extension. */
  readonly user: string;
  readonly displayName: string;
}

/** Somebody on the other side. Untrusted text from the network: length-limited, without control characters. */
export interface Party {
  /** User part of the SIP address or digits of a `tel:` address; empty when withheld. */
  readonly number: string;
  /** Empty when unknown. */
  readonly name: string;
  /** The caller asked for privacy. */
  readonly anonymous: boolean;
}

/** Somebody as the directory has them, by their number. The names of {@link Party} are what the network says; this is the house's own word. */
export interface KnownParty {
  /** `Huber, Maria` */
  readonly name: string;
  readonly department?: string;
  /** Pages of other hosts are not told: the source is not for them. */
  readonly guests?: false;
}

/**
 * The phase of a call. See `src/core/call/phases.ts` for the machine.
 *
 * - `preparing`: dialled; microphone and offer are being made ready
 * - `dialling`: INVITE sent, nothing heard yet
 * - `ringing`: rings here (`in`) or there (`out`)
 * - `answering`: accepted here; answer being made, ACK awaited
 * - `talking`: established (also while held)
 * - `ending`: hung up here, the far end's word awaited
 */
export type CallPhase = 'preparing' | 'dialling' | 'ringing' | 'answering' | 'talking' | 'ending';

export interface Call {
  readonly id: CallId;
  readonly direction: 'in' | 'out';
  readonly phase: CallPhase;
  readonly remote: Party;
  /** Who has the number of `remote`, by the directory; comes a moment after it. Never of somebody who asked for privacy. */
  readonly known?: KnownParty;
  /** `out`: what was dialled, as it was sent to the PBX; whoever answers. */
  readonly dialled?: string;
  /** Who the call was first meant for, from Diversion or History-Info: "für Frau Huber". `out`: where it rang, and was picked up. */
  readonly divertedFrom?: Party;
  /** Who handed it on to us, from Referred-By (RFC 3892); else whom one talked with before the PBX named somebody else. */
  readonly transferredBy?: Party;
  /** Which case it is about: an opaque id of up to 64 characters from `[A-Za-z0-9._~-]` that came with the call, or was given here. */
  readonly context?: string;
  /** When it was dialled or began to ring here. */
  readonly startedAt: number;
  /** When it was answered; the timer shows the time since. */
  readonly answeredAt?: number;
  /** It rings here and is not to be heard any more. */
  readonly silenced?: true;
  /** Held by us. */
  readonly held: boolean;
  /** `held`: since when. */
  readonly heldSince?: number;
  /** Held by the far end. */
  readonly heldByRemote: boolean;
  readonly muted: boolean;
  /** Early media (RFC 3960) is audible: no local ring-back tone. */
  readonly earlyMedia: boolean;
  /** A hold or resume is on its way to the far end. */
  readonly changing: 'hold' | 'resume' | null;
  readonly media: CallMedia;
  /** This call is the consultation for that one (who waits to be transferred). */
  readonly consultationFor?: CallId;
  readonly transfer?: Transfer;
  /** What the user typed into the transfer panel and has not sent yet. */
  readonly draft?: string;
  /** Tones (DTMF) sent in this call, for display. */
  readonly tonesSent: string;
  /** The last thing that failed in this call and left it running: a refused hold, a failed transfer, a lost microphone. */
  readonly error?: PhoneErrorData;
}

export interface CallMedia {
  /** The page that hosts this call's audio. */
  readonly page: PageId | null;
  /** `lost`: the page is gone or the path broke; the core is bringing it back. */
  readonly status: 'none' | 'connecting' | 'connected' | 'lost';
}

export interface Transfer {
  readonly kind: 'blind' | 'attended';
  /** Dialled target as it was given. */
  readonly target: string;
  readonly status: 'asked' | 'trying' | 'ringing' | 'done' | 'failed' | 'unknown';
  readonly error?: PhoneErrorData;
}

/** Why a call ended, for the clerk's eyes. */
export type EndReason =
  | 'hung-up-here'
  | 'hung-up-there'
  | 'cancelled-here'
  | 'missed'
  | 'declined-here'
  | 'answered-elsewhere'
  | 'transferred'
  | 'failed';

export interface EndedCall {
  readonly id: CallId;
  readonly direction: 'in' | 'out';
  readonly remote: Party;
  /** As in the running call. */
  readonly known?: KnownParty;
  /** `out`: what was dialled, as it was sent to the PBX. */
  readonly dialled?: string;
  readonly divertedFrom?: Party;
  readonly transferredBy?: Party;
  readonly context?: string;
  readonly startedAt: number;
  readonly answeredAt?: number;
  readonly endedAt: number;
  readonly reason: EndReason;
  /** `transferred`: to whom, as it was dialled, where it was handed on from here. */
  readonly transferredTo?: string;
  /** `failed`: why. */
  readonly error?: PhoneErrorData;
}

/** All pages that are connected to this core. */
export interface PagesState {
  readonly count: number;
  /** The page that rings for all. */
  readonly ringer: PageId | null;
  /** The browser keeps it silent, and all others: until somebody clicks into one, nobody hears that it rings. */
  readonly silent?: true;
  /** The page that announces to screen readers for all. */
  readonly announcer: PageId | null;
  /** The page that the user opened as the phone window. */
  readonly phoneWindow: PageId | null;
  /** The page that shows system notifications for all; null while the user sees a page. */
  readonly notifier: PageId | null;
}

/** `unregistered`: no phone is there that could ring. Few PBXs tell it from `idle`. */
export type Lamp = 'idle' | 'ringing' | 'busy' | 'unregistered' | 'unknown';

export interface Voicemail {
  readonly waiting: boolean;
  readonly newMessages: number;
  readonly oldMessages: number;
}

/** What changed: whole slices; an unchanged slice is absent and keeps its identity in every page. */
export type StatePatch = Partial<Omit<PhoneState, 'revision' | 'calls'>> & {
  readonly revision: number;
  /** Changed or new calls. */
  readonly changedCalls?: readonly Call[];
  /** The order and selection of all running calls, present when it changed. */
  readonly callIds?: readonly CallId[];
};

export const initialState: PhoneState = {
  revision: 0,
  connection: {status: 'idle', since: 0},
  registration: {status: 'unregistered', since: 0},
  account: null,
  calls: [],
  ended: [],
  pages: {count: 0, ringer: null, announcer: null, phoneWindow: null, notifier: null},
  voicemail: null,
};

/** Applies a patch; slices and calls that it does not name keep their identity. */
export function applyPatch(state: PhoneState, patch: StatePatch): PhoneState {
  const {changedCalls, callIds, ...slices} = patch;
  let calls = state.calls;
  if (changedCalls || callIds) {
    const byId = new Map(calls.map(call => [call.id, call]));
    for (const call of changedCalls ?? []) byId.set(call.id, call);
    const ids = callIds ?? calls.map(call => call.id);
    calls = ids.flatMap(id => byId.get(id) ?? []);
  }
  return {...state, ...slices, calls};
}
