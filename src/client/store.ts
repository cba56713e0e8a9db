import {initialState, type PhoneError, type PhoneState} from '../protocol/index.js';
import {tellAll} from './tell-all.js';

export type Listener = (state: PhoneState, previous: PhoneState) => void;

/** There is no phone, and this is why. */
export const refusedWith = (error: PhoneError): PhoneState => ({
  ...initialState,
  registration: {status: 'refused', since: Date.now(), error: error.toData()},
});

/** The page's snapshot of the state. Tells its listeners once per microtask, however many patches came. */
export class Store {
  #state = initialState;
  #told = initialState;
  #waiting = false;
  #listeners = new Set<Listener>();

  get state(): PhoneState {
    return this.#state;
  }

  set(state: PhoneState): void {
    this.#state = state;
    if (this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      const previous = this.#told;
      this.#told = this.#state;
      if (previous === this.#told) return;
      tellAll(this.#listeners, this.#told, previous);
    });
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
