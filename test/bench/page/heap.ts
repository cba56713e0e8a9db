/** @file What scripts hold after a collection, in pages and in the phone's worker. Chromium alone. */
import type {Browser} from 'puppeteer-core';

/** `embedderHeapUsedSize`: the document and its elements; `backingStorageSize`: buffers and strings beside the heap. */
interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize: number;
  readonly backingStorageSize: number;
}

/** Megabytes. Tabs in one process share one heap; it is counted once. */
export async function heapOf(browser: Browser, type: 'page' | 'shared_worker'): Promise<number> {
  const heaps = new Map<string, number>();
  for (const target of browser.targets()) {
    if (target.type() !== type || target.url() === 'about:blank') continue;
    const devtools = await target.createCDPSession();
    const {id} = await devtools.send('Runtime.getIsolateId');
    // What the first collection finalizes, the second one takes.
    for (let times = 0; times < 2; times++) await devtools.send('HeapProfiler.collectGarbage');
    const heap = (await devtools.send('Runtime.getHeapUsage')) as HeapUsage;
    heaps.set(id, (heap.usedSize + heap.embedderHeapUsedSize + heap.backingStorageSize) / 1_000_000);
    await devtools.detach();
  }
  return [...heaps.values()].reduce((sum, heap) => sum + heap, 0);
}
