/** What a page may dial by itself: so that a script in a loop costs a few calls and not a night of them. */
const attempts = 6;
/** Milliseconds. */
const span = 60_000;

/** Counts the calls that links and scripts of a page ask for. What a clerk dials in the phone itself is not counted. */
export class DialLimit {
  #times: number[] = [];

  /** Whether one more may be tried now, which then counts. */
  take(now = performance.now()): boolean {
    this.#times = this.#times.filter(time => now - time < span);
    if (this.#times.length >= attempts) return false;
    this.#times.push(now);
    return true;
  }
}
