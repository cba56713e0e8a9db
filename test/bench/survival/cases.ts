/** @file The ways in which the page of a call goes away, each many times in one call. */
import {readFileSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';
import {transformSync} from 'esbuild';
import type {Page} from 'puppeteer-core';
import type {PhoneState} from '../../../src/protocol/index.js';
import {launchBrowser, type BrowserKind} from '../../e2e/support/browser.js';
import {startSite} from '../../e2e/support/site.js';
import type {PbxKind} from '../../e2e/support/pbx.js';
import {until} from '../../e2e/support/until.js';
import {recordTone} from './recording.js';
import {FarEnd} from './far-end.js';

/**
 * Milliseconds: the longest silence at the far end's ear and between packets on the wire, and from `pagehide` to the clerk's
 * first audible packet.
 */
export interface Sample {
  readonly silence: number;
  readonly wire: number;
  readonly own?: number;
  /** From the crash of its page until another page has the call, milliseconds. */
  readonly back?: number;
}

export interface RunningPbx {
  readonly kind: PbxKind;
  readonly url: string;
}

type Log = (line: string) => void;
type Case = (browser: BrowserKind, pbx: RunningPbx, times: number, log: Log) => Promise<Sample[]>;

/** Milliseconds that a call goes on undisturbed after each move, so that both ends are at rest. */
const rest = 500;

interface Scene {
  readonly far: FarEnd;
  open(): Promise<Page>;
  /** The phone window: a page that hosts all audio. */
  openWindow(): Promise<void>;
}

const source = transformSync(readFileSync(new URL('clerk.page.ts', import.meta.url), 'utf8'), {
  loader: 'ts',
  format: 'iife',
  target: 'es2022',
}).code;

const stateOf = (page: Page) =>
  page.evaluate(`document.querySelector('amt-phone')?.state`) as Promise<PhoneState | undefined>;
const clock = () => performance.timeOrigin + performance.now();

/** The call is connected, in this page or wherever it is to be. */
const connected = (page: Page, here?: () => Promise<string>) =>
  until('the call is connected', async () => {
    const media = (await stateOf(page).catch(() => undefined))?.calls[0]?.media;
    return media?.status === 'connected' && (!here || media.page === (await here()));
  });

async function play(
  browserKind: BrowserKind,
  pbx: RunningPbx,
  act: (scene: Scene) => Promise<Sample[]>,
): Promise<Sample[]> {
  const site = await startSite();
  const recording = recordTone(500);
  // No sound card: with a virtual one Firefox sends its first packet a second or two late. Real ones were not measured.
  const browser = await launchBrowser(browserKind, {microphone: recording.path});
  const far = await FarEnd.start(pbx.kind, pbx.url, '102');
  const configuration = {
    servers: [pbx.url],
    credentials: {aor: 'sip:101@127.0.0.1', authorizationUser: '101', password: 'secret101'},
  };
  try {
    return await act({
      far,
      async open() {
        const page = await browser.newPage();
        await page.evaluateOnNewDocument(source);
        await page.goto(site.page('101', configuration));
        await until('registered', async () => (await stateOf(page))?.registration.status === 'registered');
        return page;
      },
      async openWindow() {
        site.page('101', configuration);
        const page = await browser.newPage();
        // Any page of the phone's origin; this one finds no configuration, and so has no phone yet.
        await page.goto(site.page('window', null));
        await page.evaluate(source);
        await page.evaluate(`import('/client/index.js').then(({createPhone}) =>
          createPhone({configuration: '/clerk/101.json', workerUrl: '/amtsleitung.worker.js', phoneWindow: true}).ready)`);
      },
    });
  } finally {
    await far.stop();
    await browser.close();
    recording.remove();
    await site.stop();
  }
}

async function talk(page: Page, far: FarEnd): Promise<void> {
  const answered = far.answers();
  await page.evaluate(`document.querySelector('amt-phone').call('102')`);
  await answered;
  await connected(page);
  await delay(rest);
}

async function navigate(page: Page): Promise<void> {
  const arrived = page.waitForNavigation({waitUntil: 'domcontentloaded'});
  await page.evaluate(`setTimeout(() => (location.href = location.pathname + '?' + Math.random()))`);
  await arrived;
}

const navigation: Case = (browser, pbx, times, log) =>
  play(browser, pbx, async ({open, far}) => {
    const page = await open();
    await talk(page, far);
    const samples: Sample[] = [];
    for (let i = 0; i < times; i++) {
      await navigate(page);
      const {hidden, heard, steps} = await until('the clerk hears', async () => {
        const gap = (await page.evaluate('window.gap').catch(() => undefined)) as Window['gap'] | undefined;
        return gap?.heard ? gap : undefined;
      });
      await connected(page);
      await delay(rest);
      const sample = {...far.silence(hidden - 100, clock()), own: heard - hidden};
      samples.push(sample);
      log(JSON.stringify({...sample, steps}));
    }
    return samples;
  });

const moved: Case = (browser, pbx, times, log) =>
  play(browser, pbx, async ({open, far}) => {
    const pages = [await open(), await open()] as const;
    await talk(pages[0], far);
    const samples: Sample[] = [];
    for (let i = 0; i < times; i++) {
      const page = pages[i % 2 ? 0 : 1];
      await page.bringToFront();
      const begun = clock();
      await page.evaluate(
        `document.querySelector('amt-phone').takeOver(document.querySelector('amt-phone').state.calls[0].id)`,
      );
      await connected(page);
      await delay(rest);
      const sample = far.silence(begun, clock());
      samples.push(sample);
      log(JSON.stringify(sample));
    }
    return samples;
  });

const phoneWindow: Case = (browser, pbx, times, log) =>
  play(browser, pbx, async ({open, openWindow, far}) => {
    await openWindow();
    const page = await open();
    await talk(page, far);
    const samples: Sample[] = [];
    for (let i = 0; i < times; i++) {
      const begun = clock();
      await navigate(page);
      await connected(page);
      await delay(rest);
      const sample = far.silence(begun, clock());
      samples.push(sample);
      log(JSON.stringify(sample));
    }
    return samples;
  });

/** Chromium alone: in Firefox all tabs of a site share one process, and die with it. */
const crash: Case = (browser, pbx, times, log) =>
  play(browser, pbx, async ({open, far}) => {
    let page = await open();
    await talk(page, far);
    const samples: Sample[] = [];
    for (let i = 0; i < (browser === 'chromium' ? times : 0); i++) {
      const next = await open();
      const devtools = await page.createCDPSession();
      const begun = clock();
      // Nobody is left to answer it.
      devtools.send('Page.crash').catch(() => {});
      page = next;
      await connected(page, () => page.evaluate(`document.querySelector('amt-phone').phone.page`) as Promise<string>);
      const back = clock();
      await delay(rest);
      const sample = {...far.silence(begun, clock()), back: back - begun};
      samples.push(sample);
      log(JSON.stringify(sample));
    }
    return samples;
  });

export const cases: Readonly<Record<string, Case>> = {
  'page navigates': navigation,
  'moved by the user': moved,
  'phone window open': phoneWindow,
  'page crashes': crash,
};
