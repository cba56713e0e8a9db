import {PhoneError} from '../../protocol/index.js';
import type {PhoneCall} from '../call/call.js';
import type {CallContext} from '../call/context.js';
import {findPath} from './audio-path.js';

/** Milliseconds that a far end has to confirm its dialog. */
const patience = 10_000;
const attempts = 2;

/**
 * Tells the PBX the new path of each dialog after a reconnection, one after the other: it may still route to the dead
 * one. Who is silent is asked once more when all others were; then the clerk is told, who alone can hear whether
 * there still is somebody.
 */
export async function confirmDialogs(calls: readonly PhoneCall[], context: CallContext): Promise<void> {
  let asked = calls;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const silent: PhoneCall[] = [];
    for (const call of asked) if (!(await answers(call, context))) silent.push(call);
    asked = silent;
  }
  for (const call of asked) if (!call.over) call.update({error: new PhoneError('far-end-silent').toData()});
}

/** A refusal is an answer, too: 481 has ended the call, and any other changes nothing. */
async function answers({over, leg}: PhoneCall, context: CallContext): Promise<boolean> {
  if (over || !leg?.established || leg.audio.isOrphaned) return true;
  // Without audio nothing is to be kept: asked again and again, with new candidates.
  if (leg.audio.isAstray) {
    findPath(leg, context, 0);
    return true;
  }
  leg.audio.dialogAsked(context.now());
  try {
    await leg.renegotiation.refresh(false, patience);
  } catch (thrown) {
    return PhoneError.of(thrown).code !== 'far-end-silent';
  }
  return true;
}
