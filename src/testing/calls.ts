/** @file States and calls as a phone has them, for scripts to start from. */
import type {Call, PhoneState} from '../protocol/index.js';

/** The slices of a phone that calls reach: connected and registered as Maria Huber, 101. */
export function reachable(now = Date.now()): Partial<PhoneState> {
  return {
    connection: {status: 'connected', since: now, server: 0},
    registration: {status: 'registered', since: now, checkedAt: now},
    account: {aor: 'sip:101@pbx.amt.example', user: '101', displayName: 'Huber, Maria'},
  };
}

/** A call with Anna Schmid (`id`: `schmid`) that was answered 222 seconds ago and has its audio in this page, but for what is given. */
export function aCall(changes: Partial<Call> = {}): Call {
  const now = Date.now();
  return {
    id: 'schmid',
    direction: 'in',
    phase: 'talking',
    remote: {name: 'Schmid, Anna', number: '089 99998-765', anonymous: false},
    startedAt: now - 230_000,
    answeredAt: now - 222_000,
    held: false,
    heldByRemote: false,
    muted: false,
    earlyMedia: false,
    changing: null,
    media: {page: 'this-page', status: 'connected'},
    tonesSent: '',
    ...changes,
  };
}

/** The same caller, ringing for three seconds, but for what is given. */
export function aRingingCall(changes: Partial<Call> = {}): Call {
  const call: {-readonly [Key in keyof Call]: Call[Key]} = aCall({
    phase: 'ringing',
    startedAt: Date.now() - 3000,
    media: {page: null, status: 'none'},
  });
  delete call.answeredAt;
  return {...call, ...changes};
}
