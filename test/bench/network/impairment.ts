/**
 * @file A network between the browser and the embedded PBX that delays, scatters, loses and throttles what passes: in this process, at the
 * PBX's sockets, for few kernels of machines that run tests have `netem`.
 */
import {Socket} from 'node:dgram';

export interface Impairment {
  /** Milliseconds, one way. */
  readonly delay?: number;
  /** Milliseconds more or less than that, evenly spread: packets overtake each other. */
  readonly jitter?: number;
  /** Percent, in each direction. */
  readonly loss?: number;
  /** How many are lost one after the other, on average. Default 1. */
  readonly burst?: number;
  /** Kilobits a second with all headers, in each direction. */
  readonly rate?: number;
}

/** Bytes of the headers of UDP and IP. */
const headers = 28;
/** Milliseconds that a packet waits in front of a narrow link at most. */
const longestQueue = 300;

let current: Impairment = {};

/** From now on. */
export const impair = (next: Impairment): void => void (current = next);

/** One direction: calls back for a packet that passes, when it does. */
class Link {
  #isLosing = false;
  #free = 0;

  /** Whether it passes. */
  carry(bytes: number, pass: () => void): boolean {
    const {delay = 0, jitter = 0, rate} = current;
    if (this.#loses()) return false;
    const now = performance.now();
    const start = rate ? Math.max(now, this.#free) : now;
    if (start - now > longestQueue) return false;
    this.#free = start + (rate ? ((bytes + headers) * 8) / rate : 0);
    const wait = this.#free - now + delay + jitter * (2 * Math.random() - 1);
    if (wait < 1) pass();
    else setTimeout(pass, wait);
    return true;
  }

  /** Gilbert's model: as many as asked for, in runs of that length. */
  #loses(): boolean {
    const {loss = 0, burst = 1} = current;
    const share = loss / 100;
    const chance = this.#isLosing ? 1 - 1 / burst : share >= 1 ? 1 : share / (burst * (1 - share));
    return (this.#isLosing = Math.random() < chance || share >= 1);
  }
}

/** All sockets that this process opens for datagrams are led through such links. */
export function installLinks(): void {
  const {send, emit} = Socket.prototype as unknown as Record<'send' | 'emit', (...args: unknown[]) => unknown>;
  const links = new WeakMap<object, {readonly out: Link; readonly in: Link}>();
  const of = (socket: object) => {
    const known = links.get(socket) ?? {out: new Link(), in: new Link()};
    links.set(socket, known);
    return known;
  };
  Object.assign(Socket.prototype, {
    send(this: Socket, message: Uint8Array, ...args: unknown[]) {
      // Who sends may use its buffer again.
      const copy = Buffer.from(message);
      const sent = args.at(-1);
      const passes = of(this).out.carry(copy.length, () => {
        try {
          send.call(this, copy, ...args);
        } catch {
          // It was closed meanwhile.
        }
      });
      if (!passes && typeof sent === 'function') sent(null, copy.length);
    },
    emit(this: Socket, event: string, ...args: unknown[]) {
      if (event !== 'message') return emit.call(this, event, ...args);
      return of(this).in.carry((args[0] as Buffer).length, () => emit.call(this, event, ...args));
    },
  });
}
