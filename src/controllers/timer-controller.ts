import type {ReactiveController, ReactiveControllerHost} from 'lit';

/**
 * Renders the host once a second, just after the second that counts from `since` has turned over, as long as the
 * host asks for it in each render. Durations come from time stamps, never from counting ticks.
 */
export class TimerController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted: number | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whole seconds since `since` (epoch milliseconds); the host renders again when they change. */
  since(since: number, now = Date.now()): number {
    this.#wanted ??= since;
    return Math.max(0, Math.floor((now - since) / 1000));
  }

  /** Whole seconds until `time`, rounded up; the host renders again when they change. */
  until(time: number, now = Date.now()): number {
    this.#wanted ??= time;
    return Math.max(0, Math.ceil((time - now) / 1000));
  }

  hostUpdate(): void {
    this.#wanted = null;
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    if (this.#wanted === null) return;
    const into = (((Date.now() - this.#wanted) % 1000) + 1000) % 1000;
    this.#timer = setTimeout(() => this.#host.requestUpdate(), 1000 - into + 5);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
