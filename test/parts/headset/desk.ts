/** @file A headset, the phone that it is for, and a clock that goes when it is told to. */
import {Headset} from '../../../src/parts/headset/headset.js';
import type {Order} from '../../../src/parts/headset/orders.js';
import {open} from '../../../src/parts/headset/webhid.js';
import type {Call, PhoneState} from '../../../src/protocol/index.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../../src/testing/index.js';
import {FakeDevice, type Model} from './devices.js';

const out = {direction: 'out'} as const;

/** Calls as a headset meets them. */
export const calls = {
  rings: (id = 'rings'): Call => aRingingCall({id}),
  dialled: (id = 'dialled'): Call => aRingingCall({...out, id, phase: 'dialling'}),
  talks: (id = 'talks'): Call => aCall({id}),
  waits: (id = 'waits'): Call => aCall({id, held: true}),
};

export class Desk {
  readonly phone = new FakePhone(reachable());
  readonly device: FakeDevice;
  /** What the keys have ordered, such as `answer rings`. */
  readonly orders: string[] = [];
  /** The next orders are refused. */
  refuses = false;
  /** What the phone makes of an order: at once, or when `settle` is called. */
  isSlow = false;
  #late: (() => void)[] = [];
  #now = 10_000;
  #timers: {at: number; work: () => void}[] = [];
  #headset: Headset | null = null;

  constructor(model: Model) {
    this.device = new FakeDevice(model);
  }

  /** The headset comes to these calls, and some time passes. */
  async comesTo(...running: readonly Call[]): Promise<this> {
    this.phone.set({calls: running});
    await open(this.device);
    this.#headset = new Headset(
      this.device,
      {state: () => this.phone.state, run: order => this.#run(order)},
      {now: () => this.#now, later: (milliseconds, work) => this.#timers.push({at: this.#now + milliseconds, work})},
    );
    this.phone.subscribe(() => this.#headset?.update());
    await this.passes(5_000);
    return this;
  }

  /** Other calls, or other things of them. */
  async set(...running: readonly Call[]): Promise<void> {
    this.phone.set({calls: running});
    await this.#rest();
  }

  async change(id: string, changes: Partial<Call>): Promise<void> {
    this.phone.change(id, changes);
    await this.#rest();
  }

  async passes(milliseconds: number): Promise<void> {
    await this.#rest();
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#timers.filter(({at}) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers = this.#timers.filter(timer => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.work();
      await this.#rest();
    }
    this.#now = end;
  }

  /** A key is pressed as a finger does it, and time passes. */
  async press(key: number, held = 120): Promise<void> {
    this.device.says(key, true);
    await this.passes(held);
    this.device.says(key, false);
    await this.passes(1_500);
  }

  /** The phone carries out what it was slow with. */
  async settle(): Promise<void> {
    for (const work of this.#late.splice(0)) work();
    await this.#rest();
  }

  close(isLeft: boolean): Promise<void> {
    return this.#headset?.close(isLeft) ?? Promise.resolve();
  }

  async #run(order: Order): Promise<boolean> {
    const {act, id, on} = order;
    this.orders.push([act, id, act === 'mute' ? (on ? 'on' : 'off') : ''].join(' ').trim());
    if (this.refuses) return false;
    const work = () => this.phone.set({calls: after(this.phone.state, order)});
    if (this.isSlow) this.#late.push(work);
    else work();
    return true;
  }

  /** Promises that are settled have been heard. */
  async #rest(): Promise<void> {
    for (let round = 0; round < 20; round++) await Promise.resolve();
  }
}

/** The calls after an order, as the core would have them. */
function after({calls: running}: PhoneState, {act, id, on = false}: Order): readonly Call[] {
  const holdsOthers = act === 'answer' || act === 'resume';
  return running
    .filter(call => call.id !== id || (act !== 'hangUp' && act !== 'decline'))
    .map(call => {
      if (call.id !== id) return holdsOthers && call.phase === 'talking' ? {...call, held: true} : call;
      if (act === 'mute') return {...call, muted: on};
      return {...call, phase: 'talking', held: act === 'hold'};
    });
}
