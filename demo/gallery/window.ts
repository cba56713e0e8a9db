/** @file A window of a browser without a screen, that shows one state of the gallery after the other. */
import puppeteer, {type Browser, type CDPSession, type Page} from 'puppeteer-core';
import {chromiumFlags, findChromium} from '../../test/support/browsers.mjs';
import {type Choice, type Size, sizes, type Theme} from './choices.js';
import type {Gallery} from './frame.js';

declare const gallery: Gallery;

export class GalleryWindow {
  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  /** Each has a browser of its own: one draws what is in front alone. */
  static async open(origin: string, size: Size): Promise<GalleryWindow> {
    const executablePath = findChromium();
    if (!executablePath) throw new Error('There is no Chromium, Chrome or Edge here (CHROME_PATH names one)');
    // Letters are as wide as their font says, on each machine: not fitted to its pixels.
    const args = [...chromiumFlags, '--font-render-hinting=none', '--hide-scrollbars'];
    const browser = await puppeteer.launch({executablePath, args});
    const [page = await browser.newPage()] = await browser.pages();
    await page.setViewport(sizes[size]);
    const opened = new GalleryWindow(browser, page, await page.createCDPSession());
    await opened.session.send('Emulation.setFocusEmulationEnabled', {enabled: true});
    await opened.wear('light');
    await page.goto(`${origin}/frame.html`);
    await page.waitForFunction('globalThis.gallery');
    return opened;
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** Motion is reduced as well: what is looked at has come to rest. */
  async wear(theme: Theme): Promise<void> {
    await this.session.send('Emulation.setEmulatedMedia', {
      features: [
        {name: 'prefers-reduced-motion', value: 'reduce'},
        {name: 'prefers-color-scheme', value: theme === 'dark' ? 'dark' : 'light'},
        {name: 'forced-colors', value: theme === 'forced' ? 'active' : 'none'},
      ],
    });
    // The page has it from its next frame on: the first picture was now and then still half in the old one.
    await this.page.evaluate('new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  }

  /** The user's own size of text, which is the browser's: 16 pixels as it comes. A window of the same width, and as much higher. */
  async setText(size: Size, times: number): Promise<void> {
    await this.session.send('Page.setFontSizes', {fontSizes: {standard: 16 * times, fixed: 13 * times}});
    await this.page.setViewport({...sizes[size], height: sizes[size].height * times});
  }

  show(choice: Choice): Promise<boolean> {
    return this.page.evaluate(wanted => gallery.show(wanted), choice);
  }
}
