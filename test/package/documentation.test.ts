/** @file The examples of the documentation, pasted as a newcomer would. */
import {createServer, type Server} from 'node:http';
import {once} from 'node:events';
import {readdirSync, readFileSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import {extname} from 'node:path';
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {expect} from 'chai';
import {build} from 'esbuild';
import type {Browser, Page} from 'puppeteer-core';
import {type Pbx, startPbx} from '../../demo/pbx/index.js';
import {checkConfiguration, isCredentials} from '../../src/client/configuration/read.js';
import {deErrors} from '../../src/i18n/de-errors.js';
import {de} from '../../src/i18n/de.js';
import {launchBrowser} from '../e2e/support/browser.js';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const pages = ['README.md', ...readdirSync(new URL('docs/', root)).map(file => `docs/${file}`)].filter(file =>
  file.endsWith('.md'),
);

interface Example {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}
const examples: Example[] = pages.flatMap(page =>
  [...read(page).matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language = '', text = '']) => ({page, language, text})),
);
const of = (page: string, language: string) =>
  examples.filter(example => example.page === page && example.language === language).map(({text}) => text);

describe('the examples of the documentation (embedding 2)', function () {
  this.timeout(60_000);

  it('are in languages that are tried here', () => {
    const tried = ['sh', 'json', 'js', 'html', 'css', 'ts', 'nginx', 'ini', 'xml'];
    for (const {page, language} of examples) expect(tried, page).to.include(language);
  });

  it('name commands and files that exist', () => {
    const {scripts} = JSON.parse(read('package.json')) as {scripts: Record<string, string>};
    for (const {page, text} of examples.filter(({language}) => language === 'sh')) {
      for (const [, name = ''] of text.matchAll(/npm run (?:-s )?([\w:-]+)/g))
        expect(scripts, page).to.have.property(name);
      for (const [, file = ''] of text.matchAll(/\b((?:test|demo|src)\/[\w./-]+\.\w+)/g))
        expect(() => read(file), `${page}: ${file}`).to.not.throw();
    }
  });

  it('are configurations and logins that the phone takes', () => {
    const json = examples.filter(({language}) => language === 'json');
    expect(json).to.have.length.above(5);
    for (const {page, text} of json) {
      const value = JSON.parse(/^[[{]/.test(text.trim()) ? text : `{${text}}`) as Record<string, unknown>;
      // A list of people is no configuration.
      if (Array.isArray(value)) continue;
      if ('aor' in value) expect(isCredentials(value), page).to.equal(true);
      // What shows some keys alone is completed.
      else
        checkConfiguration(
          {servers: ['/ws'], credentials: '/zugang', ...value},
          'https://telefon.amt.example/telefon.json',
        );
    }
  });

  it('quote of every error what the clerk reads', () => {
    const rows = [...read('docs/troubleshooting.md').matchAll(/^\| `([\w-]+)` \| (.+?) \|/gm)];
    expect(Object.fromEntries(rows.map(([, code, text]) => [code, text]))).to.deep.equal({
      ...de.errors,
      ...deErrors.errors,
    });
  });

  it('import what the package has', () => {
    for (const text of [...of('docs/elements.md', 'js'), ...of('docs/numbers.md', 'js')].filter(text =>
      /^import /m.test(text),
    )) {
      const {status, stderr} = spawnSync(process.execPath, ['--input-type=module', '-e', text], {
        cwd: root,
        encoding: 'utf8',
      });
      expect(stderr).to.equal('');
      expect(status).to.equal(0);
    }
  });

  it('leave out no part that a page may style', () => {
    const sources = readdirSync(new URL('src/', root), {recursive: true, encoding: 'utf8'})
      .filter(file => file.endsWith('.ts'))
      .map(file => read(`src/${file}`))
      .join('\n');
    const described = [...sources.matchAll(/@csspart ([\w-]+) - \S/g)].map(([, name]) => name);
    const own = [...sources.matchAll(/\spart="([\w-]+)"/g)].map(([, name]) => name);
    const handedOn = [...sources.matchAll(/exportparts="([^"]+)"/g)].flatMap(([, names = '']) =>
      names.split(',').map(name => name.split(':').at(-1)?.trim()),
    );
    expect(own).to.have.length.above(30);
    expect(described).to.include.members([...own, ...handedOn]);
  });

  it('read numbers as they say', async () => {
    const [text = ''] = of('docs/numbers.md', 'js');
    const {interpret} = (await import('../../src/numbers/index.js')) as {interpret: (...given: unknown[]) => unknown};
    const [, site = ''] = /const site = (.*);/.exec(text) ?? [];
    const shown = [...text.matchAll(/^interpret\((.*), site, (.*)\);\n((?:\/\/.*\n)+)/gm)];
    expect(shown).to.have.length.above(1);
    const value = (source: string): unknown => new Function(`return (${source.replaceAll(', …', '')});`)();
    for (const [, number = '', source = '', comment = ''] of shown) {
      const reading = interpret(value(number), value(site), value(source));
      const plain = JSON.parse(JSON.stringify(reading).replaceAll('\u00a0', ' ')) as unknown;
      expect(plain).to.containSubset(value(comment.replaceAll(/^\/\/ ?/gm, '')));
    }
  });

  describe('run when they are pasted into a page', () => {
    let browser: Browser;
    let server: Server;
    let pbx: Pbx;
    let page: Page;
    let origin: string;
    let body: string;
    let configuration: Record<string, unknown>;
    let thrown: string[];

    before(async () => {
      browser = await launchBrowser('chromium');
      pbx = await startPbx({port: 0, ringSeconds: 5});
      const types: Record<string, string> = {'.js': 'text/javascript', '.json': 'application/json'};
      server = createServer((request, response) => {
        const {pathname} = new URL(request.url ?? '/', 'http://localhost');
        const login = {aor: 'sip:101@pbx.amt.example', authorizationUser: '101', password: 'secret101'};
        const own: Record<string, string> = {
          '/': body,
          '/telefon.json': JSON.stringify(configuration),
          '/telefon/zugang': JSON.stringify(login),
          '/favicon.ico': '',
        };
        try {
          const file = own[pathname] ?? readFileSync(new URL(`dist${pathname}`, root));
          const type = pathname === '/telefon/zugang' ? '.json' : extname(pathname);
          response.writeHead(200, {'content-type': types[type] ?? 'text/html; charset=utf-8'}).end(file);
        } catch {
          response.writeHead(404).end();
        }
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      origin = `http://telefon.amt.localhost:${(server.address() as AddressInfo).port}`;
    });

    after(async () => {
      await browser.close();
      await pbx.close();
      server.closeAllConnections();
      server.close();
    });

    /** Opens what a page of the documentation has one put into a page, with the code that it gives. */
    async function paste(guide: string, code: string, before = ''): Promise<void> {
      const [json = '{}'] = of(guide, 'json');
      configuration = {...(JSON.parse(json) as object), servers: [pbx.url], hosts: [], ...configuration};
      const [tags = ''] = of(guide, 'html');
      body = `${before}${tags.replaceAll('https://telefon.amt.example', origin)}<script type="module">${code}</script>`;
      await page.goto(origin);
    }

    beforeEach(async () => {
      configuration = {};
      thrown = [];
      page = await browser.newPage();
      page.on('pageerror', error => thrown.push(String(error)));
      page.on('console', message => message.type() === 'error' && thrown.push(message.text()));
    });

    afterEach(async () => {
      await page.close();
      expect(thrown).to.deep.equal([]);
    });

    const dialled = () =>
      page.waitForFunction(() => {
        const {calls = [], ended = []} = document.querySelector('amt-phone')?.state ?? {};
        return [...calls, ...ended][0]?.remote.number;
      });

    for (const guide of ['docs/quick-start.md', 'docs/schnellstart.md']) {
      it(`${guide}: the phone dials, and tells of who calls`, async () => {
        const [code = ''] = of(guide, 'js');
        await paste(guide, code, '<script>var found = []; findCase = number => found.push(number);</script>');
        expect(await (await dialled()).jsonValue()).to.equal('123');
        const detail = {call: {remote: {number: '102'}}};
        await page.evaluate(detail => {
          document.querySelector('amt-phone')?.dispatchEvent(new CustomEvent('amt-call-incoming', {detail}));
        }, detail);
        expect(await page.evaluate('found')).to.deep.equal(['102']);
      });
    }

    it('README.md: the bar says that the phone can be reached', async () => {
      const [tags = ''] = of('README.md', 'html');
      configuration = {servers: [pbx.url], credentials: '/telefon/zugang'};
      body = tags.replaceAll('https://telefon.amt.example', origin);
      await page.goto(origin);
      await page.waitForFunction(() =>
        document.querySelector('amt-phone-bar')?.shadowRoot?.textContent.includes('Erreichbar'),
      );
    });

    it('docs/configuration.md: the page yields the login', async () => {
      const [code = ''] = of('docs/configuration.md', 'js');
      configuration = {credentials: 'callback'};
      await paste('docs/quick-start.md', code);
      await page.waitForFunction(
        () => document.querySelector('amt-phone')?.state?.registration.status === 'registered',
      );
    });

    it('docs/testing-hosts.md: a page is tested without a PBX', async () => {
      const contents = [...of('docs/testing-hosts.md', 'js'), 'document.title = "done";'].join('');
      const bundle = {bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error'} as const;
      const {outputFiles} = await build({...bundle, stdin: {contents, resolveDir: fileURLToPath(root)}});
      await paste('docs/testing-hosts.md', outputFiles[0]?.text.replaceAll('</script', '<\\/script') ?? '');
      await page.waitForFunction(() => document.title === 'done');
    });

    it('docs/elements.md: a page dials its own short numbers', async () => {
      const [code = ''] = of('docs/elements.md', 'js').filter(text => text.includes('amt-dial'));
      await paste(
        'docs/quick-start.md',
        `await customElements.whenDefined('amt-phone-bar');
         const [phone, bar] = ['amt-phone', 'amt-phone-bar'].map(tag => document.querySelector(tag));
         const isOwnShorthand = target => target === '7';
         const numberFor = () => '123';
         ${code}
         await phone.ready;
         const dialer = bar.shadowRoot.querySelector('amt-dialer');
         dialer.text = '7';
         await dialer.updateComplete;
         dialer.shadowRoot.querySelector('[part=dial]').click();`,
      );
      expect(await (await dialled()).jsonValue()).to.equal('123');
    });
  });
});
