import {expect} from 'chai';
import {randomId} from '../../src/client/random-id.js';
import {coreName, PROTOCOL_VERSION, type CoreMessage, type PageMessage} from '../../src/protocol/index.js';
import {configuration} from '../client/scripted-core.js';

const info = {visible: true, focused: true, phoneWindow: false, media: true, activated: true, notifies: false};

/** A page at the worker of that phone. */
class Page {
  readonly #port: MessagePort;
  readonly #heard: CoreMessage[] = [];
  #hear = () => {};

  constructor(phone: string) {
    const url = new URL('./refused-worker.ts', import.meta.url);
    this.#port = new SharedWorker(url, {type: 'module', name: coreName(phone)}).port;
    this.#port.onmessage = ({data}: MessageEvent<CoreMessage>) => {
      this.#heard.push(data);
      this.#hear();
    };
    this.post({type: 'hello', protocol: PROTOCOL_VERSION, page: randomId(), lock: null, info, configuration});
  }

  post(message: PageMessage): void {
    this.#port.postMessage(message);
  }

  /** Null where none comes in time. */
  async next<Type extends CoreMessage['type']>(type: Type, milliseconds: number) {
    const late = AbortSignal.timeout(milliseconds);
    for (;;) {
      const found = this.#heard.find(message => message.type === type);
      if (found || late.aborted) return (found as Extract<CoreMessage, {type: Type}> | undefined) ?? null;
      await new Promise<void>(resolve => {
        this.#hear = resolve;
        late.addEventListener('abort', () => resolve(), {once: true});
      });
    }
  }
}

describe('the worker of a phone, where the browser refuses it something', () => {
  it('serves the page that comes again, and writes down what was refused without its words', async () => {
    const phone = randomId();
    let page = new Page(phone);
    // A page waits 20 s for its first word.
    while (!(await page.next('welcome', 500))) page = new Page(phone);
    page.post({type: 'command', seq: 1, command: {type: 'diagnose'}});
    const result = await page.next('result', 5_000);
    const text = result?.result.ok ? String(result.result.value) : '';
    for (const line of [
      /failed unhandled internal DataError/,
      /failed succession internal AbortError/,
      /failed reading of kept calls internal SecurityError/,
    ])
      expect(text).to.match(line);
    for (const canary of ['Huber', '08651234567', '192.0.2.77', 'sip:']) expect(text).not.to.include(canary);
  });
});
