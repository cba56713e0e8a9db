import type {Direction} from '../../protocol/index.js';

/** Whether the far end holds us, by what its descriptions say (RFC 3264 §8.4). */
export class RemoteHold {
  #last: Direction | null = null;

  /** `ours`: what we want, and what we offered where this is an answer. Undefined: it says nothing new. */
  read(theirs: Direction, kind: 'offer' | 'answer', ours: Direction): boolean | undefined {
    const last = this.#last;
    this.#last = theirs;
    // A session that is refreshed says again what the answer to our hold said.
    if (kind === 'offer') return theirs === last ? undefined : holds(theirs);
    // Who is held by us has little to choose from: not to be sent anything is no hold of theirs.
    const says = ours === 'sendrecv' || ours === 'recvonly' || (ours === 'sendonly' && !holds(theirs));
    return says ? holds(theirs) : undefined;
  }
}

const holds = (theirs: Direction): boolean => theirs === 'sendonly' || theirs === 'inactive';
