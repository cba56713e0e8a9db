/** @file Entry of the SharedWorker: hands each page's port to the core. A page without SharedWorker imports it. */
import {PhoneCore} from '../core/phone-core.js';
import {IndexedRecovery} from '../core/survival/indexed-recovery.js';
import {messagePort, PROTOCOL_VERSION, readCoreName, type CoreMessage, type CorePort} from '../protocol/index.js';
import {Succession} from './succession.js';
import {recoveryOfTab, tabsGone, type Tab} from './tab.js';

/** The members of SharedWorkerGlobalScope, and of a page, that are used here; the types of both do not mix. */
interface Scope extends Tab {
  /** The worker's name; a window's is mostly empty. */
  readonly name: string;
  onconnect?: ((event: MessageEvent) => void) | null;
  close(): void;
}

/** Milliseconds in which a core that ends says so: what it posts may be lost when the worker closes (Firefox). */
const lastWords = 50;

const scope = globalThis as unknown as Scope;
// Node 20, in which a server may import this, has no navigator.
const locks = scope.navigator?.locks;

function newCore(recovery: IndexedRecovery): PhoneCore {
  return new PhoneCore({
    recovery,
    watchPage(lock, gone) {
      // Granted as soon as the page that holds it is dead.
      void locks?.request(lock, () => gone());
    },
  });
}

/** A core for the page that imported this file. */
export async function createCore(phone: string): Promise<PhoneCore> {
  const recovery = new IndexedRecovery(await recoveryOfTab(phone, scope));
  tabsGone(scope)
    .then(gone => recovery.sweep(gone))
    // Browsers may refuse the storage: then there is nothing to sweep.
    .catch(() => undefined);
  return newCore(recovery);
}

/** The worker's core, once it has the phone. */
function serve(): void {
  const {phone, version} = readCoreName(scope.name);
  const end = () => setTimeout(() => scope.close(), lastWords);
  let core: PhoneCore | null = null;
  const succession =
    locks && version === PROTOCOL_VERSION
      ? new Succession(phone, locks, protocol => {
          core?.pages.broadcast({type: 'outdated', protocol});
          end();
        })
      : null;
  let asked: Promise<number> | null = null;
  const meet = async (page: CorePort): Promise<void> => {
    const newest = await (asked ??= succession?.newest() ?? Promise.resolve(PROTOCOL_VERSION));
    if (newest === version) return (core ??= newCore(new IndexedRecovery(phone))).connect(page);
    asked = null;
    page.post({type: 'outdated', protocol: newest} satisfies CoreMessage);
    // The browser's cache yielded yesterday's file to a page of today. The next worker gets another.
    if (newest < version) end();
  };
  scope.onconnect = ({ports: [port]}) => void (port && meet(messagePort(port)));
}

if ('onconnect' in scope) serve();
