import type {Phone} from '../../client/phone.js';
import type {PhoneState} from '../../protocol/index.js';

/** Closes this phone window when a newer one has taken its place, and all calls with it. */
export class WindowYield {
  #isReplaced = false;

  update(phone: Phone, {pages, calls}: PhoneState, previous: PhoneState): void {
    if (pages.phoneWindow === phone.page) this.#isReplaced = false;
    else if (pages.phoneWindow && previous.pages.phoneWindow === phone.page) this.#isReplaced = true;
    if (this.#isReplaced && calls.every(({media}) => media.page !== phone.page)) window.close();
  }
}
