import {awaitAudio} from './lend/audio-first.js';
import {isMarked} from './lend/mark-storage.js';
import {BridgedPhone} from './guest/bridged-phone.js';
import {LatePhone} from './reach/late-phone.js';
import type {Phone, PhoneOptions} from './phone.js';
import {isOwnHost} from './phone-host.js';
import {reporter} from './report.js';
import {workerUrl} from '../script/script-url.js';

/** What only a page of the phone's own host needs. */
const ownPhone = () => import('./reach/own-phone.js');

/** Fetches the code that a phone on this host needs before the phone is asked for, and with it that of a call which comes along. */
export function beginOwnPhone(): void {
  if (!isOwnHost(workerUrl())) return;
  ownPhone().then(
    own => own.beginOwnPhone(),
    () => undefined,
  );
  if (!isMarked()) return;
  awaitAudio();
  import('./lend/call-audio.js').catch(() => undefined);
}

/**
 * The page's phone. It connects by itself; `ready` tells when it is registered, `state` what is going on. All pages
 * with the same configuration share one phone. The origin of the script is the phone's origin; a page of another
 * origin reaches it through a bridge.
 */
export function createPhone(options: PhoneOptions): Phone {
  const url = workerUrl(options.workerUrl);
  const phone = isOwnHost(url)
    ? new LatePhone(async () => (await ownPhone()).createOwnPhone(options))
    : new BridgedPhone(options, url);
  phone.subscribe(reporter());
  return phone;
}
