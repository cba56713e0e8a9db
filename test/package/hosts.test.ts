/** @file The built package on hosts that get in its way: what a page's own headers, type and scheme do to it. */
import {createServer, type IncomingMessage, type Server} from 'node:http';
import {once} from 'node:events';
import {readdirSync, readFileSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import {extname} from 'node:path';
import {expect} from 'chai';
import type {Browser, BrowserContext, Page} from 'puppeteer-core';
import {inShadow, launchBrowser} from '../e2e/support/browser.js';

const dist = new URL('../../dist/', import.meta.url);
const types: Record<string, string> = {'.js': 'text/javascript', '.html': 'text/html', '.json': 'application/json'};
const tags = '<amt-phone config="/telefon.json"></amt-phone><amt-phone-bar></amt-phone-bar>';

interface Served {
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

describe('the one script on odd hosts', function () {
  this.timeout(60_000);
  let browser: Browser;
  let context: BrowserContext;
  let server: Server;
  let port: number;
  let page: Page;
  let serve: (path: string, host: string) => Served | undefined;
  let said: string[];
  let thrown: string[];

  const phoneHost = () => `http://telefon.amt.localhost:${port}`;
  const script = () => `<script src="${phoneHost()}/amtsleitung.js" async></script>`;

  before(async () => {
    browser = await launchBrowser('chromium', {flags: ['--host-resolver-rules=MAP *.test 127.0.0.1']});
    server = createServer((request: IncomingMessage, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const {body, headers} = serve(path, request.headers.host ?? '') ?? {};
      const file = body ?? ownFile(path);
      if (file === undefined) return void response.writeHead(404).end();
      response.writeHead(200, {'content-type': types[extname(path)] ?? 'text/html', ...headers}).end(file);
    });
    // A phone system that keeps everybody waiting: there is nothing to say of it.
    server.on('upgrade', () => {});
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({port} = server.address() as AddressInfo);
  });

  after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  beforeEach(async () => {
    said = [];
    thrown = [];
    // In one context the page would go on with the last one's core, whose patience with the phone system comes to an end.
    context = await browser.createBrowserContext();
    page = await context.newPage();
    page.on('console', message => message.type() === 'error' && said.push(message.text()));
    page.on('pageerror', error => thrown.push(String(error)));
  });

  afterEach(() => context.close());

  function ownFile(path: string): Buffer | string | undefined {
    if (path === '/telefon.json') {
      const hosts = [`http://fach.amt.localhost:${port}`];
      const credentials = {aor: 'sip:101@pbx.example', password: 'x'};
      return JSON.stringify({servers: [`ws://127.0.0.1:${port}/ws`], credentials, hosts});
    }
    if (path === '/favicon.ico') return '';
    try {
      return readFileSync(new URL(`.${path}`, dist));
    } catch {
      return undefined;
    }
  }

  const ours = () => said.filter(text => text.startsWith('Amtsleitung'));
  const words = () =>
    page.evaluate(() => {
      const bar = document.querySelector('amt-phone-bar');
      return (bar?.shadowRoot?.textContent ?? bar?.textContent ?? '').replace(/\s+/g, ' ');
    });
  const refusal = () =>
    page.evaluate(async () => {
      await customElements.whenDefined('amt-phone');
      const started = performance.now();
      const {code} = await (document.querySelector('amt-phone')?.ready ?? Promise.resolve()).then(
        () => ({code: 'ready'}),
        error => error as {code: string},
      );
      return {code, milliseconds: performance.now() - started};
    });
  const reached = () => page.waitForFunction(() => document.querySelector('amt-phone')?.phone?.page, {timeout: 15_000});

  for (const policy of ['require-corp', 'credentialless']) {
    it(`finds the phone from a page with Cross-Origin-Embedder-Policy: ${policy} (embedding 10)`, async () => {
      const own = {'cross-origin-resource-policy': 'same-site', 'cross-origin-embedder-policy': 'require-corp'};
      serve = (_path, host): Served =>
        host.startsWith('fach')
          ? {body: script() + tags, headers: {'cross-origin-embedder-policy': policy}}
          : {headers: own};
      await page.goto(`http://fach.amt.localhost:${port}/`);
      await reached();
      expect(ours()).to.deep.equal([]);
    });

    it(`says soon what the bridge lacks for such a page: ${policy}`, async () => {
      serve = (_path, host): Served =>
        host.startsWith('fach')
          ? {body: script() + tags, headers: {'cross-origin-embedder-policy': policy}}
          : {headers: {'cross-origin-resource-policy': 'same-site'}};
      await page.goto(`http://fach.amt.localhost:${port}/`);
      const {code, milliseconds} = await refusal();
      expect(code).to.equal('phone-missing');
      expect(milliseconds).to.be.below(10_000);
      expect(ours()).to.have.length(1);
      expect(ours()[0]).to.include('Cross-Origin-Embedder-Policy');
    });
  }

  it('says soon that no bridge answered where the frame-src of the page leaves it out', async () => {
    const headers = {'content-security-policy': `script-src ${phoneHost()}; frame-src 'none'`};
    serve = (_path, host) => (host.startsWith('fach') ? {body: script() + tags, headers} : {});
    await page.goto(`http://fach.amt.localhost:${port}/`);
    expect((await refusal()).code).to.equal('phone-missing');
    expect(ours()).to.have.length(1);
    expect(ours()[0]).to.contain('frame-src of this page').and.to.contain('frame-ancestors');
  });

  it('says soon that no bridge answered where its frame-ancestors leave the page out', async () => {
    serve = (path, host) => {
      if (host.startsWith('fach')) return {body: script() + tags};
      return path === '/bridge.html' ? {headers: {'content-security-policy': "frame-ancestors 'none'"}} : {};
    };
    await page.goto(`http://fach.amt.localhost:${port}/`);
    const {code, milliseconds} = await refusal();
    expect(code).to.equal('phone-missing');
    expect(milliseconds).to.be.below(10_000);
    expect(ours()).to.have.length(1);
  });

  it('is a module of the phone’s host, whatever other tag with its name the page has been given (attack 5)', async () => {
    const given = `<script type="text/plain" src="http://evil.amt.localhost:${port}/amtsleitung.js"></script>`;
    const module = `<script type="module" src="${phoneHost()}/amtsleitung.js"></script>`;
    serve = (_path, host) =>
      host.startsWith('fach') ? {body: given + module + tags} : {headers: {'access-control-allow-origin': '*'}};
    await page.goto(`http://fach.amt.localhost:${port}/`);
    await reached();
    const [, ...frames] = page.frames().map(frame => frame.url());
    expect(frames).to.deep.equal([`${phoneHost()}/bridge.html`]);
  });

  it('refuses an XHTML page in words, once, and throws nothing (embedding 11)', async () => {
    const body = `<html xmlns="http://www.w3.org/1999/xhtml" lang="de"><head><title>x</title>
      <script src="/amtsleitung.js"></script></head><body>
      <amt-phone config="/telefon.json"></amt-phone><amt-phone-bar></amt-phone-bar><amt-dialer></amt-dialer>
      <amt-call-toast></amt-call-toast><amt-number>123</amt-number></body></html>`;
    serve = path => (path === '/' ? {body, headers: {'content-type': 'application/xhtml+xml'}} : undefined);
    await page.goto(phoneHost());
    expect((await refusal()).code).to.equal('page-unsupported');
    expect(await words()).to.include('läuft das Telefon nicht');
    expect(await page.evaluate(() => document.querySelector('amt-number')?.textContent)).to.equal('123');
    expect(ours()).to.have.length(1);
    expect(thrown).to.deep.equal([]);
  });

  for (const host of ['telefon', 'fach'])
    it(`says of a sandboxed frame on the host ${host} that it has no origin, before anything is fetched`, async () => {
      const frame = '<iframe sandbox="allow-scripts" src="/inner.html"></iframe>';
      serve = path => (path === '/' ? {body: frame} : path === '/inner.html' ? {body: script() + tags} : undefined);
      await page.goto(`http://${host}.amt.localhost:${port}/`);
      const inner = page.frames().find(one => one.url().includes('inner'));
      await inner?.waitForFunction(() =>
        document.querySelector('amt-phone-bar')?.shadowRoot?.textContent.includes('läuft das Telefon nicht'),
      );
      expect(said).to.have.length(1);
      expect(ours()[0]).to.contain('(page-unsupported)').and.to.contain('allow-same-origin');
    });

  it('says of a page without encryption that it has none (embedding 7)', async () => {
    for (const [what, source] of [
      ['phone', `http://telefon.test:${port}`],
      ['page', phoneHost()],
    ] as const) {
      said = [];
      serve = path =>
        path === '/' ? {body: `<script src="${source}/amtsleitung.js" async></script>${tags}`} : undefined;
      await page.goto(`http://telefon.test:${port}/`);
      expect((await refusal()).code, what).to.equal('page-insecure');
      await page.waitForFunction(() =>
        document.querySelector('amt-phone-bar')?.shadowRoot?.textContent.includes('nicht verschlüsselt (http).'),
      );
      expect(ours(), what).to.have.length(1);
    }
    expect(thrown).to.deep.equal([]);
  });

  it('is as high, and opens what it has beside itself, in a page in quirks mode that is longer than the window (A-84)', async () => {
    const styles = '<style>body{margin:0}p{height:3000px;margin:0}amt-phone-bar{position:sticky;bottom:0}</style>';
    serve = path => (path === '/' ? {body: `${styles}<p></p>${script()}${tags}`} : {});
    await page.setViewport({width: 1280, height: 600});
    await page.goto(`${phoneHost()}/`);
    expect(await page.evaluate(() => document.compatMode)).to.equal('BackCompat');
    await (await page.waitForSelector('amt-phone-bar >>> [part=more]', inShadow))?.click();
    await page.waitForSelector('amt-phone-bar >>> [part=extras]', inShadow);
    const read = (selector: string) =>
      page.$eval(`amt-phone-bar >>> ${selector}`, element => {
        const {top, bottom, height} = element.getBoundingClientRect();
        return {top, bottom, height};
      });
    const strip = await read('.bar');
    expect(strip.height).to.equal(56);
    const opened = await read('.overlay');
    expect(strip.top - opened.bottom).to.be.within(4, 8);
    expect(opened.top).to.be.at.least(0);
  });

  it('writes its umlauts on a page of another encoding', async () => {
    const headers = {'content-type': 'text/html; charset=iso-8859-1'};
    serve = path => (path === '/' ? {body: script() + tags, headers} : undefined);
    await page.goto(phoneHost());
    const bar = await page.waitForSelector('amt-phone-bar >>> section', inShadow);
    expect(await bar?.evaluate(({textContent}) => textContent)).to.not.match(/[Ãâ]/);
    for (const file of readdirSync(dist).filter(name => /^(amtsleitung|bridge|confirm|phone|tel).*\.js$/.test(name)))
      expect(readFileSync(new URL(file, dist), 'latin1'), file).to.not.match(/[\x80-\xff]/);
  });

  it('dials in a frame that may submit no form (embedding 14)', async () => {
    const frame = '<iframe sandbox="allow-scripts allow-same-origin" src="/inner.html"></iframe>';
    serve = path => (path === '/' ? {body: frame} : path === '/inner.html' ? {body: script() + tags} : undefined);
    await page.goto(phoneHost());
    const inner = await (await page.waitForSelector('iframe'))?.contentFrame();
    if (!inner) throw new Error('no frame');
    await inner.evaluate(() => {
      document.addEventListener('amt-dial', event => {
        event.preventDefault();
        document.title += ` ${event.detail.target}`;
      });
    });
    const field = await inner.waitForSelector('amt-phone-bar >>> input', inShadow);
    await field?.type('9664\r');
    await inner.waitForFunction(() => document.title.includes('9664'));
    await field?.type('5');
    await (await inner.waitForSelector('amt-phone-bar >>> [part=dial]', inShadow))?.click();
    await inner.waitForFunction(() => document.title.includes('96645'));
  });

  it('fires no shortcut of the page while a number is typed (embedding 12)', async () => {
    const hotkeys = `<script>
      const pressed = [];
      for (const type of ['keydown', 'keypress', 'keyup'])
        document.addEventListener(type, e => /INPUT/.test(e.target.tagName) || pressed.push(e.key));
    </script>`;
    serve = path => (path === '/' ? {body: hotkeys + script() + tags} : undefined);
    await page.goto(phoneHost());
    await (await page.waitForSelector('amt-phone-bar >>> input', inShadow))?.type('9664#*');
    expect(await page.evaluate('pressed')).to.deep.equal([]);
  });

  describe('finds the phone in each order of script, element and configuration (embedding 1)', () => {
    const inline = `{servers: ['/ws'], credentials: {aor: 'sip:101@pbx.example', password: 'x'}}`;
    const use = `addEventListener('load', () => {}); (async () => {
      await customElements.whenDefined('amt-phone');
      globalThis.phone = document.querySelector('amt-phone');
      phone.ready.catch(() => {});
    })();`;
    for (const [what, body] of [
      ['script, element', () => `<script src="/amtsleitung.js"></script>${tags}`],
      ['element, script', () => `${tags}<script src="/amtsleitung.js"></script>`],
      ['module script, then the classic one', () => `<script type="module">${use}</script>${tags}${script()}`],
      ['the script as a module', () => `${tags}<script type="module" src="/amtsleitung.js"></script>`],
      ['twice', () => `${script()}${tags}<script type="module" src="/amtsleitung.js"></script>`],
      [
        'element, configuration as a property, script',
        () => `<amt-phone></amt-phone><amt-phone-bar></amt-phone-bar>
          <script>document.querySelector('amt-phone').config = ${inline};</script>${script()}`,
      ],
      [
        'script, configuration, element',
        () => `<script src="/amtsleitung.js"></script><body><script>
          const made = document.createElement('amt-phone');
          made.config = ${inline};
          document.body.append(made, document.createElement('amt-phone-bar'));
        </script>`,
      ],
    ] as const) {
      it(what, async () => {
        serve = path => (path === '/' ? {body: body()} : undefined);
        await page.goto(phoneHost());
        await reached();
        expect(thrown).to.deep.equal([]);
        expect(ours()).to.deep.equal([]);
      });
    }
  });

  it('says in the console what is wrong, in the good sentence and once (embedding 6)', async () => {
    for (const [where, configuration, sentence] of [
      ['telefon', `'/bad.json'`, '"answerTimeout" must be seconds.'],
      ['fach', `'/bad.json'`, '"answerTimeout" must be seconds.'],
      ['fach', '{servers: []}', 'the configuration is a URL on http://telefon.amt.localhost'],
      ['telefon', `''`, 'Neither config nor server is set'],
      ['telefon', `'/nowhere.json'`, 'HTTP 404'],
    ] as const) {
      said = [];
      serve = (path, host) => {
        if (path === '/bad.json')
          return {body: JSON.stringify({servers: ['wss://x'], credentials: 'y', answerTimeout: 'bald'})};
        if (path !== '/') return undefined;
        expect(host).to.match(new RegExp(`^${where}`));
        return {
          body: `${script()}<amt-phone></amt-phone><script>document.querySelector('amt-phone').config = ${configuration};</script>`,
        };
      };
      await page.goto(`http://${where}.amt.localhost:${port}/`);
      await refusal();
      expect(ours(), configuration).to.have.length(1);
      expect(ours()[0], configuration).to.include(sentence);
    }
    expect(thrown).to.deep.equal([]);
  });
});
