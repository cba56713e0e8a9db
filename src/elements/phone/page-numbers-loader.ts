import type {Phone} from '../../client/phone.js';
import type {Terms} from '../../i18n/index.js';
import {loadNumbers} from '../number-field/load-numbers.js';

/** Makes the numbers in parts of a page callable while a phone and a selector are there; the code for it comes then. */
export class PageNumbersLoader {
  #phone: Phone | null = null;
  #selector = '';
  #stop = () => {};

  /** `host` fires `amt-dial` before a number of the page is dialled. */
  constructor(
    private readonly host: HTMLElement,
    private readonly terms: () => Terms,
  ) {}

  /** Null or an empty selector: everything is undone. */
  watch(phone: Phone | null, selector: string): void {
    if (phone === this.#phone && selector === this.#selector) return;
    this.#stop();
    this.#stop = () => {};
    this.#phone = phone;
    this.#selector = selector;
    if (phone && selector) void this.#start(phone, selector);
  }

  async #start(phone: Phone, selector: string): Promise<void> {
    const [numbers, {watchPhone}] = await Promise.all([loadNumbers(), import('./page-numbers.js')]);
    if (!numbers || phone !== this.#phone || selector !== this.#selector) return;
    this.#stop = watchPhone(phone, selector, numbers, this.host, this.terms);
  }
}
