import type {Browser, BrowserContext} from 'puppeteer-core';
import type {Configuration} from '../../../src/protocol/index.js';
import type {Network, Place} from '../../interop/network.js';
import {launchBrowser, type BrowserKind} from './browser.js';
import {Clerk, voiceOf} from './clerk.js';
import {instrumentsSource} from './instruments.js';
import {startTestPbx, type PbxKind, type TestPbx} from './pbx.js';
import {Machine} from './machine.js';
import {startSite, type Site, type SiteHost} from './site.js';
import {startSoundCard, type SoundCard} from './sound.js';
import {until} from './until.js';
import {startWire, type Wire} from './wire.js';

export interface ClerkOptions {
  /** Instead of the one that leads to the PBX: an object, the text that is served, or null for "not found". */
  readonly configuration?: object | string | null;
  /** Part of the page's name: two clerks of one extension with different names are two phones. */
  readonly name?: string;
  /** The line to use instead of the stage's own. */
  readonly server?: string;
  readonly iceServers?: Configuration['iceServers'];
  /** Whether to wait until it is registered; true by default. */
  readonly ready?: boolean;
  readonly password?: string;
  /** The name of the host whose page it is; by its address if none is given. */
  readonly host?: SiteHost;
  /** Origins that may embed the phone. */
  readonly hosts?: readonly string[];
  /** Another browser than the stage's own. */
  readonly browser?: Browser | BrowserContext;
  /** Whether the browser knows SharedWorker; true by default. */
  readonly sharedWorker?: boolean;
}

/** A PBX, a browser and a site; each scenario gets a fresh profile, and tabs in it for its clerks. */
export class Stage {
  private readonly cleanups: (() => Promise<unknown>)[] = [];
  private clerks: Clerk[] = [];
  private context: BrowserContext | undefined;

  private constructor(
    readonly pbxKind: PbxKind,
    readonly browserKind: BrowserKind,
    readonly pbx: TestPbx,
    readonly wire: Wire,
    readonly site: Site,
    private readonly browser: Browser,
    private readonly soundCard: SoundCard,
    private readonly network: Network | undefined,
  ) {}

  /** @param network the browser is at its desk, the PBX in its house */
  static async set(pbxKind: PbxKind, browserKind: BrowserKind, network?: Network): Promise<Stage> {
    const site = await startSite();
    const pbx = await startTestPbx(pbxKind, undefined, network?.house);
    const wire = await startWire(pbx.url);
    const soundCard = await startSoundCard();
    const browser = await launchBrowser(browserKind, {env: soundCard.env, place: network?.desk});
    await demandSound(browser);
    return new Stage(pbxKind, browserKind, pbx, wire, site, browser, soundCard, network);
  }

  /** Opens a tab for a clerk. All tabs of one scenario share one browser profile. */
  async clerk(extension: string, options: ClerkOptions = {}): Promise<Clerk> {
    const {
      host,
      hosts,
      name = extension,
      server = this.wire.url,
      iceServers,
      ready = true,
      password = `secret${extension}`,
    } = options;
    const {
      configuration = {
        servers: [server],
        credentials: {aor: `sip:${extension}@127.0.0.1`, authorizationUser: extension, password},
        ...(hosts ? {hosts} : {}),
        ...(iceServers ? {iceServers} : {}),
      },
    } = options;
    const {browser, sharedWorker = true} = options;
    if (!browser) this.context ??= await this.browser.createBrowserContext();
    const page = await (browser ?? this.context ?? this.browser).newPage();
    await page.evaluateOnNewDocument(instrumentsSource);
    if (!sharedWorker) {
      await page.evaluateOnNewDocument('delete globalThis.SharedWorker');
      // Such a page warns before it is left.
      page.on('dialog', dialog => void dialog.accept());
    }
    // Chromium uses no other network than the default one for pages that were not given a microphone.
    if (this.network && this.browserKind === 'chromium')
      await page.browserContext().overridePermissions(this.site.origin('address'), ['microphone']);
    await page.goto(this.site.page(name, configuration, host));
    const clerk = new Clerk(extension, page);
    this.clerks.push(clerk);
    await clerk.speaks(voiceOf(extension));
    if (ready) await clerk.ready();
    return clerk;
  }

  /** The clerk closes this tab. */
  async closes(clerk: Clerk): Promise<void> {
    this.clerks = this.clerks.filter(one => one !== clerk);
    await clerk.page.close();
  }

  /** The process behind this tab dies. Chromium alone. */
  async crashes(clerk: Clerk): Promise<void> {
    this.clerks = this.clerks.filter(one => one !== clerk);
    const devtools = await clerk.page.createCDPSession();
    // Nobody is left to answer it.
    devtools.send('Page.crash').catch(() => {});
  }

  /** A browser of its own with a profile that outlives it, until the end of the scenario. */
  async machine(): Promise<Machine> {
    const machine = new Machine(this.browserKind, this.soundCard.env, (extension, browser) =>
      this.clerk(extension, {browser}),
    );
    this.cleanups.push(() => machine.remove());
    return machine;
  }

  /** One more browser, in this place. */
  launch(place: Place): Promise<Browser> {
    return launchBrowser(this.browserKind, {env: this.soundCard.env, place});
  }

  /** The line to a second PBX of the same kind, for one scenario. */
  async anotherPbx(ringSeconds: number): Promise<Wire> {
    const pbx = await startTestPbx(this.pbxKind, ringSeconds);
    const wire = await startWire(pbx.url);
    this.cleanups.push(async () => {
      await wire.stop();
      await pbx.stop();
    });
    return wire;
  }

  /** A line to the PBX that changes what comes from there, for one scenario. */
  async alteredLine(alter: (message: string) => string): Promise<Wire> {
    const wire = await startWire(this.pbx.url, alter);
    this.cleanups.push(() => wire.stop());
    return wire;
  }

  /** What every clerk of this scenario has before the eyes, for a failed test's report. */
  async report(): Promise<string> {
    const views = this.clerks.map(async clerk => {
      const state = JSON.stringify(await clerk.state().catch(String));
      return `${clerk.extension} reads: ${await clerk.text().catch(String)}\n  state: ${state}`;
    });
    const lines = this.wire.messages
      .slice(-12)
      .map(({from, text}) => `${from}: ${text.slice(0, text.indexOf('\r\n'))}`);
    return [...(await Promise.all(views)), ...lines].join('\n');
  }

  /** Ends the scenario. Fails when a page met an error that nobody caught, or when a call is left at the PBX. */
  async clear(): Promise<void> {
    const {context} = this;
    const clerks = this.clerks.filter(({page}) => page.browser().connected);
    this.clerks = [];
    this.context = undefined;
    this.wire.mend();
    const errors = (await Promise.all(clerks.map(clerk => clerk.errors()))).flat();
    await Promise.all(clerks.map(clerk => clerk.hangsUpAll()));
    try {
      await until('the PBX has no call any more', async () => (await this.pbx.calls()) === 0);
    } finally {
      await context?.close();
      for (const cleanup of this.cleanups.splice(0)) await cleanup();
      this.wire.messages.length = 0;
    }
    if (errors.length) throw new Error(`Nobody caught: ${errors.join(' | ')}`);
  }

  async strike(): Promise<void> {
    await this.browser.close();
    await Promise.all([this.wire.stop(), this.site.stop()]);
    await this.pbx.stop();
    this.soundCard.stop();
  }
}

/** What cannot be heard cannot be proven: better to say so at once than in every scenario. */
async function demandSound(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  const running = await page.evaluate(`Promise.race([
    new AudioContext().resume().then(() => true),
    new Promise(resolve => setTimeout(resolve, 5000, false)),
  ])`);
  await page.close();
  if (running) return;
  await browser.close();
  throw new Error('This browser has no sound device here. Install PulseAudio: the tests start one of their own.');
}
