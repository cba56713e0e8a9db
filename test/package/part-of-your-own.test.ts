/** @file The part that docs/architecture.md shows: its files are put beside ours, and what is built of them is used. */
import {spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {expect} from 'chai';
import type {Browser} from 'puppeteer-core';
import {type Pbx, startPbx} from '../../demo/pbx/index.js';
import {inShadow, launchBrowser} from '../e2e/support/browser.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const commandTable = 'src/protocol/commands.ts';
const files = [
  ...readFileSync(join(root, 'docs/architecture.md'), 'utf8').matchAll(/^```ts (\S+)\n([^]*?)^```$/gm),
].map(([, path = '', text = '']) => ({path, text}));

describe('a part of your own', function () {
  this.timeout(240_000);
  let home: string;
  let browser: Browser;
  let server: Server;
  let pbx: Pbx;

  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'amtsleitung-'));
    for (const path of ['src', 'build', 'package.json', 'tsconfig.json', 'rollup.config.mjs'])
      cpSync(join(root, path), join(home, path), {recursive: true});
    symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'), 'junction');
    [browser, pbx] = await Promise.all([launchBrowser('chromium'), startPbx({port: 0, ringSeconds: 5})]);
  });

  after(async () => {
    await browser.close();
    await pbx.close();
    server?.closeAllConnections();
    server?.close();
    rmSync(home, {recursive: true, force: true});
  });

  /** Runs it in the copy; what it says is what is wrong. */
  function run(...args: readonly string[]): void {
    const {stdout, stderr} = spawnSync(process.execPath, args, {cwd: home, encoding: 'utf8'});
    expect(`${stdout}${stderr}`).to.equal('');
  }

  it('is a folder for the page, one for the core, and a line in the command table', () => {
    for (const {path, text} of files) {
      const at = join(home, path);
      if (path === commandTable) {
        const table = readFileSync(at, 'utf8');
        writeFileSync(
          at,
          table.replace('} as const satisfies Record<string, CommandRow>', line => `${text}${line}`),
        );
      } else {
        expect(path).to.match(/^src\/(core\/)?parts\/clock\/[\w-]+\.ts$/);
        expect(existsSync(join(root, path)), path).to.equal(false);
        mkdirSync(dirname(at), {recursive: true});
        writeFileSync(at, text);
      }
    }
    expect(files.map(({path}) => path)).to.include.members([
      commandTable,
      'src/core/parts/clock/part.ts',
      'src/parts/clock/part.ts',
    ]);
  });

  it('fits the types, and is built', () => {
    const options = {extends: './tsconfig.json', include: ['src'], exclude: ['src/frameworks']};
    writeFileSync(join(home, 'tsconfig.src.json'), JSON.stringify(options));
    run('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.src.json');
    // The page's script and the worker, which alone have a part in it; as small as can be is for who hosts them.
    writeFileSync(
      join(home, 'two.config.mjs'),
      `import all from './rollup.config.mjs';
       const two = all.filter(({input}) => /amtsleitung\\.ts|phone-worker\\.ts|core\\/parts/.test(input));
       export default two.map(one => ({...one, plugins: one.plugins.filter(({name}) => name !== 'smallest')}));`,
    );
    run('node_modules/rollup/dist/bin/rollup', '-c', 'two.config.mjs', '--silent');
  });

  it('has a button in the bar; what its panel asks, the core answers by the topic', async () => {
    const html = `<!doctype html><html lang="de"><title>Uhr</title><script src="amtsleitung.js" async></script>
      <amt-phone config="telefon.json"></amt-phone><amt-phone-bar></amt-phone-bar>`;
    const credentials = {aor: 'sip:101@127.0.0.1', authorizationUser: '101', password: 'secret101'};
    const own: Record<string, [type: string, text: string]> = {
      '/': ['text/html', html],
      '/telefon.json': ['application/json', JSON.stringify({servers: [pbx.url], credentials})],
    };
    server = createServer(({url = '/'}, response) => {
      const {pathname} = new URL(url, 'http://localhost');
      const file = new URL(`dist${pathname}`, pathToFileURL(`${home}/`));
      const [type, text] = own[pathname] ?? ['text/javascript', existsSync(file) ? readFileSync(file, 'utf8') : null];
      response.writeHead(text === null ? 404 : 200, {'content-type': type}).end(text);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => document.querySelector('amt-phone')?.state?.registration.status === 'registered');
    const opener = await page.waitForSelector('amt-phone-bar >>> button[aria-label="Uhr"]', inShadow);
    await opener?.click();
    const ask = await page.waitForSelector('amt-phone-bar >>> amt-clock >>> button', inShadow);
    expect(await ask?.evaluate(button => button.textContent?.trim())).to.equal('Wie spät ist es?');
    const shown = () =>
      page.$eval('amt-phone-bar >>> amt-clock >>> .figures', place => place.textContent?.trim() ?? '');
    expect(await shown()).to.equal('');
    await ask?.click();
    await page.waitForFunction(
      () =>
        document
          .querySelector('amt-phone-bar')
          ?.shadowRoot?.querySelector('amt-clock')
          ?.shadowRoot?.querySelector('.figures')
          ?.textContent?.trim() !== '',
    );
    expect(await shown()).to.match(/^\d\d:\d\d:\d\d$/);
  });
});
