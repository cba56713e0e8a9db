import {expect} from 'chai';
import {randomId} from '../../src/client/presence.js';
import {IndexedJournal} from '../../src/core/journal/indexed-journal.js';
import {tooOld, type JournalPage} from '../../src/core/journal/journal.js';
import {journalOfTab, tabsGone, type Tab} from '../../src/worker/tab.js';

/** What a page leaves that dies in a call. */
const left = {identity: {}, calls: [], aliveAt: 1} as unknown as JournalPage;

describe("a tab's journal", () => {
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
    const name = await journalOfTab(phone, before.tab);
    const next = journalOfTab(phone, page().tab);
    // The browser lets go of its locks a moment later.
    before.leave();
    expect(await next).to.equal(name);
  });

  it("is no other tab's, nor that of another phone in the same page", async () => {
    const {tab} = page();
    const name = await journalOfTab(phone, tab);
    expect(await journalOfTab(phone, page(new Map()).tab)).to.not.equal(name);
    expect(await journalOfTab(randomId(), tab)).to.not.equal(name);
  });

  it('stays with the first tab when that one is duplicated, and the second one keeps its own', async () => {
    const first = page();
    const name = await journalOfTab(phone, first.tab);
    const copied = new Map([[phone, name]]);
    const second = page(copied);
    const others = await journalOfTab(phone, second.tab);
    expect(others).to.not.equal(name);
    second.leave();
    expect(await journalOfTab(phone, page(copied).tab)).to.equal(others);
    first.leave();
    expect(await journalOfTab(phone, page().tab)).to.equal(name);
  });

  it('is a new one for each page where the browser refuses the storage', async () => {
    const refusing = {
      ...page().tab,
      get sessionStorage(): Storage {
        throw new DOMException('', 'SecurityError');
      },
    };
    expect(await journalOfTab(phone, refusing)).to.not.equal(await journalOfTab(phone, refusing));
  });

  it('is removed when its tab is long gone, and no other is', async () => {
    const [living, gone] = [page(), page(new Map())];
    const names = await Promise.all([living, gone].map(({tab}) => journalOfTab(phone, tab)));
    const journals = [...names, phone].map(name => new IndexedJournal(name));
    for (const journal of journals) journal.save(left);
    const kept = async () =>
      (await Promise.all([...names, phone].map(name => new IndexedJournal(name).load()))).map(Boolean);
    // Writing takes its time.
    while ((await kept()).includes(false));
    gone.leave();
    await navigator.locks.request(names[1] ?? '', () => {});
    const sweep = async () => journals[0]?.sweep(await tabsGone(window));
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
});
