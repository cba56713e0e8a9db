/** @file Entry of the SharedWorker: hands each page's port to the core. A page without SharedWorker imports it. */
import {Diagnostics} from '../core/diagnostics.js';
import {PhoneCore} from '../core/phone-core.js';
import {IndexedRecovery} from '../core/survival/indexed-recovery.js';
import {messagePort, PROTOCOL_VERSION, readCoreName, type CoreMessage, type CorePort} from '../protocol/index.js';
import {IndexedStorage} from './indexed-storage.js';
import {Succession} from './succession.js';
import type {Tab} from './tab.js';

/** The members of SharedWorkerGlobalScope, and of a page, that are used here; the types of both do not mix. */
interface Scope extends Tab {
  /** The worker's name; a window's is mostly empty. */
  readonly name: string;
  onconnect?: ((event: MessageEvent) => void) | null;
  close(): void;
  addEventListener(type: 'error' | 'unhandledrejection', listener: (event: Event) => void): void;
}

/** Milliseconds in which a core that ends says so: what it posts may be lost when the worker closes (Firefox). */
const lastWords = 50;

const scope = globalThis as unknown as Scope;
// Node 20, in which a server may import this, has no navigator.
const locks = scope.navigator?.locks;

/** `place`: where it keeps its calls; all else is kept for the phone. */
function newCore(phone: string, diagnostics: Diagnostics, place = phone): {core: PhoneCore; recovery: IndexedRecovery} {
  const failed = (what: string, thrown: unknown) => diagnostics.failed(what, thrown);
  const recovery = new IndexedRecovery(place, failed);
  const core = new PhoneCore({
    recovery,
    storage: new IndexedStorage(phone, failed),
    diagnostics,
    watchPage(lock, gone) {
      // Granted as soon as the page that holds it is dead.
      void locks?.request(lock, () => gone());
    },
  });
  return {core, recovery};
}

/** A core for the page that imported this file. Rejects where what only such a core needs can't be had: the page tries again. */
export async function createCore(phone: string): Promise<PhoneCore> {
  const {recoveryOfTab, tabsGone} = await import('./tab.js');
  const diagnostics = new Diagnostics();
  const {core, recovery} = newCore(phone, diagnostics, await recoveryOfTab(phone, scope));
  tabsGone(scope)
    .then(gone => recovery.sweep(gone))
    .catch((thrown: unknown) => diagnostics.failed('sweeping', thrown));
  return core;
}

/** The worker's core, once it has the phone. */
function serve(): void {
  const {phone, version} = readCoreName(scope.name);
  const end = () => setTimeout(() => scope.close(), lastWords);
  const diagnostics = new Diagnostics();
  const failed = (what: string) => (thrown: unknown) => diagnostics.failed(what, thrown);
  // The console of a worker is seen by nobody.
  scope.addEventListener('error', event => failed('uncaught')((event as ErrorEvent).error));
  scope.addEventListener('unhandledrejection', event => failed('unhandled')((event as PromiseRejectionEvent).reason));
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
    asked ??= succession?.newest() ?? Promise.resolve(PROTOCOL_VERSION);
    // The page hears nothing then, and comes again.
    asked.catch(() => (asked = null));
    const newest = await asked;
    if (newest === version) return (core ??= newCore(phone, diagnostics).core).connect(page);
    asked = null;
    page.post({type: 'outdated', protocol: newest} satisfies CoreMessage);
    // The browser's cache yielded yesterday's file to a page of today. The next worker gets another.
    if (newest < version) end();
  };
  scope.onconnect = ({ports: [port]}) => void (port && meet(messagePort(port)).catch(failed('succession')));
}

if ('onconnect' in scope) serve();
