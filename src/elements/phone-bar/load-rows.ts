/** @file The rows of the bar that are seldom there come when one is: a file of its own beside the one script. */
import type * as RowsModule from './rows.js';

let rows: typeof RowsModule | null = null;

/** Null until they are there. */
export function loadedRows(): typeof RowsModule | null {
  return rows;
}

/** Where the file can't be had, the bar is as it is without them. */
export async function loadRows(): Promise<void> {
  rows ??= await import('./rows.js').catch(() => null);
}
