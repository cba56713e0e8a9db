/** So many calls in so long a time: so that a script in a loop costs a few calls and not a night of them. */
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
