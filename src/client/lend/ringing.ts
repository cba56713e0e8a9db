import type {Tone} from '../../media/index.js';
import type {Call, ErrorCode, PageId, PhoneState} from '../../protocol/index.js';

const ringsHere = (call: Call) => call.direction === 'in' && call.phase === 'ringing';
/** It is to be heard that it rings. */
export const isHeard = (call: Call) => ringsHere(call) && !call.silenced;
const occupies = (call: Call) => !ringsHere(call) && !call.held && call.phase !== 'ending';

/** To the police, the fire brigade or an ambulance. */
export const isForHelp = ({direction, dialled}: Call): boolean => direction === 'out' && /^11[02]$/.test(dialled ?? '');

/** What the caller hears when there is no call to be had, as of an exchange: the called one is busy, or the way there. */
const toneOf: Partial<Record<ErrorCode, Tone>> = {
  busy: 'busy',
  unavailable: 'congestion',
  'server-error': 'congestion',
  timeout: 'congestion',
};

/** What this page should sound from now on, after `current`. */
export function nextTone(
  current: Tone | null,
  state: PhoneState,
  previous: PhoneState,
  page: PageId,
  seenOnly = false,
): Tone | null {
  const {calls, pages} = state;
  const mine = (call: Call) => call.direction === 'out' && call.media.page === page;
  if (calls.some(call => mine(call) && call.phase === 'ringing' && !call.earlyMedia)) return 'ringback';
  if (!seenOnly && pages.ringer === page && calls.some(isHeard)) return calls.some(occupies) ? 'waiting' : 'ringing';
  if (calls.some(occupies)) return null;
  // Whom the PBX told itself how it went need not be told again.
  const dialled = new Set(previous.calls.filter(call => mine(call) && !call.earlyMedia).map(({id}) => id));
  const tone = state.ended.map(({id, error}) => dialled.has(id) && error && toneOf[error.code]).find(Boolean);
  // They stop by themselves; other changes of the state meanwhile do not cut them short.
  return tone || (current === 'busy' || current === 'congestion' ? current : null);
}

/** Milliseconds that somebody waits alone before the clerk is reminded. */
const patience = 20_000;

/**
 * Milliseconds until a soft tone reminds of those who wait in this page since the one who was talked with has left; null:
 * there are none, or it has sounded.
 */
export function remindsIn({calls, ended: [last]}: PhoneState, page: PageId, now = Date.now()): number | null {
  if (!last || calls.some(call => !call.held && call.phase !== 'ending')) return null;
  const waits = calls.some(({media, heldSince = Infinity}) => media.page === page && heldSince < last.endedAt);
  const left = last.endedAt + patience - now;
  return waits && left > 0 ? left : null;
}
