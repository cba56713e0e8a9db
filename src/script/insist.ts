/** @file When parts come that nobody waits for yet. */
import {PhoneError} from '../protocol/index.js';

/** Milliseconds. The wait before another attempt doubles from one to the other. */
const [againFirst, againLast] = [1_000, 30_000];

/** Asks for a part until it comes. Rejects with `page-outdated` where it is of another build. */
export async function insist<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let wait = againFirst; ; wait = Math.min(wait * 2, againLast)) {
    try {
      return await load();
    } catch (thrown) {
      if (PhoneError.of(thrown).code === 'page-outdated') throw thrown;
    }
    await new Promise(resolve => setTimeout(resolve, wait));
  }
}

/**
 * Nobody has to wait for what the next click needs, nor for what the browser fetches for it. A page that is never idle gets it all
 * the same after `timeout` milliseconds. Safari has no idle time to tell of.
 */
export const whenIdle = (work: (free?: IdleDeadline) => void, timeout = 5_000): unknown =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(work, {timeout}) : setTimeout(work);
