/** @file What of the one script a page loads, and when. */
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {expect} from 'chai';
import type {Browser, Page} from 'puppeteer-core';
import {launchBrowser} from '../e2e/support/browser.js';
import {initialState, PROTOCOL_VERSION} from '../../src/protocol/index.js';
import {aRingingCall} from '../../src/testing/index.js';
import {until} from '../e2e/support/until.js';

const dist = new URL('../../dist/', import.meta.url);
/** What a page loads that shows nothing, and what one does that has a bar. */
const alone = ['amtsleitung.js', 'amtsleitung.own-phone.js'];
const atRest = ['amtsleitung.elements.js', ...alone];
/** The bar says over the page that the phone is not set up. */
const inTrouble = [...atRest, 'amtsleitung.over-page.js'].sort();
const calls = 'amtsleitung.calls.js';
const elements = [
  'absence',
  'call-panel',
  'call-quality',
  'calls',
  'check',
  'configured',
  'guard',
  'headset',
  'history',
  'keypad',
  'mini-card',
  'more',
  'number',
  'settings',
  'shortcuts',
  'team',
  'transfer-panel',
  'webhid',
].map(name => `amtsleitung.${name}.js`);
const numbers = 'amtsleitung.numbers.js';
const audio = 'amtsleitung.call-audio.js';
/** By these the self-test learns, before the first click, whether the page may ring. */
const sounds = ['call-audio', 'meter', 'ringer', 'trial'].map(name => `amtsleitung.${name}.js`);
/** A core that says to each page that the phone is registered. */
const worker = `
  const held = new Promise(resolve => navigator.locks.request(name, () => (resolve(), new Promise(() => {}))));
  const state = ${JSON.stringify({...initialState, revision: 1, registration: {status: 'registered', since: 1}})};
  const pages = ${JSON.stringify(initialState.pages)};
  onconnect = async ({ports: [port]}) => {
    await held;
    port.onmessage = ({data}) => {
      if (data.type !== 'hello') return;
      const welcome = {...state, pages: {...pages, announcer: data.page}};
      port.postMessage({type: 'welcome', protocol: ${PROTOCOL_VERSION}, state: welcome});
      if (called) port.postMessage({type: 'patch', patch: {revision: 2, changedCalls: [called], callIds: [called.id]}});
    };
  };
`;
/** The same, where somebody calls in that very moment. */
const ringing = `const called = ${JSON.stringify(aRingingCall())};${worker}`;
const quiet = `const called = null;${worker}`;
const configured = {servers: ['wss://pbx.example/ws'], credentials: {aor: 'sip:101@pbx.example'}};

describe('the parts of the one script', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: Server;
  let page: Page;
  let body: string;
  let loaded: string[];
  /** Changes what the server sends of a file; undefined: not found. */
  let alter: (file: string, text: string) => string | undefined;

  before(async () => {
    browser = await launchBrowser('chromium');
    server = createServer(({url = ''}, response) => {
      const {pathname} = new URL(url, 'http://localhost');
      if (pathname === '/')
        return void response
          .writeHead(200, {'content-type': 'text/html'})
          .end(`<!doctype html><html lang="de"><script src="amtsleitung.js" async></script>${body}`);
      const file = pathname.slice(1);
      if (/^amtsleitung\.(?!worker).*js$/.test(file)) loaded.push(file);
      let text: string | undefined;
      try {
        text = alter(file, readFileSync(new URL(file, dist), 'utf8'));
      } catch {
        text = undefined;
      }
      response.writeHead(text === undefined ? 404 : 200, {'content-type': 'text/javascript'}).end(text);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  beforeEach(() => {
    loaded = [];
    alter = (_file, text) => text;
  });

  afterEach(() => page.close());

  async function open(tags: string): Promise<void> {
    body = tags;
    page = await browser.newPage();
    // What is said is read in the live regions.
    await page.evaluateOnNewDocument(`Object.defineProperty(HTMLElement.prototype, 'ariaNotify', {value: undefined})`);
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  }

  const isDefined = (tag: string) => page.evaluate(`Boolean(customElements.get('${tag}'))`);
  /** As `amt-phone` tells it. */
  const tell = (type: string, detail: object) =>
    page.evaluate(`dispatchEvent(new CustomEvent('${type}', {detail: ${JSON.stringify(detail)}}))`);

  it('that show a call are not loaded before the phone is registered, and then by themselves', async () => {
    await open('<amt-phone></amt-phone><amt-phone-bar></amt-phone-bar>');
    await until('the bar is there', () => isDefined('amt-phone-bar'));
    await tell('amt-registration-change', {reachable: false});
    await page.evaluate('new Promise(resolve => requestIdleCallback(() => requestIdleCallback(resolve)))');
    expect(loaded.sort()).to.deep.equal(inTrouble);
    await tell('amt-registration-change', {reachable: true});
    await until('the panel is there', () => isDefined('amt-call-panel'));
    const all = [...inTrouble, ...elements, ...sounds, numbers].sort();
    await until('all are there', () => loaded.length === all.length);
    expect(loaded.sort()).to.deep.equal(all);
  });

  it('that show a call are loaded at once when there is one', async () => {
    await open('<amt-phone></amt-phone><amt-phone-bar></amt-phone-bar>');
    await until('the bar is there', () => isDefined('amt-phone-bar'));
    await tell('amt-call-change', {});
    for (const tag of ['amt-call-panel', 'amt-transfer-panel', 'amt-keypad'])
      await until(`${tag} is there`, () => isDefined(tag));
  });

  it('are loaded when the page has their tag, and no others', async () => {
    await open('<amt-number>0861 58-1</amt-number><amt-keypad></amt-keypad>');
    for (const tag of ['amt-number', 'amt-keypad']) await until(`${tag} is there`, () => isDefined(tag));
    expect(loaded.filter(file => elements.includes(file)).sort()).to.deep.equal([
      'amtsleitung.keypad.js',
      'amtsleitung.number.js',
    ]);
  });

  it('are loaded for a tag that the page puts in later', async () => {
    await open('');
    await page.evaluate(`document.body.append(document.createElement('amt-phone-bar'))`);
    await until('the bar is there', () => isDefined('amt-phone-bar'));
    await until('it says that there is no phone', async () => loaded.length === inTrouble.length);
    expect(loaded.sort()).to.deep.equal(inTrouble);
  });

  it('are asked for again until they come', async () => {
    let refused = 0;
    alter = (file, text) => (file === 'amtsleitung.keypad.js' && refused++ === 0 ? undefined : text);
    await open('<amt-keypad></amt-keypad>');
    await until('the keypad is there', () => isDefined('amt-keypad'));
    expect(refused).to.equal(2);
  });

  it('that do not come are named to whoever needs them, and in the diagnosis', async () => {
    alter = (file, text) => (file === numbers || file === 'amtsleitung.worker.js' ? undefined : text);
    await open('<amt-phone></amt-phone><amt-dialer></amt-dialer>');
    await page.evaluate(`document.querySelector('amt-phone').config = ${JSON.stringify(configured)}`);
    const refusal = `document.querySelector('amt-phone').call('0861581').catch(({code, message}) => code + ': ' + message)`;
    expect(await page.evaluate(refusal)).to.equal(`part-missing: ${numbers} did not load.`);
    expect(await page.evaluate(`document.querySelector('amt-phone').diagnose()`)).to.match(
      /^\S+Z amtsleitung\.numbers\.js part-missing$/m,
    );
  });

  it('of another build are not run, and say that the page is to be loaded anew', async () => {
    alter = (file, text) =>
      file === 'amtsleitung.keypad.js' ? text.replace(/(register\("[^"]*",")\w+/, '$1yesterday') : text;
    await open('<amt-keypad></amt-keypad>');
    await until('it says so', () =>
      page.evaluate(
        `document.querySelector('amt-keypad').shadowRoot?.textContent.includes('laden Sie diese Seite neu')`,
      ),
    );
  });

  it('that tell of a call say all that has happened when they come late', async () => {
    let refused = 0;
    alter = (file, text) =>
      file === 'amtsleitung.worker.js' ? ringing : file === calls && refused++ === 0 ? undefined : text;
    await open('<amt-phone></amt-phone><amt-phone-bar></amt-phone-bar>');
    await page.evaluate(`document.querySelector('amt-phone').config = ${JSON.stringify(configured)}`);
    await until('it is said who calls', () =>
      page.evaluate(`document.querySelector('[aria-live=assertive]').textContent.startsWith('Eingehender Anruf von ')`),
    );
    expect(refused).to.be.above(1);
    await until('it is shown', () =>
      page.evaluate(
        `Boolean(document.querySelector('amt-phone-bar').shadowRoot.querySelector('amt-call-toast').shadowRoot
          ?.querySelector(':popover-open [part=answer]'))`,
      ),
    );
  });

  it('are loaded for a question that a page without a dialler leads to', async () => {
    alter = (file, text) => (file === 'amtsleitung.worker.js' ? quiet : text);
    await open('<amt-phone></amt-phone>');
    await page.evaluate(`{
      const phone = document.querySelector('amt-phone');
      phone.config = ${JSON.stringify(configured)};
      phone.propose('0861 581').catch(() => {});
      undefined;
    }`);
    await until('it is asked', () =>
      page.evaluate(
        `Boolean(document.querySelector('amt-dialer:popover-open')?.shadowRoot?.querySelector('.question'))`,
      ),
    );
  });

  it('that carry the audio come when the phone is registered, before there is a call', async () => {
    alter = (file, text) => (file === 'amtsleitung.worker.js' ? quiet : text);
    await open('<amt-phone></amt-phone>');
    await page.evaluate(`document.querySelector('amt-phone').config = ${JSON.stringify(configured)}`);
    await until('they are there', () => loaded.includes(audio));
    expect(await page.evaluate(`document.querySelector('amt-phone').ready.then(() => 'ready')`)).to.equal('ready');
  });

  it('that carry the audio, of another build, leave no phone that could not be heard', async () => {
    alter = (file, text) =>
      file === 'amtsleitung.worker.js'
        ? quiet
        : file === audio
          ? text.replace(/(",")\w{8}(",)/, '$1yesterday$2')
          : text;
    await open('<amt-phone></amt-phone>');
    await page.evaluate(`document.querySelector('amt-phone').config = ${JSON.stringify(configured)}`);
    await until(
      'it says so',
      async () =>
        (await page.evaluate(`document.querySelector('amt-phone').state.registration.error?.code`)) === 'page-outdated',
    );
  });

  it('that carry the audio come with the first lines where a call comes along', async () => {
    await open('');
    loaded = [];
    await page.evaluate(`sessionStorage.setItem('amtsleitung-audio',
      JSON.stringify({known: {iceServers: [], dtlsActive: true}, source: null, at: Date.now()}))`);
    await page.reload();
    await until('they are there', () => loaded.includes(audio));
    expect(loaded.sort()).to.deep.equal([...alone, audio].sort());
  });

  it('that show something leave the first moments to the audio of a call that comes along', async () => {
    await open('<amt-phone-bar></amt-phone-bar>');
    await page.evaluate(`sessionStorage.setItem('amtsleitung-audio',
      JSON.stringify({known: {iceServers: [], dtlsActive: true}, source: null, at: Date.now()}))`);
    await page.reload();
    await until('the bar is there', () => isDefined('amt-phone-bar'));
    const begun = (file: string) =>
      page.evaluate(`performance.getEntriesByType('resource').find(({name}) => name.includes('${file}')).startTime`);
    expect(Number(await begun('amtsleitung.elements.js')) - Number(await begun(audio))).to.be.above(300);
  });
});
