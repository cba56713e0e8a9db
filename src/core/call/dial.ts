import type {Core, URI} from 'sip.js';
import {PhoneError, type PageId} from '../../protocol/index.js';
import {contextHeader} from '../dialog/case-context.js';
import type {LegEvents} from '../dialog/leg-events.js';
import {Leg} from '../dialog/leg.js';
import type {MediaLink} from '../dialog/media-link.js';
import {Attempts} from './attempts.js';
import type {PhoneCall} from './call.js';
import type {CallContext} from './context.js';
import {microphoneFor} from './microphone.js';

/** Milliseconds in a queue that announces something, after which nobody is taken to wait any longer. */
const longestQueue = 1_800_000;

/**
 * Calls `target` with the audio on `page`: the microphone first, so that a refused one costs no call. Settles when
 * the INVITE is on its way.
 */
export async function dialCall(call: PhoneCall, context: CallContext, page: PageId, target: URI): Promise<void> {
  let media;
  try {
    media = await microphoneFor(call, context, page, true);
  } catch (thrown) {
    // Hung up while the browser asked for the microphone: the clerk knows.
    if (call.over) return;
    call.leave();
    throw thrown;
  }
  void context.holdOthers(call.id);
  call.attempts = new Attempts(context, target, call.interval, call.record);
  inviteWith(call, context, media);
  awaitAnswer(call, context);
}

/**
 * From each word of a queue on that can be heard, as proxies do (RFC 3261 §16.7, timer C): a caller who is served by
 * announcements is not sent away. What nobody looks after any more ends all the same.
 */
function awaitAnswer(call: PhoneCall, {configuration, now}: CallContext): void {
  const patience = (configuration.answerTimeout ?? 120) * 1000;
  const longest = call.record.startedAt + Math.max(longestQueue, patience) - now();
  call.deadlines.set('answer', Math.min(patience, longest), () => {
    call.leg?.hangUp();
    call.finish('failed', new PhoneError('no-answer', 'nobody answered in time', {retryable: true}));
  });
}

/** A refused INVITE may be one that another INVITE overcomes. */
export async function dialAgain(
  call: PhoneCall,
  context: CallContext,
  response: Core.IncomingResponseMessage,
): Promise<void> {
  const page = call.leg?.audio.link?.page;
  try {
    await call.attempts?.next(response, call.leg?.rang ?? false);
    if (!page || call.over) return;
    const media = await microphoneFor(call, context, page, true);
    if (call.phase === 'ending') media.close();
    else inviteWith(call, context, media);
  } catch (thrown) {
    call.finish('failed', PhoneError.of(thrown));
  }
}

function inviteWith(call: PhoneCall, context: CallContext, media: MediaLink): void {
  const {attempts} = call;
  if (!attempts) return;
  const {target} = attempts;
  const about = call.record.context;
  const events = call.events();
  const progress: LegEvents['progress'] = (status, response) => {
    events.progress?.(status, response);
    if (call.isAnnounced) awaitAnswer(call, context);
  };
  call.leg = Leg.outgoing(
    context,
    target,
    media,
    'sendrecv',
    {...events, progress},
    {
      interval: call.interval,
      headers: about ? [contextHeader(about, context.configuration)] : [],
    },
  );
  call.go('dialling', {earlyMedia: false});
  call.applySend();
  call.leg.invite();
}
