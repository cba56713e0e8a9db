import type {Call, CallId, EndedCall} from '../../protocol/index.js';

/** The consultations that were seen, and for which call each one was: it is to be known also when they are over. */
export class Consulted {
  readonly #for = new Map<CallId, CallId>();

  look(calls: readonly Call[]): void {
    for (const {id, consultationFor} of calls) if (consultationFor) this.#for.set(id, consultationFor);
  }

  has({id}: EndedCall): boolean {
    return this.#for.has(id);
  }

  /** Whether `asked` was asked on behalf of `caller`. */
  wasFor(asked: CallId | undefined, caller: CallId): boolean {
    return this.#for.get(asked ?? '') === caller;
  }

  /** Whether one of them was asked on the other one's behalf. */
  areOfOneTransfer(one: CallId, other: CallId): boolean {
    return this.wasFor(one, other) || this.wasFor(other, one);
  }

  /** The newest ended call, when it was a consultation for this one. */
  lastFor(id: CallId, ended: EndedCall | undefined): CallId {
    return ended && this.#for.get(ended.id) === id ? ended.id : '';
  }
}
