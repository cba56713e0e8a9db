/** @file What a page may dial by links and scripts, in all: so that one in a loop costs a few calls and no fortune. */
import type {Interpretation} from '../numbers/index.js';
import {PhoneError} from '../protocol/index.js';

/** So many calls in so long a time. */
export class DialLimit {
  #times: number[] = [];

  /** `span`: milliseconds. */
  constructor(
    private readonly calls: number,
    private readonly span: number,
  ) {}

  /** Whether one more may be tried now, which then counts. */
  take(now = performance.now()): boolean {
    this.#times = this.#times.filter(time => now - time < this.span);
    if (this.#times.length >= this.calls) return false;
    this.#times.push(now);
    return true;
  }

  /** The newest one came to nothing, and does not count. */
  giveBack(): void {
    this.#times.pop();
  }
}

/** Calls that a page may have dialled within {@link MINUTE}. */
export const CALLS = 6;
/** Milliseconds. */
export const MINUTE = 60_000;

/** Six calls a minute, two of them abroad in ten. */
export class DialLimits {
  readonly #calls = new DialLimit(CALLS, MINUTE);
  readonly #abroad = new DialLimit(2, 10 * MINUTE);

  /** Dials while there is something left. Abroad, what came to nothing does not count. */
  async run<Result>(reading: Interpretation, dial: () => Promise<Result>): Promise<Result> {
    if (!this.#calls.take()) throw new PhoneError('too-many-requests');
    if (!mayGoAbroad(reading)) return dial();
    if (!this.#abroad.take()) throw new PhoneError('too-many-requests');
    try {
      return await dial();
    } catch (error) {
      this.#abroad.giveBack();
      throw error;
    }
  }
}

/** Whether a number is, or could be read as, one in another country. */
const mayGoAbroad = (reading: Interpretation): boolean =>
  [reading, ...(reading.choices ?? [])].some(one => one.class === 'international');
