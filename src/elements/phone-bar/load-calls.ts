/** @file What shows calls in the bar comes when there is one, or when the browser is idle: a file of its own beside the one script. */
import type * as CallsModule from '../calls/index.js';

let calls: typeof CallsModule | null = null;

/** Null until it is there. */
export const loadedCalls = (): typeof CallsModule | null => calls;

/** Rejects where the file can't be had. */
export async function loadCalls(): Promise<typeof CallsModule> {
  return (calls ??= await import('../calls/index.js'));
}
