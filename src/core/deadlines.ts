/** Milliseconds. A timer takes no longer delay: with one it fires at once. */
const longest = 2 ** 31 - 1;

/** Named timers of one owner: each is replaced when set again, and none outlives its owner. */
export class Deadlines {
  #timers = new Map<string, ReturnType<typeof setTimeout>>();

  set(name: string, milliseconds: number, expired: () => void): void {
    this.clear(name);
    this.#timers.set(
      name,
      setTimeout(
        () => {
          this.#timers.delete(name);
          expired();
        },
        Math.min(milliseconds, longest),
      ),
    );
  }

  clear(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  clearAll(): void {
    for (const name of [...this.#timers.keys()]) this.clear(name);
  }
}
