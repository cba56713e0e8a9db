/** @file Time that passes as fast as a test says, for what looks at `performance.now` and at the page every so often. */

export interface FastClock {
  /** Lets so many milliseconds pass, with all that was to be done in between. */
  pass(milliseconds: number): void;
  restore(): void;
}

/** Replaces intervals, frames and `performance.now`; a frame comes as soon as nothing else is to be done. */
export function fastClock(): FastClock {
  const {setInterval: every, clearInterval: end, requestAnimationFrame: frame} = globalThis;
  const start = performance.now();
  const intervals = new Map<number, () => void>();
  let now = start;
  let count = 1e6;
  Object.assign(globalThis, {
    setInterval: (run: () => void) => (intervals.set(++count, run), count),
    clearInterval: (id: number) => intervals.delete(id) || end(id),
    requestAnimationFrame: (run: FrameRequestCallback) => (queueMicrotask(() => run(now)), ++count),
  });
  Object.defineProperty(performance, 'now', {value: () => now, configurable: true});
  return {
    pass(milliseconds) {
      for (const until = now + milliseconds; now < until;) {
        now = Math.min(until, now + 50);
        for (const run of [...intervals.values()]) run();
      }
    },
    restore() {
      Object.assign(globalThis, {setInterval: every, clearInterval: end, requestAnimationFrame: frame});
      Reflect.deleteProperty(performance, 'now');
    },
  };
}
