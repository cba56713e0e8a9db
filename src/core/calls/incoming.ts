import type {Invitation} from 'sip.js';
import type {Call, CallId} from '../../protocol/index.js';
import {PhoneCall} from './call.js';
import type {CallContext} from './context.js';
import {endReplacedOurselves} from './force-end.js';
import {divertedFrom, partyOf} from './identity.js';
import {Leg} from './leg.js';

/** Milliseconds that a call goes on ringing which a core that died has left. */
const ringsOn = 30_000;
/** Milliseconds after a reconnection in which who calls must show that it still does. */
const callerSilence = 5_000;

/** A new call that rings here. `before`: how it was shown by a core that died while it rang. */
export function ringingCall(context: CallContext, id: CallId, invitation: Invitation, before?: Call): PhoneCall {
  const {request} = invitation;
  const diverted = divertedFrom(request, context.user);
  const call = new PhoneCall(context, id, 'in', partyOf(request), {
    ...(diverted ? {divertedFrom: diverted} : {}),
    ...(before ? {startedAt: before.startedAt} : {}),
  });
  // Its CANCEL may have been sent to the connection that died.
  const giveUp = () => !call.over && call.phase === 'ringing' && call.decline('missed');
  if (before) call.deadlines.set('rings on', ringsOn, giveUp);
  call.leg = new Leg(invitation, null, 'sendrecv', call.events());
  call.leg.ring();
  return call;
}

/** The connection was gone while it rang: the PBX may have given up on us, and its CANCEL went nowhere. */
export function doubtCaller(call: PhoneCall): void {
  if (call.direction !== 'in') return;
  call.deadlines.set('caller', callerSilence, () => {
    if (call.phase !== 'ringing') return;
    call.leg?.hangUp(480);
    call.finish('missed');
  });
}

/** An INVITE that replaces a call's leg (RFC 3891): answered at once, in the same call on the same page. */
export async function replaceLeg(call: PhoneCall, invitation: Invitation): Promise<void> {
  const old = call.leg;
  const page = old?.media?.page;
  if (!old || !page || call.nextLeg || call.over)
    return void invitation.reject({statusCode: 481}).catch(() => undefined);
  endReplacedOurselves(invitation);
  const events = call.events(() => next);
  const next: Leg = new Leg(invitation, call.newLink(page), old.direction, {
    ...events,
    established: () => {
      call.takeLeg(next);
      old.hangUp();
      call.update({remote: partyOf(invitation.request), heldByRemote: false});
      events.established();
    },
    ended: end => (call.leg === next ? events.ended(end) : call.moveFailed()),
  });
  call.nextLeg = next;
  await next.accept();
}
