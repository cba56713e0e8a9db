import {failed} from '../../script/failures.js';
import {randomId} from '../random-id.js';

/** A Web Lock of a random name: who is granted it later knows that this page is dead. */
export class PageLock {
  #release = () => {};

  /** Takes another one and settles with its name once it is held; null where there are no locks. */
  hold(): Promise<string | null> {
    this.release();
    const name = `amtsleitung page ${randomId()}`;
    return new Promise(resolve => {
      if (!navigator.locks) return resolve(null);
      const held = () => {
        resolve(name);
        return new Promise<void>(release => (this.#release = release));
      };
      navigator.locks.request(name, held).catch((thrown: unknown) => {
        failed('lock of the page')(thrown);
        resolve(null);
      });
    });
  }

  release(): void {
    this.#release();
  }
}
