/**
 * @file Where cores that live in pages keep what outlives them, for want of a SharedWorker: each tab has a place of its own. A file of its
 * own beside the worker, which needs none of it.
 */
import {uuid} from '../core/wire/token.js';

/** Milliseconds that the page before has to let go of its place when it dies. */
const patience = 2_000;

/** What of a page is used here. */
export interface Tab {
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly navigator: {readonly locks?: Pick<LockManager, 'request' | 'query'>};
}

/**
 * The name of a page's place: that of the page before in the same tab, and nobody else's. A tab that was duplicated, or
 * opened by another one, starts with a copy of its storage; so a Web Lock says whether the first one lives.
 */
export async function recoveryOfTab(phone: string, tab: Tab): Promise<string> {
  const fresh = `${phone} tab ${uuid()}`;
  try {
    const before = tab.sessionStorage.getItem(phone);
    if (before && (await holds(before, tab))) return before;
    await holds(fresh, tab);
    tab.sessionStorage.setItem(phone, fresh);
  } catch {
    // Browsers may refuse the storage: the next page finds nothing.
  }
  return fresh;
}

/** Tells of each name whether it is the place of a tab that is gone. */
export async function tabsGone({navigator: {locks}}: Tab): Promise<(name: string) => boolean> {
  const {held} = (await locks?.query()) ?? {};
  return name => !!held && name.includes(' tab ') && !held.some(lock => lock.name === name);
}

/** Settles with whether this page has the name, for as long as it lives. */
function holds(name: string, {navigator: {locks}}: Tab): Promise<boolean> {
  return new Promise(resolve => {
    const hold = () => {
      resolve(true);
      return new Promise(() => {});
    };
    const signal = AbortSignal.timeout(patience);
    if (locks) locks.request(name, {signal}, hold).catch(() => resolve(false));
    else resolve(false);
  });
}
