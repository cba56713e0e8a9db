/**
 * A clock that stands still until it is told to go. Small enough to run wherever the tests do; the usual library is
 * CommonJS and not for a browser's import.
 */
export interface FakeClock {
  /** Lets `milliseconds` pass; everything that falls due happens in its order, with what follows from it. */
  tick(milliseconds: number): Promise<void>;
  uninstall(): void;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

const real = {setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, now: Date.now};
const {setTimeout: realSetTimeout} = globalThis;
/** Time for promises and for what they start; a macrotask, so that chains of any length come to their end. */
const settle = () => new Promise<void>(resolve => realSetTimeout(resolve, 0));

export function installClock(): FakeClock {
  const timers = new Map<number, Timer>();
  let time = real.now();
  let last = 1_000_000;
  const set = (run: (...values: unknown[]) => void, delay = 0, ...values: unknown[]) => {
    timers.set(++last, {at: time + Math.max(0, delay), run: () => run(...values)});
    return last;
  };
  const clear = (id: number) => void timers.delete(id);
  Object.assign(globalThis, {setTimeout: set, clearTimeout: clear});
  Date.now = () => time;
  return {
    async tick(milliseconds) {
      const end = time + milliseconds;
      await settle();
      for (;;) {
        const [next] = [...timers].filter(([, {at}]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
        if (!next) break;
        timers.delete(next[0]);
        time = Math.max(time, next[1].at);
        next[1].run();
        await settle();
      }
      time = end;
    },
    uninstall() {
      Object.assign(globalThis, {setTimeout: real.setTimeout, clearTimeout: real.clearTimeout});
      Date.now = real.now;
    },
  };
}
