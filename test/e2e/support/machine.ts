import {mkdtempSync, rmSync} from 'node:fs';
import {once} from 'node:events';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser} from 'puppeteer-core';
import {launchBrowser, type BrowserKind} from './browser.js';
import type {Clerk} from './clerk.js';

/** A clerk's machine: a browser that can be killed and started again with its profile. */
export class Machine {
  private readonly profile = mkdtempSync(join(tmpdir(), 'amtsleitung-profile-'));
  private browser: Browser | undefined;

  constructor(
    private readonly kind: BrowserKind,
    private readonly env: Readonly<Record<string, string>>,
    private readonly open: (extension: string, browser: Browser) => Promise<Clerk>,
  ) {}

  /** Opens a tab, in a browser that is started if need be. */
  async clerk(extension: string): Promise<Clerk> {
    this.browser ??= await launchBrowser(this.kind, {env: this.env, profile: this.profile});
    return this.open(extension, this.browser);
  }

  /** Ends the browser's process without a word. */
  async kill(): Promise<void> {
    const process = this.browser?.process();
    this.browser = undefined;
    if (!process) return;
    const ended = once(process, 'exit');
    process.kill('SIGKILL');
    await ended;
  }

  async remove(): Promise<void> {
    await this.browser?.close();
    rmSync(this.profile, {recursive: true, force: true, maxRetries: 5});
  }
}
