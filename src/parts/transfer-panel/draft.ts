/** Milliseconds between the last key and the moment the core knows. */
const keepMs = 100;

/** What is typed outlives this page: the core keeps it. */
export class Draft {
  #keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly keep: (text: string) => void) {}

  /** Once the typing rests. */
  keepSoon(text: string): void {
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.keep(text), keepMs);
  }

  keepNow(text: string): void {
    clearTimeout(this.#keeping);
    this.keep(text);
  }
}
