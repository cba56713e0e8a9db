import type {Call, CallId, StatePatch} from '../protocol/index.js';
import type {Parts} from './parts/parts.js';
import type {StateStore} from './state-store.js';

/** Has those on the line named by the house, a moment after they came: a call waits for nothing of it. */
export class Naming {
  /** The number that each call was last named by. */
  #numbers = new Map<CallId, string>();

  follow({changedCalls = [], callIds}: StatePatch, store: StateStore, parts: Parts | null): void {
    for (const call of changedCalls)
      if (this.#numbers.get(call.id) !== call.remote.number) this.#name(call, store, parts);
    for (const id of this.#numbers.keys()) if (callIds?.includes(id) === false) this.#numbers.delete(id);
  }

  /** Whoever asked for privacy is not looked up. */
  #name({id, remote: {number, anonymous}, known}: Call, store: StateStore, parts: Parts | null): void {
    this.#numbers.set(id, number);
    if (known) store.updateCall(id, {known: undefined});
    if (!number || anonymous) return;
    parts?.tell(part =>
      part.whoHas?.(number).then(found => {
        if (found && this.#numbers.get(id) === number) store.updateCall(id, {known: found});
      }),
    );
  }
}
