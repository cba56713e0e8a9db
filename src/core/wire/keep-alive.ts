import {between} from './backoff.js';

export interface KeepAliveOptions {
  readonly random: () => number;
  ping(): void;
  probe(): void;
  /** Nothing came back at once, where it was wanted urgently. */
  doubtful(): void;
  /** Nothing came back. `urgent`: as was to be expected. */
  dead(urgent: boolean): void;
}

const ANSWER_LIMIT = 10_000;
const URGENT_LIMIT = 3_000;
/** Longer than an answer is on its way anywhere between a desk and its PBX. */
const AT_ONCE = 300;

/**
 * Finds a dead path within 35 s: every 20–25 s a double CRLF (RFC 5626 §4.4.1, RFC 7118 §6) that has to be answered
 * within 10 s. Whether a server answers is learnt by asking it a real question along with the first one; from one
 * that never does, the question alone is the check. Whatever arrives meanwhile is an answer as well.
 */
export class KeepAlive {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private doubt: ReturnType<typeof setTimeout> | undefined;
  private awaiting: 'nothing' | 'answer' | 'urgently' = 'nothing';
  /** Whether the server answers keep-alives; null: not known yet. */
  private pongs: boolean | null = null;

  constructor(private readonly options: KeepAliveOptions) {}

  start(): void {
    this.pongs = null;
    this.next();
  }

  stop(): void {
    clearTimeout(this.timer);
    clearTimeout(this.doubt);
    this.awaiting = 'nothing';
  }

  /** Something arrived. */
  heard(pong: boolean): void {
    if (pong) this.pongs = true;
    if (this.awaiting !== 'nothing') this.next();
  }

  /**
   * Asks now, unless an answer is awaited: asking again must not put off the verdict. `urgent`: something else says that
   * the path is gone, and the verdict is wanted soon.
   */
  check(urgent = false): void {
    if (urgent) this.doubtSoon();
    const awaiting = urgent ? 'urgently' : 'answer';
    if (this.awaiting === 'urgently' || this.awaiting === awaiting) return;
    clearTimeout(this.timer);
    this.awaiting = awaiting;
    this.timer = setTimeout(() => this.options.dead(urgent), urgent ? URGENT_LIMIT : ANSWER_LIMIT);
    if (this.pongs !== false) this.options.ping();
    if (!this.pongs) this.options.probe();
  }

  /** Again and again, until something arrives or the verdict is there: there may be no network for a moment. */
  private doubtSoon(): void {
    clearTimeout(this.doubt);
    this.doubt = setTimeout(() => {
      this.options.doubtful();
      this.doubtSoon();
    }, AT_ONCE);
  }

  private next(): void {
    if (this.awaiting !== 'nothing' && this.pongs === null) this.pongs = false;
    this.awaiting = 'nothing';
    clearTimeout(this.timer);
    clearTimeout(this.doubt);
    this.timer = setTimeout(() => this.check(), between(20_000, 25_000, this.options.random));
  }
}
