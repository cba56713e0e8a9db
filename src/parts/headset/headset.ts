import type {PhoneState} from '../../protocol/index.js';
import {Keys} from './keys.js';
import {readLayout, type Layout} from './layout.js';
import type {Order} from './orders.js';
import {dark, readKeys, writeLights, type Lights} from './reports.js';
import {open, type HidDevice, type HidInput} from './webhid.js';

export interface HeadsetHost {
  readonly state: () => PhoneState;
  readonly run: (order: Order) => Promise<boolean>;
}

export interface Clock {
  /** Milliseconds that never go back. */
  readonly now: () => number;
  readonly later: (milliseconds: number, work: () => void) => void;
}

const real: Clock = {now: () => performance.now(), later: (milliseconds, work) => setTimeout(work, milliseconds)};

/** A device that is open: what it says becomes orders, and its lights follow the calls. */
export class Headset {
  readonly #layout: Layout;
  readonly #keys: Keys;
  /** What it was told last, by report. */
  readonly #told = new Map<number, string>();
  #lights: Lights = dark;
  #sent: Promise<unknown> = Promise.resolve();
  #isOpen = true;

  constructor(
    readonly device: HidDevice,
    host: HeadsetHost,
    {now, later}: Clock = real,
  ) {
    this.#layout = readLayout(device.collections);
    this.#keys = new Keys({
      ...host,
      now,
      later: (milliseconds, work) => later(milliseconds, () => this.#isOpen && work()),
      light: (lights, again) => this.#light(lights, again),
    });
    device.addEventListener('inputreport', this.#onInput);
  }

  update(): void {
    this.#keys.update();
  }

  /** `isLeft`: another page goes on with it, and has it ring by itself if it has to. Otherwise its lights go out. */
  async close(isLeft: boolean): Promise<void> {
    this.#isOpen = false;
    this.device.removeEventListener('inputreport', this.#onInput);
    this.#light(isLeft ? {...this.#lights, ring: false} : dark, false);
    await this.#sent;
    // Somebody may have opened it again for the next call.
    await this.device.close().catch(() => undefined);
  }

  /** No page has gone on with it. It may be out of the socket by now. */
  async putOut(): Promise<void> {
    await open(this.device).catch(() => undefined);
    await this.close(false);
  }

  /** One report after the other: what is sent at once may arrive in any order. */
  #light(lights: Lights, again: boolean): void {
    this.#lights = lights;
    for (const {id, data} of writeLights(this.#layout, lights)) {
      const words = data.join();
      if (!again && this.#told.get(id) === words) continue;
      this.#told.set(id, words);
      // It may be gone; that is told by itself.
      this.#sent = this.#sent.then(() => this.device.sendReport(id, data)).catch(() => undefined);
    }
  }

  readonly #onInput = (event: Event): void => {
    const {reportId, data} = event as HidInput;
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#keys.take(
      readKeys(this.#layout, reportId, data),
      bytes.every(byte => !byte),
    );
  };
}
