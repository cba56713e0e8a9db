/** @file What scripts hold after a collection, in pages and in the phone's worker. Chromium alone. */
import type {Browser} from 'puppeteer-core';

/** Megabytes. Tabs in one process share one heap; it is counted once. */
export async function heapOf(browser: Browser): Promise<number> {
  const heaps = new Map<string, number>();
  for (const target of browser.targets()) {
    if (!['page', 'shared_worker'].includes(target.type()) || target.url() === 'about:blank') continue;
    const devtools = await target.createCDPSession();
    const {id} = await devtools.send('Runtime.getIsolateId');
    // What the first collection finalizes, the second one takes.
    for (let times = 0; times < 2; times++) await devtools.send('HeapProfiler.collectGarbage');
    const {usedSize, embedderHeapUsedSize} = (await devtools.send('Runtime.getHeapUsage')) as HeapUsage;
    heaps.set(id, (usedSize + embedderHeapUsedSize) / 1_000_000);
    await devtools.detach();
  }
  return [...heaps.values()].reduce((sum, heap) => sum + heap, 0);
}

/** `embedderHeapUsedSize`: the document and its elements. */
interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize: number;
}
