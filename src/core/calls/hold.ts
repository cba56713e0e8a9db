import {PhoneError, type Direction} from '../../protocol/index.js';
import type {PhoneCall} from './call.js';
import type {CallContext} from './context.js';

export async function holdCall(call: PhoneCall, {configuration}: CallContext): Promise<void> {
  call.require('talking');
  if (call.record.held) return;
  await change(call, 'hold', configuration.holdDirection ?? 'sendonly');
}

/** Makes room for another active call. Where the far end refuses to be held, at least our voice stays away. */
export async function setAside(call: PhoneCall, context: CallContext): Promise<void> {
  await holdCall(call, context).catch(() => {
    if (!call.over) call.update({held: true});
    call.applySend();
  });
}

export async function resumeCall(call: PhoneCall, {holdOthers}: CallContext): Promise<void> {
  call.require('talking');
  if (!call.record.held) return;
  void holdOthers(call.id);
  await change(call, 'resume', 'sendrecv');
}

async function change(call: PhoneCall, changing: 'hold' | 'resume', direction: Direction): Promise<void> {
  const {leg} = call;
  if (!leg) throw new PhoneError('call-state');
  call.update({changing});
  call.applySend();
  try {
    await leg.renegotiation.change(direction);
    if (!call.over) call.update({held: changing === 'hold', changing: null});
  } catch (thrown) {
    // Its audio is on the way to another page, with a dialog of its own.
    await call.moving;
    if (!call.over && call.leg && call.leg !== leg) return change(call, changing, direction);
    const error = PhoneError.of(thrown, 'change-refused');
    if (!call.over) call.update({changing: null, error: error.toData()});
    throw error;
  } finally {
    call.applySend();
  }
}
