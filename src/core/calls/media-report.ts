import {PhoneError, type MediaEvent} from '../../protocol/index.js';
import type {PhoneCall} from './call.js';
import type {Leg} from './leg.js';

/** Milliseconds in which audio that broke off may come back by itself. */
const shortGap = 3_000;

/** Takes a report from the page that hosts the audio of one of the call's legs. */
export function reportMedia(call: PhoneCall, event: MediaEvent): void {
  const leg = [call.leg, call.nextLeg].find(each => each?.media?.leg === event.call);
  if (!leg || call.over) return;
  if (event.event === 'tone') {
    call.toneSent(event.tone);
  } else if (event.event === 'microphone-lost') {
    call.update({error: new PhoneError('microphone-missing', 'the microphone is gone').toData()});
  } else {
    reportStatus(call, leg, event.status);
  }
}

function reportStatus(call: PhoneCall, leg: Leg, status: 'connecting' | 'connected' | 'lost' | 'failed'): void {
  leg.mediaStatus = status === 'failed' ? 'lost' : status;
  if (leg === call.leg) call.update({media: {page: leg.media?.page ?? null, status: leg.mediaStatus}});
  if (status === 'connected') leg.deadlines.clear('media');
  // A short gap heals by itself; after that new candidates are needed (RFC 8445 §9).
  else if (status === 'failed' || status === 'lost') {
    leg.deadlines.set('media', status === 'failed' ? 0 : shortGap, () => {
      if (leg.established) leg.renegotiation.refresh(true).catch(() => undefined);
    });
  }
}
