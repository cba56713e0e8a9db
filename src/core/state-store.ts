import {initialState, type Call, type CallId, type PhoneState, type StatePatch} from '../protocol/index.js';

type Slices = Omit<PhoneState, 'revision' | 'calls'>;

/**
 * Holds the one truth and tells what changed. Changes made in one turn leave as one patch; `flush` sends them at
 * once, so that a command's result never overtakes the state it speaks of.
 */
export class StateStore {
  #state: PhoneState;
  #onpatch: (patch: StatePatch) => void;
  #slices: Partial<Slices> = {};
  #calls = new Map<CallId, Call>();
  #order = false;
  #scheduled = false;

  constructor(onpatch: (patch: StatePatch) => void, now: () => number = Date.now) {
    this.#onpatch = onpatch;
    const since = now();
    this.#state = {
      ...initialState,
      connection: {status: 'idle', since},
      registration: {status: 'unregistered', since},
    };
  }

  get state(): PhoneState {
    return this.#state;
  }

  set(slices: Partial<Slices>): void {
    this.#state = {...this.#state, ...slices};
    Object.assign(this.#slices, slices);
    this.#schedule();
  }

  call(id: CallId): Call | undefined {
    return this.#state.calls.find(call => call.id === id);
  }

  addCall(call: Call): void {
    this.#state = {...this.#state, calls: [...this.#state.calls, call]};
    this.#calls.set(call.id, call);
    this.#order = true;
    this.#schedule();
  }

  /** Changes some fields of a call; a field given as `undefined` is taken away. */
  updateCall(id: CallId, changes: {[Key in keyof Call]?: Call[Key] | undefined}): void {
    const old = this.call(id);
    if (!old) return;
    const changed = Object.fromEntries(
      Object.entries({...old, ...changes}).filter(([, value]) => value !== undefined),
    ) as unknown as Call;
    this.#state = {...this.#state, calls: this.#state.calls.map(call => (call.id === id ? changed : call))};
    this.#calls.set(id, changed);
    this.#schedule();
  }

  removeCall(id: CallId): void {
    if (!this.call(id)) return;
    this.#state = {...this.#state, calls: this.#state.calls.filter(call => call.id !== id)};
    this.#calls.delete(id);
    this.#order = true;
    this.#schedule();
  }

  /** Sends what changed now. */
  flush(): void {
    if (!this.#scheduled) return;
    this.#scheduled = false;
    const revision = this.#state.revision + 1;
    this.#state = {...this.#state, revision};
    const patch: StatePatch = {
      revision,
      ...this.#slices,
      ...(this.#calls.size ? {changedCalls: [...this.#calls.values()]} : {}),
      ...(this.#order ? {callIds: this.#state.calls.map(call => call.id)} : {}),
    };
    this.#slices = {};
    this.#calls = new Map();
    this.#order = false;
    this.#onpatch(patch);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => this.flush());
  }
}
