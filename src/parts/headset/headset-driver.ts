/** @file Has the headsets of this page while it is the one for them. It comes where there is one that the page may use. */
import type {Phone} from '../../client/phone.js';
import {PhoneError, type PhoneState} from '../../protocol/index.js';
import {followPhone} from './follow.js';
import {Headset} from './headset.js';
import {hasHeadset} from './orders.js';
import {problem} from './problem.js';
import {run, sayError} from './run.js';
import {open, permitted, type Hid, type HidDevice} from './webhid.js';

class Driver {
  #headsets: Headset[] = [];
  #isWanted = false;
  /** One device after the other, and what is closed before what is opened. */
  #work: Promise<unknown> = Promise.resolve();
  readonly #unsubscribe: () => void;

  constructor(
    private readonly hid: Hid,
    private readonly phone: Phone,
  ) {
    this.#unsubscribe = phone.subscribe(() => this.#update());
    hid.addEventListener('connect', this.#onConnect);
    hid.addEventListener('disconnect', this.#onDisconnect);
    this.#update();
  }

  close(): void {
    this.#unsubscribe();
    this.hid.removeEventListener('connect', this.#onConnect);
    this.hid.removeEventListener('disconnect', this.#onDisconnect);
    this.#want(false, this.phone.state);
  }

  #update(): void {
    const {state, page} = this.phone;
    this.#want(hasHeadset(state, page), state);
    for (const headset of this.#headsets) headset.update();
  }

  #want(isWanted: boolean, {calls}: PhoneState): void {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    if (isWanted) return this.#openAll();
    const closing = this.#headsets.splice(0).map(headset => headset.close(calls.length > 0));
    this.#work = Promise.all([this.#work, ...closing]);
  }

  #openAll(): void {
    this.#work = this.#work.then(async () => {
      for (const device of await permitted(this.hid)) await this.#open(device);
    });
  }

  async #open(device: HidDevice): Promise<void> {
    if (!this.#isWanted || this.#headsets.some(headset => headset.device === device)) return;
    try {
      await open(device);
    } catch (thrown) {
      const error = PhoneError.of(thrown).toData();
      // Once, and not at each call.
      if (!problem.value) sayError(error);
      return problem.set(error);
    }
    problem.set(null);
    if (!this.#isWanted) return void (await device.close().catch(() => undefined));
    this.#headsets.push(new Headset(device, {state: () => this.phone.state, run}));
  }

  readonly #onConnect = (): void => {
    if (this.#isWanted) this.#openAll();
  };

  readonly #onDisconnect = (event: Event): void => {
    const {device} = event as Event & {readonly device: HidDevice};
    for (const headset of this.#headsets) if (headset.device === device) void headset.close(true);
    this.#headsets = this.#headsets.filter(headset => headset.device !== device);
  };
}

export function drive(hid: Hid): void {
  followPhone(phone => {
    const driver = new Driver(hid, phone);
    return () => driver.close();
  });
}
