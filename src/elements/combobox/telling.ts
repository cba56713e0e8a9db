import {pagePhones} from '../../controllers/index.js';

/** Milliseconds in which nothing changes before it is said: not at each key. */
const still = 600;

/** Says what was found, politely, when it stands still. */
export class Telling {
  /** Nothing has changed for a while, and it was said. */
  isStill = false;
  #last = '';
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly language: () => string) {}

  /** Something has changed. `words`: what is to be said then; empty: nothing. */
  soon(words: () => string): void {
    clearTimeout(this.#rest);
    this.isStill = false;
    this.#rest = setTimeout(() => {
      this.isStill = true;
      this.now(words());
    }, still);
  }

  now(text: string): void {
    if (!text || text === this.#last) return;
    this.#last = text;
    pagePhones().announcer.announce(text, 'polite', this.language());
  }

  stop(): void {
    clearTimeout(this.#rest);
    this.isStill = false;
    this.#last = '';
  }
}
