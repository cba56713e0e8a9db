/** @file Processor time of a browser's threads by what they are for, in milliseconds, from Linux's /proc. */
import {readFileSync, readdirSync} from 'node:fs';
import {family} from '../page/processes.js';

export interface ThreadTimes {
  /** The main threads of all pages. */
  readonly page: number;
  /** Those of shared workers. */
  readonly worker: number;
  readonly all: number;
}

/** Empty when the process, or one of its threads, has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

export function threadTimes(browser: number): ThreadTimes {
  const times = {page: 0, worker: 0, all: 0};
  for (const pid of family(browser)) {
    const isPage = read(`/proc/${pid}/cmdline`).includes('--type=renderer');
    for (const thread of threadsOf(pid)) {
      const task = `/proc/${pid}/task/${thread}`;
      const time = (Number.parseInt(read(`${task}/schedstat`)) || 0) / 1_000_000;
      times.all += time;
      if (isPage && Number(thread) === pid) times.page += time;
      if (/^SharedWorker/.test(read(`${task}/comm`))) times.worker += time;
    }
  }
  return times;
}
