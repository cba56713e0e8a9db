/** @file One browser with the pages of one build, or with the same pages without a phone. */
import {readFileSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';
import {transformSync} from 'esbuild';
import type {Browser, Page} from 'puppeteer-core';
import type {PhoneState} from '../../../src/protocol/index.js';
import {launchBrowser, type BrowserKind} from '../../e2e/support/browser.js';
import {startSite, type Site} from '../../e2e/support/site.js';
import {until} from '../../e2e/support/until.js';
import {heapOf} from './heap.js';
import {privateMemory, processesKnown, processorTime} from './processes.js';
import {workWhile} from './trace.js';

/** By the name of the figure. */
export type Figures = Record<string, number[]>;

export interface Build {
  readonly name: string;
  /** Undefined: pages without a phone. */
  readonly dist: string | undefined;
  readonly extension: string;
}

const source = transformSync(readFileSync(new URL('clerk.page.ts', import.meta.url), 'utf8'), {
  loader: 'ts',
  format: 'iife',
  target: 'es2022',
}).code;

const page = (head: string, body: string) => `<!doctype html>
<html lang="de">
  <meta charset="utf-8" />
  <title>Sachbearbeitung</title>
  ${head}
  <body>
    <h1>Sachbearbeitung</h1>
    ${body}
  </body>
</html>
`;
const withPhone = (name: string) =>
  page(
    '<script src="/amtsleitung.js" async></script>',
    `<amt-phone config="/clerk/${name}.json"></amt-phone><amt-phone-bar></amt-phone-bar><amt-dialer></amt-dialer>`,
  );

export class Visit {
  private constructor(
    private readonly kind: BrowserKind,
    readonly build: Build,
    private readonly pbx: string,
    private readonly site: Site,
    private readonly browser: Browser,
  ) {}

  private tab: Page | undefined;

  static async start(kind: BrowserKind, build: Build, pbx: string): Promise<Visit> {
    const {dist} = build;
    const site = await startSite({
      ...(dist === undefined ? {} : {dist}),
      markup: dist === undefined ? () => page('', '') : withPhone,
      gzip: true,
    });
    return new Visit(kind, build, pbx, site, await launchBrowser(kind));
  }

  private get pid(): number {
    return this.browser.process()?.pid ?? 0;
  }

  private get address(): string {
    const {extension} = this.build;
    const credentials = {
      aor: `sip:${extension}@127.0.0.1`,
      authorizationUser: extension,
      password: `secret${extension}`,
    };
    return this.site.page(extension, {servers: [this.pbx], credentials});
  }

  /** Loads the page into this tab. */
  private async visit(tab: Page): Promise<Page> {
    await tab.evaluateOnNewDocument(source);
    await tab.goto(this.address);
    if (this.build.dist !== undefined)
      await until('the phone is registered', () => tab.evaluate('window.clerk.registered'));
    return tab;
  }

  /** Until nothing more is fetched. */
  private async quiet(): Promise<void> {
    for (let sent = -1; sent !== this.site.sent(); await delay(1000)) sent = this.site.sent();
  }

  /** A page of somebody who was never here, with nothing in the caches. */
  private async fresh<Result>(act: (tab: Page) => Promise<Result>): Promise<Result> {
    const context = await this.browser.createBrowserContext();
    const result = await act(await context.newPage());
    await context.close();
    return result;
  }

  /** Twice: a trace costs as much again as what it sees, and has no part in the other figures. */
  async load(): Promise<Figures> {
    if (this.build.dist === undefined) return {};
    const plain = await this.fresh(async tab => {
      const before = this.site.sent();
      await this.visit(tab);
      await this.quiet();
      const {registered, longTasks} = (await tab.evaluate('window.clerk')) as Window['clerk'];
      const origin = (await tab.evaluate('performance.timeOrigin')) as number;
      return {
        'registered after, ms': [registered],
        ...(this.kind === 'chromium' && {
          'long tasks until registered': [longTasks.length],
          'long tasks until registered, sum, ms': [longTasks.reduce((sum, task) => sum + task, 0)],
        }),
        'sent until registered, kB': [(this.site.sent(origin + registered) - before) / 1000],
        'sent in all, kB': [(this.site.sent() - before) / 1000],
      };
    });
    if (this.kind !== 'chromium') return plain;
    const work = await this.fresh(tab =>
      workWhile(tab, this.site.origin('address'), async () => {
        await this.visit(tab);
        await this.quiet();
      }),
    );
    return {
      ...plain,
      'script evaluated until registered, ms': [work.scripts],
      'script evaluated in all, ms': [work.allScripts],
      'script parsed beside the page, ms': [work.parsed],
      'worker compiled and evaluated, ms': [work.worker],
      'all tasks of the page until registered, ms': [work.tasks],
      'longest task until registered, ms': [work.longest],
    };
  }

  /** Opens the page that the following is about. */
  async open(): Promise<void> {
    this.tab = await this.visit(await this.browser.newPage());
    await this.quiet();
  }

  /** What pages and worker hold. */
  async memory(of: string): Promise<Figures> {
    const {browser, build, kind} = this;
    const heaps = async () => ({
      [`heap, ${of}, MB`]: [await heapOf(browser, 'page')],
      ...(build.dist !== undefined && {[`heap, worker with ${of}, MB`]: [await heapOf(browser, 'shared_worker')]}),
    });
    return {
      ...(kind === 'chromium' && (await heaps())),
      ...(processesKnown && {[`processes, ${of}, MB`]: [privateMemory(this.pid)]}),
    };
  }

  /** Milliseconds of processor time in a second. */
  async rest(seconds: number): Promise<Figures> {
    if (!processesKnown) return {};
    const since = processorTime(this.pid);
    await delay(seconds * 1000);
    return {'processor at rest, ms/s': [since() / seconds]};
  }

  /** The same for this number of tabs, the page among them. */
  async tabs(count: number): Promise<Figures> {
    const more: Page[] = [];
    while (more.length < count - 1) more.push(await this.visit(await this.browser.newPage()));
    await this.quiet();
    const figures = await this.memory(`${count} tabs`);
    for (const tab of more) await tab.close();
    return figures;
  }

  /** Goes from page to page in a running call. */
  async navigates(times: number): Promise<Figures> {
    const {tab} = this;
    if (!tab || this.build.dist === undefined) return {};
    await tab.bringToFront();
    const connected = () =>
      until('the call is connected', async () => {
        const state = await tab.evaluate(`document.querySelector('amt-phone')?.state`).catch(() => undefined);
        return (state as PhoneState | undefined)?.calls[0]?.media.status === 'connected';
      });
    await tab.evaluate(`sessionStorage.setItem('in a call', 'yes')`);
    await tab.evaluate(`document.querySelector('amt-phone').call('9196')`);
    await connected();
    const samples: number[] = [];
    for (let index = 0; index < times; index++) {
      const arrived = tab.waitForNavigation({waitUntil: 'domcontentloaded'});
      await tab.evaluate(`setTimeout(() => (location.href = location.pathname + '?' + ${index}))`);
      await arrived;
      samples.push(
        (await until('"Auflegen" can be pressed', () => tab.evaluate('window.clerk.usable').catch(() => 0))) as number,
      );
      await connected();
      // Both ends are at rest again.
      await delay(500);
    }
    return {'call usable after a navigation, ms': samples};
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.site.stop();
  }
}
