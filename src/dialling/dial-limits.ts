/**
 * @file What pages may dial by links, scripts and from other hosts: so that one in a loop costs a few calls and no fortune. Limits
 * protect money and citizens, and not the house from its clerks: only what leaves the house is counted.
 */
import {PhoneError} from '../protocol/index.js';
import {isInternal, type Numbering, type Reading} from './reading.js';

/** When something was dialled, in epoch milliseconds. Kept by whoever keeps it longer than a page lives. */
export interface Times {
  list: readonly number[];
}

/** Yields the times that are kept under this name. */
export type Remember = (what: string) => Times;

/** So many calls in so long a time. */
export class DialLimit {
  /** `span`: milliseconds. */
  constructor(
    private readonly calls: number,
    private readonly span: number,
    private readonly times: Times = {list: []},
  ) {}

  /** Milliseconds until one more may be tried; 0: now. */
  wait(now = Date.now()): number {
    const first = this.#recent(now).at(-this.calls);
    return first === undefined ? 0 : first + this.span - now;
  }

  /** Whether one more may be tried now, which then counts. */
  take(now = Date.now()): boolean {
    if (this.wait(now)) return false;
    this.times.list = [...this.#recent(now), now];
    return true;
  }

  /** As {@link take}. Throws `too-many-requests`, which says when it goes on. */
  demand(): void {
    if (!this.take()) throw tooMany(this.wait());
  }

  /** The newest one came to nothing, and does not count. */
  giveBack(): void {
    this.times.list = this.times.list.slice(0, -1);
  }

  /** Not what is yet to come: a clock may have been set back. */
  #recent(now: number): readonly number[] {
    return this.times.list.filter(time => time <= now && now - time < this.span);
  }
}

/** `wait`: milliseconds until it goes on. */
export const tooMany = (wait: number): PhoneError =>
  new PhoneError('too-many-requests', 'Too many calls from this page.', {
    retryable: true,
    retryAfter: Math.ceil(wait / 1000),
  });

/** Milliseconds. */
const MINUTE = 60_000;
/** Calls a minute that leave the house, where the configuration says nothing else. */
const CALLS = 6;
/** Calls a minute of all others: no person dials so fast, a loop does. */
const LOOP = 60;

/** What limits calls that leave the house; `times`: of those before. */
export const outsideLimit = ({configuration}: Pick<Numbering, 'configuration'>, times: Times): DialLimit =>
  new DialLimit(configuration?.guestCallsPerMinute ?? CALLS, MINUTE, times);

/** Six calls a minute that leave the house, two of them abroad in ten. */
export class DialLimits {
  readonly #outside: Times;
  readonly #abroad: DialLimit;
  readonly #others = new DialLimit(LOOP, MINUTE);

  constructor(remember: Remember = () => ({list: []})) {
    this.#outside = remember('calls');
    this.#abroad = new DialLimit(2, 10 * MINUTE, remember('calls abroad'));
  }

  /**
   * Dials while there is something left. Abroad, what came to nothing does not count. `handsOn`: somebody waits in a call to be
   * handed on, and is not counted.
   */
  async run<Result>(reading: Reading, phone: Numbering, dial: () => Promise<Result>, handsOn = false): Promise<Result> {
    if (handsOn || isInternal(reading, phone)) {
      this.#others.demand();
      return dial();
    }
    outsideLimit(phone, this.#outside).demand();
    if (!mayGoAbroad(reading)) return dial();
    this.#abroad.demand();
    try {
      return await dial();
    } catch (error) {
      this.#abroad.giveBack();
      throw error;
    }
  }
}

/** Whether a number is, or could be read as, one in another country. */
const mayGoAbroad = (reading: Reading): boolean =>
  [reading, ...(reading.choices ?? [])].some(one => one.class === 'international');
