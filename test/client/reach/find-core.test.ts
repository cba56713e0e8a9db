import {expect} from 'chai';
import {findCore} from '../../../src/client/reach/find-core.js';
import {randomId} from '../../../src/client/random-id.js';
import {PROTOCOL_VERSION, type PagePort, type PhoneError} from '../../../src/protocol/index.js';
import {failures} from '../../../src/script/failures.js';
import {configuration} from '../scripted-core.js';

const worker = new URL('./greeting-worker.ts', import.meta.url);

/** Greets the core and settles with how many pages it has seen, once it is certain where the core runs. */
async function pagesSeen(url: URL, name: string): Promise<number> {
  let seen: (pages: number) => void;
  const pages = new Promise<number>(resolve => (seen = resolve));
  const attach = (port: PagePort) => {
    port.onmessage = message => message.type === 'welcome' && seen(message.state.revision);
    const info = {visible: true, focused: true, phoneWindow: false, media: true, activated: true, notifies: false};
    port.post({type: 'hello', protocol: PROTOCOL_VERSION, page: 'p', lock: null, info, configuration});
  };
  await findCore(url, name, attach);
  return pages;
}

describe('Finding the core', () => {
  it('finds the same one for the same name, another one for another name', async () => {
    const [mine, other] = [randomId(), randomId()];
    expect(await pagesSeen(worker, mine)).to.equal(1);
    expect(await pagesSeen(worker, mine)).to.equal(2);
    expect(await pagesSeen(worker, other)).to.equal(1);
  });

  it('runs one in the page where there is no SharedWorker', async () => {
    const {SharedWorker} = globalThis;
    Reflect.deleteProperty(globalThis, 'SharedWorker');
    try {
      const name = randomId();
      expect(await pagesSeen(worker, name)).to.equal(1);
      expect(await pagesSeen(worker, name)).to.equal(2);
      // The core is this phone's, and so is what it leaves to the next page.
      const {phones} = (await import(worker.href)) as {phones: string[]};
      expect(phones).to.deep.equal([name]);
    } finally {
      globalThis.SharedWorker = SharedWorker;
    }
  });

  it('runs one in the page when the browser refuses the worker', async () => {
    const {SharedWorker} = globalThis;
    globalThis.SharedWorker = function refuse() {
      throw new DOMException('CSP', 'SecurityError');
    } as unknown as typeof SharedWorker;
    try {
      expect(await pagesSeen(worker, randomId())).to.equal(1);
      expect(failures.at(-1)).to.match(/Z SharedWorker internal SecurityError$/);
    } finally {
      globalThis.SharedWorker = SharedWorker;
    }
  });

  it('says phone-missing when the file is not there', async () => {
    const error = await pagesSeen(new URL('/nowhere.js', import.meta.url), randomId()).catch(
      (thrown: unknown) => thrown,
    );
    expect((error as PhoneError).code).to.equal('phone-missing');
  });

  it('says so as well when the browser tells nothing of it', async () => {
    const {SharedWorker} = globalThis;
    globalThis.SharedWorker = class {
      port = new MessageChannel().port1;
    } as unknown as typeof SharedWorker;
    try {
      const error = await pagesSeen(new URL('/nowhere.js', import.meta.url), randomId()).catch(
        (thrown: unknown) => thrown,
      );
      expect((error as PhoneError).code).to.equal('phone-missing');
    } finally {
      globalThis.SharedWorker = SharedWorker;
    }
  });
});
