import type {Party, StatePatch} from '../protocol/index.js';
import type {Parts} from './parts/parts.js';
import type {StateStore} from './state-store.js';

const asked = new WeakSet<Party>();

/** Has those on the line named by the house, a moment after they came: a call waits for nothing of it. */
export function nameParties({changedCalls = []}: StatePatch, store: StateStore, parts: Parts | null): void {
  for (const {id, remote} of changedCalls) {
    if (asked.has(remote)) continue;
    asked.add(remote);
    parts?.tell(part => {
      // Whoever asked for privacy is nobody, and takes away the name of who was there before.
      void part.whoHas?.(remote.anonymous ? '' : remote.number).then(known => {
        const call = store.call(id);
        if (call?.remote === remote && (known || call.known)) store.updateCall(id, {known});
      });
    });
  }
}
