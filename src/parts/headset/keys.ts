/** @file One device's keys as orders for the calls: what is a press, what is its echo, and what was a slip. */
import type {CallId, PhoneState} from '../../protocol/index.js';
import type {Key, KeyType, Light} from './layout.js';
import {callKey, dropKey, flashKey, holdKey, lightsOf, muteKey, rejectKey, situationOf, type Order} from './orders.js';
import {dark, type KeyState, type Lights} from './reports.js';

/** Milliseconds. */
const times = {
  /** A contact bounces, or a button is let go: no second press. */
  bounce: 250,
  /** What ends a call must have stood, as the buttons on the screen must: the press was meant for what was there before. */
  hangUp: 800,
  decline: 500,
  /** A button that calls itself a switch is let go. */
  release: 3_000,
  /** A device that is told that it is off hook says so in turn; a wireless one takes its time. */
  offHookEcho: 3_000,
  /** A device that is told to mute says that it was, some as if their key had been pressed; first where the key began it. */
  muteEchoOfKey: 300,
  muteEcho: 1_000,
  /** After what was no order the device is told again how things are: some have turned their lights over by themselves. */
  correction: 1_000,
};

export interface KeysHost {
  readonly state: () => PhoneState;
  /** Milliseconds that never go back. */
  readonly now: () => number;
  readonly later: (milliseconds: number, work: () => void) => void;
  /** Settles with whether it was carried out. */
  readonly run: (order: Order) => Promise<boolean>;
  /** Tells the device its lights; `again`: also those that it has been told. */
  readonly light: (lights: Lights, again: boolean) => void;
}

const isSame = (one: Lights, other: Lights): boolean =>
  (Object.keys(one) as Light[]).every(light => one[light] === other[light]);

export class Keys {
  #lights = dark;
  /** Since when each call is in its situation. */
  readonly #since = new Map<CallId, {what: string; since: number}>();
  /** When somebody was last talked with who is not any more. */
  #leftTalk = -Infinity;
  /** When a key last did something to the calls. */
  #acted = -Infinity;
  readonly #down = new Map<Key, boolean>();
  readonly #pressed = new Map<Key, number>();
  #offHookAt = -Infinity;
  /** Until when a press of the mute key is the echo of what the device was told. */
  #muteEchoes = -Infinity;
  /** The key has muted, or the other way, and the state does not say so yet. */
  #ownMute = false;
  /** It says that it is a switch, and springs back. */
  #muteSprings = false;
  #corrects = false;

  constructor(private readonly host: KeysHost) {
    const state = host.state();
    // It is taken over amid a call: nothing of that is new, and the device is as the page before has left it.
    const isNew = !state.calls.some(call => situationOf(call) !== 'rings');
    this.#follow(isNew ? host.now() : -Infinity);
    this.#lights = lightsOf(state);
    if (this.#lights.offHook) this.#offHookAt = host.now();
    host.light(this.#lights, true);
  }

  /** The calls have changed. */
  update(): void {
    const {host} = this;
    const now = host.now();
    this.#follow(now);
    const before = this.#lights;
    this.#lights = lightsOf(host.state());
    if (this.#lights.offHook && !isSame(this.#lights, before)) this.#offHookAt = now;
    if (this.#lights.mute !== before.mute) {
      this.#muteEchoes = now + (this.#ownMute ? times.muteEchoOfKey : times.muteEcho);
      this.#ownMute = false;
    }
    host.light(this.#lights, false);
  }

  /** A report has told of these keys. `isBlank`: and that nothing at all is on. */
  take(keys: ReadonlyMap<Key, KeyState>, isBlank: boolean): void {
    const isNews = (key: Key) => keys.get(key)?.on !== (this.#down.get(key) ?? this.#presumed(key, keys));
    // Where it is not known how the hook was, the report of another key says it, and one of nothing says that it went down.
    const isKnown = this.#down.has('hook');
    const isHookNews = isKnown ? isNews('hook') : keys.get('hook')?.on || isBlank;
    const news = [...keys].filter(([key]) => (key === 'hook' ? isHookNews : isNews(key)));
    const isAlone = !news.some(([key, {on}]) => key !== 'hook' && (on || !isKnown));
    for (const [key, {on}] of keys) this.#down.set(key, on);
    for (const [key, {on, type}] of news) {
      if (key === 'hook' && type !== 'button') {
        // Some tell of a flash, and with it that the hook is down.
        if (isAlone) this.#hook(on, type, isKnown);
      } else if (key === 'mute' && type === 'switch') this.#muteSwitch(on);
      else if (on && this.#isPress(key)) this.#press(key);
    }
  }

  /** How a key was that no report has told of yet: as the page before has left it. */
  #presumed(key: Key, keys: ReadonlyMap<Key, KeyState>): boolean {
    return key === 'mute' && keys.get(key)?.type === 'switch' && this.#lights.mute;
  }

  #isPress(key: Key): boolean {
    const now = this.host.now();
    const isPress = now - (this.#pressed.get(key) ?? -Infinity) >= times.bounce;
    if (isPress) this.#pressed.set(key, now);
    return isPress;
  }

  #press(key: Key): void {
    const state = this.host.state();
    switch (key) {
      case 'hook':
        return this.#act(callKey(state), true);
      case 'mute':
        return this.host.now() < this.#muteEchoes ? this.#correct() : this.#mute(muteKey(state));
      case 'flash':
        return this.#act(flashKey(state));
      case 'hold':
        return this.#act(holdKey(state));
      case 'drop':
        return this.#act(dropKey(state));
      case 'reject':
        return this.#act(rejectKey(state));
    }
  }

  /** A hook that says how it is. */
  #hook(on: boolean, type: KeyType, isKnown: boolean): void {
    const {state, now} = this.host;
    const isOffHook = this.#lights.offHook;
    if (on) {
      // It was told so, and says that it is; or it has been so all the time.
      const isEcho = now() - this.#offHookAt < times.offHookEcho || (!isKnown && type === 'switch');
      if (isOffHook && isEcho) return;
      if (this.#isPress('hook')) this.#act(callKey(state()), true);
      return;
    }
    // It was told so, or gives up: there is nobody to hang up on, and who waits is not cut off by it.
    if (!isOffHook) return;
    const isRelease = type === 'unsure' && now() - (this.#pressed.get('hook') ?? -Infinity) < times.release;
    if (!isRelease) this.#act(callKey(state()), true);
  }

  #muteSwitch(on: boolean): void {
    const {state, now} = this.host;
    if (on && this.#muteSprings) {
      if (this.#isPress('mute')) this.#press('mute');
      return;
    }
    if (on) this.#pressed.set('mute', now());
    // Nobody moves a switch there and back as fast.
    else if (now() - (this.#pressed.get('mute') ?? -Infinity) < times.bounce) this.#muteSprings = true;
    const order = this.#muteSprings ? null : muteKey(state(), on);
    if (order) this.#mute(order);
  }

  #mute(order: Order | null): void {
    if (!order) return this.#correct();
    this.#ownMute = true;
    this.#run(order);
  }

  /** `isCallKey`: what comes soon after another order is its bounce, or goes with it. */
  #act(order: Order | null, isCallKey = false): void {
    const now = this.host.now();
    if (!order || (isCallKey && now - this.#acted < times.hangUp) || !this.#stood(order, now)) return this.#correct();
    this.#acted = now;
    this.#run(order);
  }

  #stood({act, id}: Order, now: number): boolean {
    if (act === 'hold') return true;
    // It was meant for whoever has hung up in this moment.
    if (act === 'answer' || act === 'resume') return now - this.#leftTalk >= times.hangUp;
    const {since = -Infinity} = this.#since.get(id) ?? {};
    return now - since >= (act === 'decline' ? times.decline : times.hangUp);
  }

  #run(order: Order): void {
    void this.host.run(order).then(isDone => {
      if (isDone) return;
      if (order.act === 'mute') this.#ownMute = false;
      this.#correct();
    });
  }

  /** Once, and not again for what the device says to it. */
  #correct(): void {
    if (this.#corrects) return;
    this.#corrects = true;
    const {later, now, light} = this.host;
    later(times.correction, () => {
      if (this.#lights.offHook) this.#offHookAt = now();
      this.#muteEchoes = Math.max(this.#muteEchoes, now() + times.muteEchoOfKey);
      light(this.#lights, true);
      later(times.correction, () => (this.#corrects = false));
    });
  }

  #follow(now: number): void {
    const {calls} = this.host.state();
    const left = new Set(this.#since.keys());
    for (const call of calls) {
      const what = situationOf(call);
      if (!what) continue;
      left.delete(call.id);
      const before = this.#since.get(call.id);
      if (before?.what === what) continue;
      if (before?.what === 'talks') this.#leftTalk = now;
      this.#since.set(call.id, {what, since: now});
    }
    for (const id of left) {
      if (this.#since.get(id)?.what === 'talks') this.#leftTalk = now;
      this.#since.delete(id);
    }
  }
}
