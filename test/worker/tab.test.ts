import {expect} from 'chai';
import {randomId} from '../../src/client/random-id.js';
import {IndexedRecovery} from '../../src/core/survival/indexed-recovery.js';
import {tooOld, type Recovery} from '../../src/core/survival/recovery.js';
import {recoveryOfTab, tabsGone, type Tab} from '../../src/worker/tab.js';

/** What a page leaves that dies in a call. */
const recoveryOf = (name: string) => new IndexedRecovery(name, what => expect.fail(what));
const left = {identity: {}, calls: [], aliveAt: 1} as unknown as Recovery;

describe('what a tab keeps of its calls', () => {
  let phone: string;
  const pages: HTMLIFrameElement[] = [];
  beforeEach(() => (phone = randomId()));
  afterEach(() => {
    for (const page of pages.splice(0)) page.remove();
  });

  /** A page of this tab: a frame shares its storage, and its locks end with it. `storage`: that of another tab. */
  function page(storage?: Map<string, string>): {tab: Tab; leave(): void} {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    pages.push(frame);
    const {sessionStorage, navigator} = frame.contentWindow as Window;
    const other = {
      getItem: (key: string) => storage?.get(key) ?? null,
      setItem: (key: string, value: string) => void storage?.set(key, value),
    };
    return {tab: {navigator, sessionStorage: storage ? other : sessionStorage}, leave: () => frame.remove()};
  }

  it('is that of the page before', async () => {
    const before = page();
    const name = await recoveryOfTab(phone, before.tab);
    const next = recoveryOfTab(phone, page().tab);
    // The browser lets go of its locks a moment later.
    before.leave();
    expect(await next).to.equal(name);
  });

  it("is no other tab's, nor that of another phone in the same page", async () => {
    const {tab} = page();
    const name = await recoveryOfTab(phone, tab);
    expect(await recoveryOfTab(phone, page(new Map()).tab)).to.not.equal(name);
    expect(await recoveryOfTab(randomId(), tab)).to.not.equal(name);
  });

  it('stays with the first tab when that one is duplicated, and the second one keeps its own', async () => {
    const first = page();
    const name = await recoveryOfTab(phone, first.tab);
    const copied = new Map([[phone, name]]);
    const second = page(copied);
    const others = await recoveryOfTab(phone, second.tab);
    expect(others).to.not.equal(name);
    second.leave();
    expect(await recoveryOfTab(phone, page(copied).tab)).to.equal(others);
    first.leave();
    expect(await recoveryOfTab(phone, page().tab)).to.equal(name);
  });

  it('is a new one for each page where the browser refuses the storage', async () => {
    const refusing = {
      ...page().tab,
      get sessionStorage(): Storage {
        throw new DOMException('', 'SecurityError');
      },
    };
    expect(await recoveryOfTab(phone, refusing)).to.not.equal(await recoveryOfTab(phone, refusing));
  });

  it('is removed when its tab is long gone, and no other is', async () => {
    const [living, gone] = [page(), page(new Map())];
    const names = await Promise.all([living, gone].map(({tab}) => recoveryOfTab(phone, tab)));
    const stores = [...names, phone].map(recoveryOf);
    for (const store of stores) store.save(left);
    const kept = async () => (await Promise.all([...names, phone].map(name => recoveryOf(name).load()))).map(Boolean);
    // Writing takes its time.
    while ((await kept()).includes(false));
    gone.leave();
    await navigator.locks.request(names[1] ?? '', () => {});
    const sweep = async () => stores[0]?.sweep(await tabsGone(window));
    await sweep();
    expect(await kept()).to.deep.equal([true, true, true]);
    const {now} = Date;
    Date.now = () => now() + tooOld + 1;
    try {
      await sweep();
    } finally {
      Date.now = now;
    }
    expect(await kept()).to.deep.equal([true, false, true]);
  });

  it('is written again as soon as the browser lets it, and a refusal told once', async () => {
    const {open} = IDBFactory.prototype;
    const told: string[] = [];
    const store = new IndexedRecovery(phone, (what, thrown) => told.push(`${what}: ${(thrown as Error).name}`));
    const tried = new Promise<void>(resolve => {
      let times = 0;
      IDBFactory.prototype.open = () => {
        if (++times === 2) resolve();
        else store.save(left);
        throw new DOMException('', 'SecurityError');
      };
    });
    try {
      store.save(left);
      await tried;
    } finally {
      IDBFactory.prototype.open = open;
    }
    expect(await recoveryOf(phone).load()).to.equal(null);
    store.save(left);
    while (!(await recoveryOf(phone).load()));
    expect(told).to.deep.equal(['keeping of calls: SecurityError']);
  });
});
