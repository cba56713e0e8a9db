/** @file What the threads of a page and of the phone's worker did, read from Chromium's trace. */
import type {Page} from 'puppeteer-core';

/** Milliseconds of processor time, unless it says otherwise: what other processes do meanwhile is not in it. */
export interface Work {
  /** Evaluation of the phone's scripts in the page, until registered. */
  readonly scripts: number;
  /** The same with what comes when the browser is idle. */
  readonly allScripts: number;
  /** Parsed beside the page's thread, at any time. */
  readonly parsed: number;
  /** Compilation and evaluation of the worker's script. */
  readonly worker: number;
  /** All tasks of the page's thread, until registered. */
  readonly tasks: number;
  /** The longest of them. */
  readonly longest: number;
}

/** Times in microseconds; `tdur`: processor time. */
interface Entry {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly tdur?: number;
  readonly args: {readonly name?: string; readonly data?: {readonly url?: string}};
}

const categories = ['devtools.timeline', 'v8', 'blink.user_timing', 'disabled-by-default-devtools.timeline'];

/** @param act until it ends, all is noted; the page marks `registered` meanwhile */
export async function workWhile(page: Page, origin: string, act: () => Promise<void>): Promise<Work> {
  await page.tracing.start({categories});
  await act();
  const bytes = await page.tracing.stop();
  const {traceEvents} = JSON.parse(new TextDecoder().decode(bytes)) as {traceEvents: Entry[]};
  return read(traceEvents, origin);
}

function read(entries: readonly Entry[], origin: string): Work {
  const threads = new Map<string, string>();
  for (const {name, pid, tid, args} of entries)
    if (name === 'thread_name') threads.set(`${pid} ${tid}`, args.name ?? '');
  const mark = entries.find(({name}) => name === 'registered');
  if (!mark) throw new Error('The page did not say when it was registered');
  const onPage = ({pid, tid}: Entry) => pid === mark.pid && tid === mark.tid;
  const inWorker = ({pid, tid}: Entry) => /SharedWorker/.test(threads.get(`${pid} ${tid}`) ?? '');
  const before = ({ts}: Entry) => ts < mark.ts;
  const named = (...names: string[]) => entries.filter(({name}) => names.includes(name));
  const ours = ({args}: Entry) => args.data?.url?.startsWith(origin) ?? false;
  const times = (some: readonly Entry[]) => some.map(({tdur = 0}) => tdur / 1000);
  const sum = (some: readonly Entry[]) => times(some).reduce((total, time) => total + time, 0);

  const scripts = named('EvaluateScript').filter(entry => onPage(entry) && ours(entry));
  const tasks = named('RunTask').filter(entry => onPage(entry) && before(entry));
  return {
    scripts: sum(scripts.filter(before)),
    allScripts: sum(scripts),
    parsed: sum(named('v8.parseOnBackground').filter(ours)),
    worker: sum(named('v8.compileModule', 'v8.evaluateModule').filter(inWorker)),
    tasks: sum(tasks),
    longest: Math.max(0, ...times(tasks)),
  };
}
