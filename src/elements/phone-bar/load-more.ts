/** @file What stands behind "Mehr" comes when it is pressed: a file of its own beside the one script. */
import type * as MoreModule from './more.js';

let more: typeof MoreModule | null = null;

/** Null until they are there. */
export function loadedMore(): typeof MoreModule | null {
  return more;
}

/** Where the file can't be had, the bar is as it is without them. */
export async function loadMore(): Promise<void> {
  more ??= await import('./more.js').catch(() => null);
}
