import type {IceServer} from '../../protocol/index.js';
import {failed} from '../../script/failures.js';
import {configurationUrl, fetchConfiguration} from '../configuration/fetch.js';
import {areIceServers} from '../configuration/read.js';

interface Known {
  readonly servers: readonly IceServer[];
  readonly until: number;
}

/** Milliseconds. A login without an end is asked for anew each day, and one that lasts long some minutes before its end. */
const [longest, before, again] = [86_400_000, 300_000, 30_000];
/** Milliseconds that a call waits for it. */
const patience = 2_000;

/** The STUN and TURN servers that an address yields. Their login may end in a long call: it is asked for before. */
export class IceServers {
  #known: Known | null = null;
  #asking: Promise<void> | null = null;
  #renewAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `isUsed`: whether a call runs here. What nobody needs is not asked for. */
  constructor(
    private readonly address: string,
    private readonly isUsed: () => boolean,
  ) {}

  /** Never rejects: a call may do without. While the network is away the login of before is better than none. */
  async current(): Promise<readonly IceServer[]> {
    const now = Date.now();
    if (now >= this.#renewAt) {
      const asked = this.#ask();
      if (!this.#known || now >= this.#known.until)
        await Promise.race([asked, new Promise(resolve => setTimeout(resolve, patience))]);
    }
    return this.#known?.servers ?? [];
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#renewAt = Infinity;
  }

  #ask(): Promise<void> {
    this.#asking ??= this.#fetch()
      .catch((thrown: unknown) => {
        failed('iceServers')(thrown);
        return again;
      })
      .then(wait => {
        this.#asking = null;
        if (this.#renewAt === Infinity) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.isUsed() && void this.#ask(), wait);
      });
    return this.#asking;
  }

  /** Yields in how many milliseconds to ask again. */
  async #fetch(): Promise<number> {
    const {iceServers, expiresAt = ''} = Object(await fetchConfiguration(configurationUrl(this.address))) as {
      readonly iceServers?: unknown;
      readonly expiresAt?: string;
    };
    if (!areIceServers(iceServers)) throw new TypeError('No list of servers.');
    const now = Date.now();
    const until = Math.min(Date.parse(expiresAt) || Infinity, now + longest);
    const wait = Math.max(until - now - before, (until - now) / 2, again);
    if (this.#renewAt !== Infinity) this.#renewAt = now + wait;
    this.#known = {servers: iceServers, until};
    return wait;
  }
}
