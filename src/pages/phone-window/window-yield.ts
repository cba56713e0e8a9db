import type {Phone} from '../../client/phone.js';

/** Closes this phone window when a newer one has taken its place, and all calls with it. */
export function yieldToNewer(phone: Phone): void {
  let isReplaced = false;
  phone.subscribe(({pages, calls}, previous) => {
    if (pages.phoneWindow === phone.page) isReplaced = false;
    else if (pages.phoneWindow && previous.pages.phoneWindow === phone.page) isReplaced = true;
    if (isReplaced && calls.every(({media}) => media.page !== phone.page)) window.close();
  });
}
