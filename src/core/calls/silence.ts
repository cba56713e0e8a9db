import type {MediaResult} from '../../protocol/index.js';
import type {PhoneCall} from './call.js';
import type {CallContext} from './context.js';
import type {Leg} from './leg.js';

/** Milliseconds between two looks. */
const pace = 500;

/**
 * Sees that nothing comes any more from a far end that was heard. A browser says so much later. It may mean nothing, for some
 * send nothing while nobody speaks; but after a change of network the connection died with the audio, and is looked at now.
 *
 * The page is asked: its own timers are slowed down while it is in the background. One that does not know is left alone.
 */
export function watchSilence(call: PhoneCall, leg: Leg, context: CallContext, before = Infinity, heard = false): void {
  leg.deadlines.set('silence', pace, async () => {
    if (!leg.media || leg.media.closed) return;
    const {heard: last} = await leg.media.request({op: 'heard'}).catch((): MediaResult => ({}));
    if (last === undefined || call.over || leg.over) return;
    const hears = last > before;
    const ended = heard && !hears && leg.direction === 'sendrecv' && !call.record.heldByRemote;
    if (hears || ended) leg.silent = ended;
    if (ended) context.silent();
    watchSilence(call, leg, context, last, hears);
  });
}
