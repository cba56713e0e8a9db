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

/** Milliseconds and pixels within which the second click of a double click comes (Windows takes half a second for one). */
const [doubled, beside] = [500, 8];

/** The list is gone after the first click of a double click: what lies below it is not meant by the second. */
export function swallowSecondClick({detail, timeStamp, clientX, clientY}: MouseEvent): void {
  // Assistive technology has no place where it clicks.
  if (!detail) return;
  const events = new AbortController();
  const options = {capture: true, signal: events.signal};
  const swallow = (event: MouseEvent): void => {
    const distance = Math.hypot(event.clientX - clientX, event.clientY - clientY);
    if (event.timeStamp - timeStamp > doubled || distance > beside) return events.abort();
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick'] as const)
    addEventListener(type, swallow, options);
  setTimeout(() => events.abort(), doubled);
}

/** A press in the list doesn't take the focus out of the field. */
export const keepFocus = (event: Event): void => {
  if (event.target instanceof Element && event.target.closest('.hits')) event.preventDefault();
};
