/**
 * @file The time of presses, which stands still and passes when a test says so: how late a busy machine brings a click is then no
 * part of what is tested. It is what the phone reads of it (`performance.now()`, the time of an event); timers run on.
 */

const real = performance.now.bind(performance);
const stampOf = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp')?.get as (this: Event) => number;

/** What passed beyond the real time; it never goes back. */
let ahead = 0;
let standing: number | null = null;

performance.now = () => standing ?? real() + ahead;
Object.defineProperty(Event.prototype, 'timeStamp', {
  configurable: true,
  get(this: Event) {
    return standing ?? stampOf.call(this) + ahead;
  },
});

/** From now on nothing but `pass` moves it. */
export function stopTime(): void {
  standing = performance.now();
}

/** Milliseconds pass, at once. */
export function pass(milliseconds: number): void {
  if (standing === null) ahead += milliseconds;
  else standing += milliseconds;
}

/** It goes on by itself. */
export function startTime(): void {
  if (standing === null) return;
  ahead = standing - real();
  standing = null;
}
