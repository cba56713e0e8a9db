import {coreName, messagePort, PhoneError, portPair, type CorePort, type PagePort} from '../../protocol/index.js';
import {failed} from '../../script/failures.js';
import {trustedScriptUrl} from '../../script/trusted-types.js';

interface Core {
  connect(port: CorePort): void;
}

/** The worker's file is a module, so that a page without SharedWorker can run the same core in itself. */
interface WorkerModule {
  createCore(phone: string): Core | Promise<Core>;
}

/** Called with the port to the core; a second time when the first one turned out to lead nowhere. */
export type Attach = (port: PagePort) => void;

/**
 * Milliseconds without a word from the worker, after which it is looked whether its file is there at all: a busy Chromium loses the
 * event of a load that failed now and then.
 */
const silence = 3_000;

const coresInPage = new Map<string, Promise<Core>>();

/**
 * Finds the core of that name: in the SharedWorker where there is one and it loads, in this page otherwise.
 * Settles when it is certain which, with the lock of a worker, and without one for a core in this page; rejects with
 * `phone-missing`.
 */
export async function findCore(url: URL, name: string, attach: Attach): Promise<string | null> {
  if (await sharedWorkerServes(url, name, attach)) return coreName(name);
  attach(await coreInPage(url, name));
  return null;
}

/**
 * Starts the SharedWorker of that name where there is one: it loads while this page reads its configuration, which is
 * time that a call without a page has not. Whether it loads is for {@link findCore} to say.
 */
export function wakeCore(url: URL, name: string): void {
  try {
    sharedWorker(url, name);
  } catch {
    // Who seeks the core meets the same, and says so.
  }
}

function sharedWorker(url: URL, name: string): SharedWorker {
  // Keeps the core alive while the only page navigates. Browsers that do not know the option ignore it.
  const options: WorkerOptions & {extendedLifetime: boolean} = {
    type: 'module',
    name: coreName(name),
    extendedLifetime: true,
  };
  return new SharedWorker(trustedScriptUrl(url.href), options);
}

function sharedWorkerServes(url: URL, name: string, attach: Attach): Promise<boolean> {
  return new Promise(resolve => {
    const look = setTimeout(() => {
      const judge = ({ok, status}: Response) => ok || refuse(new Error(`${status}`));
      fetch(url).then(judge).catch(failed('SharedWorker'));
    }, silence);
    const settle = (serves: boolean) => {
      clearTimeout(look);
      resolve(serves);
    };
    const refuse = (thrown: unknown) => {
      failed('SharedWorker')(thrown);
      settle(false);
    };
    try {
      const worker = sharedWorker(url, name);
      // A load that failed is told by this event alone; one that went well by the core's first message.
      worker.onerror = refuse;
      worker.port.addEventListener('message', () => settle(true), {once: true});
      attach(messagePort(worker.port));
    } catch (thrown) {
      // No SharedWorker in this browser, or the page's CSP forbids it.
      refuse(thrown);
    }
  });
}

async function coreInPage(url: URL, name: string): Promise<PagePort> {
  let core = coresInPage.get(name);
  if (!core) {
    core = (import(/* webpackIgnore: true */ /* @vite-ignore */ url.href) as Promise<WorkerModule>).then(
      ({createCore}) => createCore(name),
    );
    coresInPage.set(name, core);
  }
  try {
    const [near, far]: [PagePort, CorePort] = portPair();
    (await core).connect(far);
    return near;
  } catch (thrown) {
    failed('core in the page')(thrown);
    coresInPage.delete(name);
    throw new PhoneError('phone-missing', `The phone's core did not load from ${url.href}.`, {retryable: true});
  }
}
