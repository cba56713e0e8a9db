import type {Core, Invitation} from 'sip.js';
import type {Call, CallId} from '../../protocol/index.js';
import {PhoneCall} from '../call/call.js';
import type {CallContext} from '../call/context.js';
import {endReplacedOurselves} from '../dialog/force-end.js';
import {contextOf} from '../dialog/case-context.js';
import {divertedFrom, partyOf, takingPlaceOf, transferredBy} from '../dialog/identity.js';
import {Leg} from '../dialog/leg.js';
import {dialogOf} from '../wire/index.js';

/** Milliseconds that a call goes on ringing of whose caller nothing is known for certain. */
const ringsOn = 30_000;
/** Milliseconds between two looks at whether who calls still waits. */
const askEvery = 2_000;
/** Milliseconds after a reconnection in which who calls must show that it still does. */
const callerSilence = 5_000;

/** A new call that rings here. `before`: how it was shown by a core that died while it rang. */
export function ringingCall(context: CallContext, id: CallId, invitation: Invitation, before?: Call): PhoneCall {
  const {request} = invitation;
  const diverted = divertedFrom(request, context.user, context.configuration);
  const referrer = transferredBy(request, context.user, context.configuration);
  const about = before?.context ?? contextOf(request, context.configuration);
  const call = new PhoneCall(context, id, 'in', partyOf(request, context.configuration), {
    ...(diverted ? {divertedFrom: diverted} : {}),
    ...(referrer ? {transferredBy: referrer} : {}),
    ...(about ? {context: about} : {}),
    ...(before ? {startedAt: before.startedAt} : {}),
    ...(before?.silenced ? {silenced: true} : {}),
  });
  call.leg = new Leg(invitation, null, 'sendrecv', call.events(), call.interval);
  call.leg.ring();
  // Its CANCEL may have been sent to the connection that died.
  // Our tag is a new one, which the PBX may not have read yet when it is asked: one word is not enough.
  if (before) doubtCaller(call, ringsOn, 2);
  return call;
}

/** Nobody here takes it, and the clerk finds it in the list of calls. */
export function turnAway(call: PhoneCall, status = 480): void {
  if (call.over || call.phase !== 'ringing') return;
  call.leg?.hangUp(status);
  call.finish('missed');
}

/**
 * The connection was gone while it rang: the PBX may have given up on us, and its CANCEL went nowhere. It is asked again and
 * again, for it may know the call a little longer than the caller does; `patience`: milliseconds without any word;
 * `denials`: so many answers in a row have to say that it is gone.
 */
export function doubtCaller(call: PhoneCall, patience = callerSilence, denials = 1): void {
  if (call.direction !== 'in' || call.phase !== 'ringing') return;
  let left = denials;
  const wait = () => call.deadlines.set('caller', patience, () => turnAway(call));
  const ask = () => {
    if (call.over || call.phase !== 'ringing') return;
    askWhetherCallerWaits(call.leg, waits => {
      left = waits ? denials : left - 1;
      if (left === 0) turnAway(call);
      else if (!call.over) wait();
    });
    call.deadlines.set('ask caller', askEvery, ask);
  };
  wait();
  // There are servers that answer for dialogs they do not know.
  call.deadlines.set('rings on', ringsOn, () => turnAway(call));
  ask();
}

/**
 * Asks in the early dialog, by OPTIONS, which changes nothing. 481: who called is gone (RFC 3261 §12.2.2). Any other answer
 * comes from somebody who knows the dialog; silence says nothing.
 */
function askWhetherCallerWaits(leg: Leg | null, answered: (waits: boolean) => void): void {
  if (!leg) return;
  const {session} = leg;
  const request = dialogOf(session)?.createOutgoingRequestMessage?.('OPTIONS');
  if (!request) return;
  const tell = ({message: {statusCode = 500}}: Core.IncomingResponse) => {
    // 408 and 503 SIP.js makes by itself, when nobody answered and when the connection is gone.
    if (![408, 503].includes(statusCode)) answered(statusCode !== 481);
  };
  session.userAgent.userAgentCore.request(request, {onAccept: tell, onReject: tell, onRedirect: tell});
}

/** An INVITE that replaces a call's leg (RFC 3891): answered at once, in the same call on the same page. */
export async function replaceLeg(call: PhoneCall, context: CallContext, invitation: Invitation): Promise<void> {
  const old = call.leg;
  const page = old?.audio.link?.page;
  // Our own INVITE for that place is open: it may come again (RFC 3261 §14.2).
  if (!old || !page || call.nextLeg || call.over)
    return void invitation.reject({statusCode: call.nextLeg ? 491 : 481}).catch(context.failed('refusal'));
  endReplacedOurselves(invitation);
  const events = call.events(() => next);
  const next: Leg = new Leg(
    invitation,
    call.newLink(page),
    old.direction,
    {
      ...events,
      established: () => {
        call.takeLeg(next);
        old.hangUp();
        const {request} = invitation;
        call.update({
          remote: takingPlaceOf(call.record.remote, partyOf(request, context.configuration)),
          transferredBy: transferredBy(request, context.user, context.configuration),
          context: contextOf(request, context.configuration) ?? call.record.context,
          heldByRemote: false,
        });
        events.established();
      },
      ended: end => (call.leg === next ? events.ended(end) : call.moveFailed()),
    },
    call.interval,
  );
  call.nextLeg = next;
  await next.accept();
}
