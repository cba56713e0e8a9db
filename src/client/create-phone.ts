import {BridgedPhone} from './bridged-phone.js';
import {nameOfUrl} from './configuration.js';
import {wakeCore} from './find-core.js';
import {createPhoneFor} from './own-phone.js';
import type {Phone, PhoneOptions} from './phone.js';
import {workerUrl} from '../script/script-url.js';

/**
 * The page's phone. It connects by itself; `ready` tells when it is registered, `state` what is going on. All pages
 * with the same configuration share one phone. The origin of the script is the phone's origin; a page of another
 * origin reaches it through a bridge.
 */
export function createPhone(options: PhoneOptions): Phone {
  const url = workerUrl(options.workerUrl);
  if (url.origin !== location.origin) return new BridgedPhone(options, new URL('bridge.html', url));
  if (typeof options.configuration === 'string') wakeCore(url, nameOfUrl(options.configuration));
  return createPhoneFor(options, () => {});
}
