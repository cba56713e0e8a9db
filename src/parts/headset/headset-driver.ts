/** @file Has the headsets of this page while it is the one for them. It comes where there is one that the page may use. */
import type {Phone} from '../../client/phone.js';
import {sayError} from '../../elements/phone/page-phone.js';
import {PhoneError, type PhoneErrorData, type PhoneState} from '../../protocol/index.js';
import {followPhone} from './follow.js';
import {Headset} from './headset.js';
import {hasHeadset} from './orders.js';
import {problem} from './problem.js';
import {run} from './run.js';
import {open, permitted, type Hid, type HidDevice} from './webhid.js';

/** Held by each page that has the headsets. */
const lock = 'amtsleitung-headset';
/** Milliseconds for another page to take them up. */
const handover = 3_000;

/** Where none does, as a page of another host cannot, nobody else puts the lights out. */
function leave(headsets: readonly Headset[]): void {
  setTimeout(() => {
    void navigator.locks.request(lock, {ifAvailable: true}, async isFree => {
      if (isFree) await Promise.all(headsets.map(headset => headset.putOut()));
    });
  }, handover);
}

class Driver {
  #headsets: Headset[] = [];
  #isWanted = false;
  #release = () => {};
  /** One device after the other, and what is closed before what is opened. */
  #work: Promise<unknown> = Promise.resolve();
  readonly #unsubscribe: () => void;

  constructor(
    private readonly hid: Hid,
    private readonly phone: Phone,
  ) {
    this.#unsubscribe = phone.subscribe(() => this.#update());
    hid.addEventListener('disconnect', this.#onDisconnect);
    this.#update();
  }

  close(): void {
    this.#unsubscribe();
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
    this.#release();
    if (isWanted) {
      const released = new Promise<void>(resolve => (this.#release = resolve));
      void navigator.locks.request(lock, {mode: 'shared'}, () => released);
      return this.#openAll();
    }
    const left = this.#headsets.splice(0);
    this.#work = Promise.all([this.#work, ...left.map(headset => headset.close(calls.length > 0))]);
    if (calls.length) leave(left);
  }

  #openAll(): void {
    this.#work = this.#work.then(async () => {
      let error: PhoneErrorData | null = null;
      for (const device of await permitted(this.hid)) error = (await this.#open(device)) ?? error;
      // Once, and not at each call.
      if (error && !problem.value) sayError(error);
      problem.set(error);
    });
  }

  /** What is wrong with it. */
  async #open(device: HidDevice): Promise<PhoneErrorData | null> {
    if (!this.#isWanted || this.#headsets.some(headset => headset.device === device)) return null;
    try {
      await open(device);
    } catch (thrown) {
      return PhoneError.of(thrown).toData();
    }
    if (this.#isWanted) this.#headsets.push(new Headset(device, {state: () => this.phone.state, run}));
    else await device.close().catch(() => undefined);
    return null;
  }

  /** There may be a further one: watch.ts says so of one that is plugged in, and the element of one that was allowed. */
  readonly look = (): void => {
    if (this.#isWanted) this.#openAll();
  };

  readonly #onDisconnect = (event: Event): void => {
    const {device} = event as Event & {readonly device: HidDevice};
    for (const headset of this.#headsets) if (headset.device === device) void headset.close(true);
    this.#headsets = this.#headsets.filter(headset => headset.device !== device);
  };
}

let driver: Driver | null = null;
let isFollowed = false;

/** From now on; called again it looks for a further one that the user has allowed, of which the browser does not tell. */
export function drive(hid: Hid): void {
  if (isFollowed) return driver?.look();
  isFollowed = true;
  followPhone(phone => {
    const own = (driver = new Driver(hid, phone));
    return () => {
      own.close();
      if (driver === own) driver = null;
    };
  });
}
