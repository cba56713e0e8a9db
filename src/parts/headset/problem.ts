import type {PhoneErrorData} from '../../protocol/index.js';

const listeners = new Set<() => void>();
let last: PhoneErrorData | null = null;

/** Why the keys of a headset could not be had when they were wanted last; null: they could. */
export const problem = {
  get value(): PhoneErrorData | null {
    return last;
  },
  set(error: PhoneErrorData | null): void {
    last = error;
    for (const listener of [...listeners]) listener();
  },
  /** Calls `listener` after each change. Returns the function that ends it. */
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
