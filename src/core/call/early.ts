import {audioOf} from '../dialog/sdp.js';
import type {Pages} from '../pages.js';
import type {PhoneCall} from './call.js';

/**
 * Has the page that is likely to take a ringing call make its answer ready meanwhile. One that would have to ask for the
 * microphone does not; nor is anything lost when another page takes the call.
 */
export function readyToAnswer(call: PhoneCall, pages: Pages): void {
  const {direction, early, leg} = call;
  const sdp = leg?.session.request.body;
  if (direction !== 'in' || call.phase !== 'ringing' || typeof sdp !== 'string' || !audioOf(sdp)) return;
  const page = pages.host();
  if (early?.page === page) return;
  early?.close();
  call.early = page === null ? null : call.newLink(page);
  call.early?.request({op: 'ring', direction: 'sendrecv', sdp}).catch(() => undefined);
}
