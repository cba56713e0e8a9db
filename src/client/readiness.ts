import type {PhoneError} from '../protocol/index.js';

/**
 * Whether the phone came to be registered, as a promise that settles once. What happens after a failure is told by a new
 * promise: who waited knows of the failure, and who asks later of what came after it.
 */
export class Readiness {
  #state: 'open' | 'ready' | 'failed' = 'open';
  #settle: {resolve(): void; reject(error: PhoneError): void} = {resolve() {}, reject() {}};
  #promise = this.#open();

  get promise(): Promise<void> {
    return this.#promise;
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  resolve(): void {
    if (this.#state === 'failed') this.renew();
    this.#state = 'ready';
    this.#settle.resolve();
  }

  reject(error: PhoneError): void {
    if (!this.isOpen) return;
    this.#state = 'failed';
    this.#settle.reject(error);
  }

  /** Another start begins. Who still waits for the outcome of the first one waits for this one's. */
  renew(): void {
    if (this.isOpen) return;
    this.#state = 'open';
    this.#promise = this.#open();
  }

  #open(): Promise<void> {
    const promise = new Promise<void>((resolve, reject) => (this.#settle = {resolve, reject}));
    // Who does not ask is not to see an unhandled rejection: the state carries the error.
    promise.catch(() => {});
    return promise;
  }
}
