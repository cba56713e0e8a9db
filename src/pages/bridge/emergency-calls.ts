import {DialLimit, type Remember} from '../../dialling/dial-limits.js';

/** Milliseconds. */
const MINUTE = 60_000;

/**
 * Emergency calls of one page's host. Nothing holds one up, but that no loop may keep a control centre busy: three a minute to
 * each number and ten in ten minutes, which no clerk ever meets. Beyond that a person has to say so.
 */
export class EmergencyCalls {
  readonly #all: DialLimit;
  readonly #each = new Map<string, DialLimit>();

  constructor(private readonly remember: Remember = () => ({list: []})) {
    this.#all = new DialLimit(10, 10 * MINUTE, remember('emergency calls'));
  }

  /** Milliseconds until one more may go without a word of a person; 0: now. */
  wait(number: string): number {
    return Math.max(this.#all.wait(), this.#to(number).wait());
  }

  count(number: string): void {
    this.#all.take();
    this.#to(number).take();
  }

  #to(number: string): DialLimit {
    const limit = this.#each.get(number) ?? new DialLimit(3, MINUTE, this.remember(`calls to ${number}`));
    this.#each.set(number, limit);
    return limit;
  }
}
