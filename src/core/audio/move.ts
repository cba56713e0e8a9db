import {PhoneError, type PageId} from '../../protocol/index.js';
import type {PhoneCall} from '../call/call.js';
import type {CallContext} from '../call/context.js';
import {Leg} from '../dialog/leg.js';
import {errorOfStatus} from '../dialog/outcome.js';
import {replacesOf, storeDialog} from '../dialog/stored-dialog.js';

/** Milliseconds that the PBX has to take the new dialog: so few that it can be asked again before the call is given up. */
const replaceWithin = 10_000;

/**
 * Brings a call's audio to another page: a new dialog from that page that replaces the running one (RFC 3891).
 * The old audio goes on until the new dialog stands; a refusal leaves everything as it was.
 *
 * A re-INVITE would not do: a new page means a new DTLS association, which PBXs do not start in a running dialog.
 *
 * @param passedOver Rejects when the page that has not opened its microphone yet is not to be waited for any more.
 */
export async function moveCall(
  call: PhoneCall,
  context: CallContext,
  page: PageId,
  passedOver?: Promise<never>,
): Promise<void> {
  // Two pages at once: one dialog can be replaced once.
  if (call.moving) throw new PhoneError('call-state', 'the call is being moved');
  const moving = move(call, context, page, passedOver);
  call.moving = moving.catch(() => undefined);
  try {
    await moving;
  } finally {
    call.moving = null;
  }
}

async function move(call: PhoneCall, context: CallContext, page: PageId, passedOver?: Promise<never>): Promise<void> {
  call.require('talking');
  const old = call.leg;
  const dialog = old ? storeDialog(old.session) : call.restored;
  if (!dialog) throw new PhoneError('call-state');
  // Its far end is on the way to somebody else, who would take its place in the new dialog: unless it has been taken back.
  if (!call.isTakenBack && old?.refer && !old.refer.over) throw new PhoneError('call-state', 'a transfer is on its way');
  const link = old?.audio.link;
  if (link?.page === page && !link.closed) return;
  const direction =
    old?.direction ?? (call.record.held ? (context.configuration.holdDirection ?? 'sendonly') : 'sendrecv');
  const media = call.newLink(page);
  try {
    // SIP.js would end the session without saying why its offer failed.
    const prepared = media.prepare(direction).then(() => media.offered);
    // Before there is a path: who is muted is not heard for a moment either.
    media.send(call.speaks);
    await Promise.race([prepared, passedOver ?? prepared]);
    call.require('talking');
    if (call.leg !== old) throw new PhoneError('call-state');
    await new Promise<void>((resolve, reject) => {
      const events = call.events(() => next);
      const next: Leg = Leg.outgoing(
        context,
        context.ownAddress,
        media,
        direction,
        {
          ...events,
          established: () => {
            next.deadlines.clear('replace');
            // Hung up meanwhile, and the answer was quicker than our CANCEL.
            if (call.over || call.phase !== 'talking') return next.hangUp();
            call.takeLeg(next);
            resolve();
          },
          ended: end => {
            if (call.leg === next) events.ended(end);
            else {
              const {response, error = new PhoneError('call-not-recovered')} = end;
              call.interval.raise(response?.getHeader('min-se'));
              // The PBX has answered, and with that ended the old dialog (RFC 3891 §3): nothing is left to go back to.
              if (end.by === 'here' && end.error && next.handler.answered) call.abandon(end.error);
              reject(response ? errorOfStatus(response.statusCode ?? 500, 'takeover') : error);
            }
          },
        },
        {replaces: replacesOf(dialog), interval: call.interval},
      );
      call.nextLeg = next;
      next.invite();
      // 100 says no more than that the PBX has read it: cancelled (RFC 3261 §9.1), for nothing else ends it.
      next.deadlines.set('replace', replaceWithin, () => {
        if (next.handler.answered) return;
        reject(errorOfStatus(408, 'takeover'));
        next.hangUp();
      });
    });
  } catch (thrown) {
    media.close();
    call.moveFailed();
    throw thrown;
  }
}
