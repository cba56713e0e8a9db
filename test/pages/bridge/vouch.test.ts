import {expect} from 'chai';
import {vouch} from '../../../src/pages/bridge/vouch.js';
import {isOpenedByUs} from '../../../src/pages/phone-window/opened-by.js';

describe('The phone window', () => {
  let admitted = true;
  const opener = Object.getOwnPropertyDescriptor(window, 'opener') ?? {};
  before(() => vouch(() => admitted));
  beforeEach(() => history.replaceState(null, ''));
  afterEach(() => {
    history.replaceState(null, '');
    Object.defineProperty(window, 'opener', {...opener, configurable: true});
  });

  /** What the bridge answers to a window's question; null: nothing. */
  const answer = async ({
    openedBy = window as Window | null,
    origin = location.origin,
    source = window as Window | null,
    type = 'amtsleitung-window',
  } = {}) => {
    Object.defineProperty(window, 'opener', {value: openedBy, configurable: true, writable: true});
    const {port1, port2} = new MessageChannel();
    const heard: unknown[] = [];
    port1.onmessage = ({data}) => heard.push(data);
    dispatchEvent(new MessageEvent('message', {data: {type}, origin, source, ports: [port2]}));
    const last = new MessageChannel();
    const done = new Promise(resolve => (last.port1.onmessage = resolve));
    last.port2.postMessage(null);
    await done;
    await new Promise(resolve => setTimeout(resolve));
    return heard[0] ?? null;
  };

  it('is vouched for by the bridge of the page that opened it, if that page may have the phone (attack 18)', async () => {
    admitted = true;
    expect(await answer()).to.equal(true);
    admitted = false;
    expect(await answer()).to.equal(null);
    admitted = true;
  });

  it('is not vouched for where another page opened it, or it is none of our windows (attack 18)', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    expect(await answer({openedBy: null})).to.equal(null);
    expect(await answer({openedBy: frame.contentWindow})).to.equal(null);
    expect(await answer({origin: 'https://evil.example'})).to.equal(null);
    expect(await answer({source: frame.contentWindow})).to.equal(null);
    expect(await answer({source: null})).to.equal(null);
    expect(await answer({type: 'amtsleitung-confirm'})).to.equal(null);
    frame.remove();
  });

  /** A page of another origin: what the browser lets be seen of it. */
  const foreign = (frames: readonly object[]) =>
    Object.defineProperty({...frames, length: frames.length}, 'location', {
      get() {
        throw new DOMException('Blocked', 'SecurityError');
      },
    }) as unknown as Window;

  it('is the phone’s when the user, a page of our own or a vouched one opened it (attack 18)', async () => {
    expect(await isOpenedByUs(null, ''), 'the user').to.equal(true);
    expect(await isOpenedByUs(null, `${location.origin}/wohngeld`), 'a link of our own').to.equal(true);
    expect(await isOpenedByUs(window), 'our own page').to.equal(true);
    history.replaceState(null, '');
    const said: unknown[] = [];
    const bridge = {
      postMessage(hello: unknown, origin: string, [port]: MessagePort[]) {
        said.push(hello, origin);
        port?.postMessage(true);
      },
    };
    expect(await isOpenedByUs(foreign([{postMessage() {}}, bridge])), 'a vouched one').to.equal(true);
    expect(said).to.deep.equal([{type: 'amtsleitung-window'}, location.origin]);
    expect(await isOpenedByUs(foreign([])), 'reloaded').to.equal(true);
  });

  it('is not the phone’s when a foreign page opened it (attack 18)', async () => {
    expect(await isOpenedByUs(foreign([]))).to.equal(false);
    expect(await isOpenedByUs(foreign([{postMessage() {}}]))).to.equal(false);
    expect(await isOpenedByUs(null, 'https://evil.example/'), 'with noopener').to.equal(false);
    history.replaceState('amtsleitung-window', '');
    expect(await isOpenedByUs(null, 'https://evil.example/'), 'reloaded').to.equal(true);
  });
});
