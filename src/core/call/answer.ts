import {PhoneError, type PageId} from '../../protocol/index.js';
import type {PhoneCall} from './call.js';
import type {CallContext} from './context.js';
import {microphoneFor} from './microphone.js';

/** Answers a call with the audio on `page`. A microphone that can't be had leaves it ringing. */
export async function answerCall(call: PhoneCall, context: CallContext, page: PageId): Promise<void> {
  call.require('ringing');
  const {leg} = call;
  if (call.direction !== 'in' || !leg) throw new PhoneError('call-state', 'not a call that rings here');
  call.go('answering', {error: undefined});
  try {
    leg.audio.goesTo(await microphoneFor(call, context, page));
  } catch (thrown) {
    const error = PhoneError.of(thrown, 'media-failed');
    if (!call.over) call.go('ringing', {media: {page: null, status: 'none'}, error: error.toData()});
    throw error;
  }
  void context.holdOthers(call.id);
  call.applySend();
  await leg.accept();
}
