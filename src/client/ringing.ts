import type {Tone} from '../media/index.js';
import type {Call, PageId, PhoneState} from '../protocol/index.js';

const ringsHere = (call: Call) => call.direction === 'in' && call.phase === 'ringing';
const occupies = (call: Call) => !ringsHere(call) && !call.held && call.phase !== 'ending';

/** What this page should sound from now on, after `current`. */
export function nextTone(current: Tone | null, state: PhoneState, previous: PhoneState, page: PageId): Tone | null {
  const {calls, pages} = state;
  const mine = (call: Call) => call.direction === 'out' && call.media.page === page;
  if (calls.some(call => mine(call) && call.phase === 'ringing' && !call.earlyMedia)) return 'ringback';
  if (pages.ringer === page && calls.some(ringsHere)) return calls.some(occupies) ? 'waiting' : 'ringing';
  if (calls.some(occupies)) return null;
  const dialled = new Set(previous.calls.filter(mine).map(({id}) => id));
  const busy = state.ended.some(({id, error}) => dialled.has(id) && error?.code === 'busy');
  // It stops by itself; other changes of the state meanwhile do not cut it short.
  return busy || current === 'busy' ? 'busy' : null;
}
