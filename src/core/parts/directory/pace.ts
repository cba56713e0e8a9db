import type {PageId} from '../../../protocol/index.js';

/** Milliseconds between two searches of a page: three a second. None is saved up for the first letters, so that the last one waits for no longer. */
const apart = 334;

/** How fast pages of other hosts search. Of what comes too fast the newest has its turn as soon as there is one; the rest has none. */
export class Pace {
  /** When each page searched last. */
  #begun = new Map<PageId, number>();
  #waiting = new Map<PageId, {readonly topic: string; readonly timer: ReturnType<typeof setTimeout>}>();

  constructor(private readonly now: () => number) {}

  take(page: PageId, topic: string, begin: () => void): void {
    this.#drop(page);
    const wait = this.#waitOf(page);
    if (wait > 0) {
      const timer = setTimeout(() => this.take(page, topic, begin), wait);
      this.#waiting.set(page, {topic, timer});
    } else {
      this.#begun.set(page, this.now());
      begin();
    }
  }

  /** Nobody asks for it any more. */
  forget(topic: string): void {
    for (const [page, waiting] of this.#waiting) if (waiting.topic === topic) this.#drop(page);
    for (const page of this.#begun.keys()) if (this.#waitOf(page) <= 0) this.#begun.delete(page);
  }

  /** A clock that was put back makes nobody wait for longer. */
  #waitOf(page: PageId): number {
    return Math.min((this.#begun.get(page) ?? -apart) + apart - this.now(), apart);
  }

  #drop(page: PageId): void {
    clearTimeout(this.#waiting.get(page)?.timer);
    this.#waiting.delete(page);
  }
}
