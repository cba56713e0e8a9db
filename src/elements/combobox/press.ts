/** Milliseconds for which a row has to have stood at its place before a press on it counts. */
const stands = 500;

/** Tells presses that were meant for a row from those that were meant for what stood there before. */
export class Press {
  #rows: readonly string[] = [];
  #since = 0;
  /** The row that a press has begun on, and whether it counts; null: none has begun. */
  #begun: {readonly key: string; readonly counts: boolean} | null = null;

  /** What stands below each other now. Rows that come below the others move none. */
  show(rows: readonly string[]): void {
    if (this.#rows.some((key, index) => key !== rows[index]) || !this.#rows.length) this.#since = performance.now();
    this.#rows = rows;
  }

  begin(key: string): void {
    this.#begun = {key, counts: performance.now() - this.#since >= stands};
  }

  /** Whether a click on the row is meant: assistive technology clicks without a press. */
  isMeant(key: string): boolean {
    const begun = this.#begun;
    this.#begun = null;
    return !begun || (begun.counts && begun.key === key);
  }
}
