import type {PageId} from '../../../protocol/index.js';

/** Searches within a second. */
const most = 3;
const second = 1_000;

/** How fast pages of other hosts search. Of what comes too fast the newest has its turn as soon as there is one; the rest has none. */
export class Pace {
  #begun = new Map<PageId, readonly number[]>();
  #waiting = new Map<PageId, {readonly topic: string; readonly timer: ReturnType<typeof setTimeout>}>();

  constructor(private readonly now: () => number) {}

  take(page: PageId, topic: string, begin: () => void): void {
    const now = this.now();
    const lately = (this.#begun.get(page) ?? []).filter(time => time > now - second);
    this.#drop(page);
    const [first] = lately;
    if (first === undefined || lately.length < most) {
      this.#begun.set(page, [...lately, now]);
      begin();
    } else {
      const timer = setTimeout(() => this.take(page, topic, begin), first + second - now);
      this.#waiting.set(page, {topic, timer});
    }
  }

  /** Nobody asks for it any more. */
  forget(topic: string): void {
    for (const [page, waiting] of this.#waiting) if (waiting.topic === topic) this.#drop(page);
    for (const [page, times] of this.#begun)
      if (times.every(time => time <= this.now() - second)) this.#begun.delete(page);
  }

  #drop(page: PageId): void {
    clearTimeout(this.#waiting.get(page)?.timer);
    this.#waiting.delete(page);
  }
}
