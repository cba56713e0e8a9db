import type {Remember} from '../../dialling/dial-limits.js';

/** Milliseconds: no limit looks further back. */
const KEPT = 600_000;

/**
 * When the pages of one origin have dialled, in all their frames, whichever phone each has, and those that are gone: a page makes
 * and removes as many as it likes. Times alone are stored, of ten minutes. Where the browser refuses the storage each frame
 * has its own.
 */
export const rememberFor =
  (guest: string): Remember =>
  what => {
    const key = `amtsleitung ${what} ${guest}`;
    let here: readonly number[] = [];
    const times = {
      get list(): readonly number[] {
        try {
          const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
          return Array.isArray(stored) ? stored : here;
        } catch {
          return here;
        }
      },
      set list(list) {
        here = list;
        try {
          if (list.length) localStorage.setItem(key, JSON.stringify(list));
          else localStorage.removeItem(key);
        } catch {
          // Refused: it is here.
        }
      },
    };
    times.list = times.list.filter(time => Date.now() - time < KEPT);
    return times;
  };
