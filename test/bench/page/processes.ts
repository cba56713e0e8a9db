/** @file Processor time and memory of a browser's processes, from Linux's /proc; elsewhere there are none. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';

/** Empty when the process, or one of its threads, has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** This process and all that it started, and those started. */
export function family(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    // The name of the program, in parentheses, may hold anything.
    .map(name => [Number(name), Number(/.*\) \S (\d+)/s.exec(read(`/proc/${name}/stat`))?.[1])] as const);
  const found = [pid];
  for (const one of found) found.push(...parents.flatMap(([child, parent]) => (parent === one ? child : [])));
  return found;
}

export const processesKnown = existsSync('/proc/self/schedstat');

/** Milliseconds of processor time that each thread has had. */
function threadTimes(pid: number): ReadonlyMap<string, number> {
  const threads = family(pid).flatMap(one => {
    try {
      return readdirSync(`/proc/${one}/task`).map(thread => `/proc/${one}/task/${thread}/schedstat`);
    } catch {
      return [];
    }
  });
  return new Map(threads.map(path => [path, (Number.parseInt(read(path)) || 0) / 1_000_000]));
}

/** From now on: tells the milliseconds of processor time since, of all threads but those that have ended by then. */
export function processorTime(pid: number): () => number {
  const before = threadTimes(pid);
  return () =>
    [...threadTimes(pid)].reduce((sum, [path, time]) => sum + Math.max(0, time - (before.get(path) ?? 0)), 0);
}

/** Megabytes that no other process shares. */
export function privateMemory(pid: number): number {
  const lines = family(pid).flatMap(one => [...read(`/proc/${one}/smaps_rollup`).matchAll(/^Private_\w+:\s+(\d+)/gm)]);
  return lines.reduce((sum, [, kilobytes]) => sum + Number(kilobytes) / 1024, 0);
}
