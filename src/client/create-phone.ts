import {findCore} from './find-core.js';
import {PhoneClient} from './phone-client.js';
import type {Phone, PhoneOptions} from './phone.js';
import {workerUrl} from './script-url.js';

/**
 * The page's phone. It connects by itself; `ready` tells when it is registered, `state` what is going on. All pages
 * with the same configuration share one phone.
 */
export function createPhone(options: PhoneOptions): Phone {
  const url = workerUrl(options.workerUrl);
  return new PhoneClient(options, (name, attach) => findCore(url, name, attach));
}
