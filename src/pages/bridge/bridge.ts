/** @file Script of the bridge page: a page of another host embeds it and asks here for the phone. */
import {readMark} from '../../client/lend/audio-mark.js';
import {createPhoneFor} from '../../client/reach/own-phone.js';
import {messagePort} from '../../protocol/index.js';
import {loadParts} from '../../script/load-part.js';
import {isHello} from './guest-messages.js';
import {rememberFor} from './remember.js';
import {serveGuest} from './serve-guest.js';

loadParts();
// The call of the page before comes along: its audio is on the way before this page has said a word.
if (readMark()) import('../../client/lend/call-audio.js').catch(() => undefined);

addEventListener('message', function greet(event) {
  const {data, origin, ports, source} = event;
  const [port] = ports;
  // Only the page around this frame, once. Whether its origin may is decided when the configuration was read.
  if (source !== parent || source === window || !port || !isHello(data)) return;
  removeEventListener('message', greet);
  serveGuest(messagePort(port), origin, data, createPhoneFor, rememberFor(origin));
});
