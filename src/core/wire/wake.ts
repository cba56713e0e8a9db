const PACE = 5_000;
/** Milliseconds that a timer may be late on a busy machine. */
const LATE = 5_000;

/** Sees that the machine slept: timers stand still meanwhile, so the next one comes much too late. */
export class WakeWatch {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly now: () => number,
    private readonly woke: () => void,
  ) {}

  start(): void {
    this.stop();
    const due = this.now() + PACE;
    this.timer = setTimeout(() => {
      if (this.now() > due + LATE) this.woke();
      this.start();
    }, PACE);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
