import type {MediaResult} from '../../protocol/index.js';
import type {PhoneCall} from '../call/call.js';
import type {CallContext} from '../call/context.js';
import type {Leg} from '../dialog/leg.js';
import {findPath} from './audio-path.js';

/** Milliseconds between two looks. */
const pace = 500;

/**
 * Sees that nothing comes any more from a far end that was heard. A browser says so much later. It may mean nothing, for some
 * send nothing while nobody speaks; but after a change of network the connection died with the audio, and is looked at now.
 *
 * The page is asked: its own timers are slowed down while it is in the background. One that does not know is left alone.
 */
export function watchSilence(call: PhoneCall, leg: Leg, context: CallContext, seen: Seen = {last: 0}): void {
  leg.deadlines.set('silence', pace, () => void look(call, leg, context, seen));
}

async function look(call: PhoneCall, leg: Leg, context: CallContext, seen: Seen): Promise<void> {
  const {audio} = leg;
  if (!audio.link || audio.link.closed) return;
  const {heard: last} = await audio.link.request({op: 'heard'}).catch((): MediaResult => ({}));
  if (last === undefined || call.over || leg.over) return;
  const hears = last > seen.last;
  const {heardAt} = seen;
  const ended = heardAt !== undefined && !hears && leg.direction === 'sendrecv' && !call.record.heldByRemote;
  if (hears || ended) audio.heard(hears);
  // A connection that came after the last sound was made over another network, perhaps: nothing is wrong with that one.
  if (ended && audio.askedAt > heardAt) findPath(leg, context, 0);
  else if (ended) context.silent();
  watchSilence(call, leg, context, hears ? {last, heardAt: context.now()} : {last});
}

/** What the page said last, and when that was, if the far end was heard then. */
interface Seen {
  readonly last: number;
  readonly heardAt?: number;
}
