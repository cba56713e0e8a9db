/** @file Entry of the SharedWorker: hands each page's port to the core. A page without SharedWorker imports it. */
import {IndexedJournal} from '../core/journal/indexed-journal.js';
import {PhoneCore} from '../core/phone-core.js';
import {coreLock, messagePort} from '../protocol/index.js';

/** The members of SharedWorkerGlobalScope, and of a page, that are used here; the types of both do not mix. */
interface Scope {
  /** The worker's name; a window's is mostly empty. */
  readonly name: string;
  onconnect?: ((event: MessageEvent) => void) | null;
  close(): void;
  readonly navigator: {readonly locks?: Pick<LockManager, 'request'>};
}

const scope = globalThis as unknown as Scope;

/** A core for this worker, or for the page that imported this file. */
export function createCore(): PhoneCore {
  return new PhoneCore({
    journal: new IndexedJournal(scope.name || 'page'),
    // In a page it would close the page.
    ...('onconnect' in scope ? {makeWay: () => scope.close()} : {}),
    watchPage(lock, gone) {
      // Granted as soon as the page that holds it is dead.
      void scope.navigator.locks?.request(lock, () => gone());
    },
  });
}

if ('onconnect' in scope) {
  // Held for ever: pages wait for it, and find another core when this one has died.
  void scope.navigator.locks?.request(coreLock(scope.name), () => new Promise(() => undefined));
  const core = createCore();
  scope.onconnect = ({ports: [port]}) => {
    if (port) core.connect(messagePort(port));
  };
}
