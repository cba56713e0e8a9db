import {PhoneError} from '../../protocol/index.js';
import type {CallContext} from '../call/context.js';
import type {Leg} from '../dialog/leg.js';

/** Milliseconds between two attempts: the first ones, and the longest for a far end that refuses again and again. */
const again = 1_500;
const longest = 30_000;
/** So long is a far end looked for that may just say nothing. */
const enough = 6_000;
/** Milliseconds after which a far end that answers nothing is given up. One that changes its network may need 40 s. */
const patience = 60_000;

/**
 * Finds a new path for audio that is lost, in `wait` ms: a re-INVITE with new candidates (RFC 8445 §9), again and again until
 * the audio is back. While the PBX cannot be reached there is nothing to be asked; and 408 says no more than that the far
 * end cannot be reached either, for it may be the one whose network changed.
 */
export function findPath(leg: Leg, context: CallContext, wait: number, next = again, since = context.now()): void {
  leg.deadlines.set('media', wait, () => {
    if (!leg.established || !leg.audio.isAstray) return;
    if (context.reach !== 'registered') return findPath(leg, context, again, next, since);
    const retry = () => findPath(leg, context, next, Math.min(next * 2, longest), since);
    leg.renegotiation.refresh(true).then(
      // The browser may have offered the address of the network that is gone: it learns of the new one a moment later.
      () => (leg.audio.isLost || next <= enough) && retry(),
      (thrown: unknown) => {
        if (leg.over || !leg.audio.isAstray) return;
        const {code, sipStatus, message} = PhoneError.of(thrown);
        const silent = sipStatus === 408 || code === 'far-end-silent';
        if (silent && context.now() - since > patience) leg.lost(new PhoneError('far-end-lost', message));
        else retry();
      },
    );
  });
}
