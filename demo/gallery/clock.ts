/** @file The time stands still in the gallery: each look at a state finds the same seconds. To be imported first. */

const now = Date.UTC(2026, 0, 15, 8, 41);

globalThis.Date = class extends Date {
  constructor(...given: []) {
    if (given.length) super(...given);
    else super(now);
  }

  static override now(): number {
    return now;
  }
} as DateConstructor;

let passed = 0;
const measured = performance.now.bind(performance);
performance.now = () => measured() + passed;

/** What waits for a button to have stood at its place needs not wait. */
export function letPass(milliseconds: number): void {
  passed += milliseconds;
}
