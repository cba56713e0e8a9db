import {PhoneError, type MediaEvent, type SoundProblem} from '../../protocol/index.js';
import type {PhoneCall} from '../call/call.js';
import type {CallContext} from '../call/context.js';
import type {Leg} from '../dialog/leg.js';
import {findPath} from './audio-path.js';
import {watchSilence} from './silence.js';

/** Milliseconds in which audio that broke off may come back by itself. */
const shortGap = 3_000;

/** Takes a report from the page that hosts the audio of one of the call's legs. */
export function reportMedia(call: PhoneCall, context: CallContext, event: MediaEvent): void {
  const leg = [call.leg, call.nextLeg].find(each => each?.audio.link?.leg === event.call);
  if (!leg || call.over) return;
  if (event.event === 'tone') {
    call.toneSent(event.tone);
  } else if (event.event === 'quality') {
    if (leg === call.leg) context.quality(call.id, event.quality);
  } else if (event.event === 'microphone-lost') {
    call.update({error: new PhoneError('microphone-missing', 'the microphone is gone').toData()});
  } else if (event.event === 'sound') {
    reportSound(call, event.problem);
  } else {
    reportStatus(call, context, leg, event.status);
  }
}

/** Said once, and gone when it is well: what else went wrong in the call stays. */
function reportSound(call: PhoneCall, problem: SoundProblem | null): void {
  const {error, muted} = call.record;
  // The page knows that nothing is to go out, and not why.
  if (problem === 'speaking-muted' && !muted) return;
  if (problem) {
    if (problem !== error?.code) call.update({error: new PhoneError(problem).toData()});
  } else if (error && /^(micro|spea)/.test(error.code)) call.update({error: undefined});
}

function reportStatus(
  call: PhoneCall,
  context: CallContext,
  leg: Leg,
  status: 'connecting' | 'connected' | 'lost' | 'failed',
): void {
  leg.audio.reported(status === 'failed' ? 'lost' : status);
  if (leg === call.leg) call.showAudio(leg);
  if (status === 'connected') {
    leg.deadlines.clear('media');
    watchSilence(call, leg, context);
  } else if (status === 'lost') findPath(leg, context, shortGap);
  else if (status === 'failed') findPath(leg, context, 0);
}
