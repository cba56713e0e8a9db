import {type Direction, PhoneError, type Transfer} from '../../protocol/index.js';
import type {PhoneCall} from './call.js';
import type {CallContext} from './context.js';

export async function holdCall(call: PhoneCall, context: CallContext): Promise<void> {
  call.require('talking');
  if (call.record.held) return;
  requireConnection(context);
  await change(call, context, 'hold', context.configuration.holdDirection ?? 'sendonly');
}

/** Makes room for another active call. Where the far end refuses to be held, at least our voice stays away. */
export async function setAside(call: PhoneCall, context: CallContext): Promise<void> {
  await holdCall(call, context).catch((thrown: unknown) => {
    context.failed('hold')(thrown);
    if (!call.over) call.update({held: true, heldSince: context.now()});
    call.applySend();
  });
}

export async function resumeCall(call: PhoneCall, context: CallContext): Promise<void> {
  call.require('talking');
  if (!call.record.held) return;
  requireConnection(context);
  void context.holdOthers(call.id);
  // Who is on the way to somebody needs no audio here; who is taken back does.
  if (isOnItsWay(call.record.transfer) && call.record.media.status === 'lost') {
    call.isTakenBack = true;
    await context.withAudio(call.id).finally(() => (call.isTakenBack = false));
  }
  await change(call, context, 'resume', 'sendrecv');
  // Who was on the way to somebody has been taken back, and can be held, handed on and hung up like anybody else.
  if (!call.over && isOnItsWay(call.record.transfer)) call.update({transfer: undefined});
}

/** Without it nobody can be asked, and it is not the far end that refuses. */
function requireConnection({reach}: CallContext): void {
  if (reach === 'none') throw new PhoneError('connection-lost', 'no connection', {retryable: true});
}

const isOnItsWay = (transfer: Transfer | undefined): boolean =>
  transfer?.kind === 'blind' && ['asked', 'trying', 'ringing'].includes(transfer.status);

async function change(
  call: PhoneCall,
  context: CallContext,
  changing: 'hold' | 'resume',
  direction: Direction,
): Promise<void> {
  const {leg} = call;
  if (!leg) throw new PhoneError('call-state');
  call.update({changing});
  call.applySend();
  try {
    await leg.renegotiation.change(direction);
    const held = changing === 'hold';
    if (!call.over) call.update({held, heldSince: held ? context.now() : undefined, changing: null});
  } catch (thrown) {
    // Its audio is on the way to another page, with a dialog of its own.
    await call.moving;
    if (!call.over && call.leg && call.leg !== leg) return await change(call, context, changing, direction);
    const error = PhoneError.of(thrown, 'change-refused');
    if (!call.over) call.update({changing: null, error: error.toData()});
    throw error;
  } finally {
    call.applySend();
  }
}
