/**
 * A clock that stands still until it is told to go. Small enough to run wherever the tests do; the usual library is
 * CommonJS and not for a browser's import.
 */
export interface FakeClock {
  /** Lets `milliseconds` pass; everything that falls due happens in its order, with what follows from it. */
  tick(milliseconds: number): Promise<void>;
  /** The machine sleeps: the time goes on, no timer does. */
  sleep(milliseconds: number): void;
  /** Timers that were set and have not fired. */
  readonly pending: number;
  uninstall(): void;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

const {setTimeout, clearTimeout, setInterval, clearInterval} = globalThis;
const real = {setTimeout, clearTimeout, setInterval, clearInterval};
const realNow = Date.now;
/** Time for what really takes time, as the loading of a module does. */
const reality = () => new Promise<void>(resolve => setTimeout(resolve, 0));
/**
 * Time for promises; a macrotask, so that chains of any length come to their end. Browsers hold back a `setTimeout` that
 * follows another by 4 ms, and by much more in the background; a message they do not.
 */
const settle = () =>
  new Promise<void>(resolve => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

export function installClock(): FakeClock {
  const timers = new Map<number, Timer>();
  let time = realNow();
  let slept = 0;
  let last = 1_000_000;
  const set = (run: (...values: unknown[]) => void, delay = 0, ...values: unknown[]) => {
    // As the platform's: what is beyond 31 bits is no delay at all.
    const wait = delay >= 2 ** 31 ? 0 : Math.max(0, delay);
    timers.set(++last, {at: time + wait, run: () => run(...values)});
    return last;
  };
  const repeat = (run: () => void, delay: number) => {
    const id = ++last;
    const step = () => {
      timers.set(id, {at: time + delay, run: step});
      run();
    };
    timers.set(id, {at: time + delay, run: step});
    return id;
  };
  const clear = (id: number) => void timers.delete(id);
  Object.assign(globalThis, {setTimeout: set, clearTimeout: clear, setInterval: repeat, clearInterval: clear});
  Date.now = () => time + slept;
  return {
    async tick(milliseconds) {
      const end = time + milliseconds;
      await reality();
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
    sleep(milliseconds) {
      slept += milliseconds;
    },
    get pending() {
      return timers.size;
    },
    uninstall() {
      Object.assign(globalThis, real);
      Date.now = realNow;
    },
  };
}
