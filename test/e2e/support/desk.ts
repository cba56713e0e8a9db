import type {Browser, BrowserContext} from 'puppeteer-core';
import {houseAddress, startNetwork, type Network} from '../../interop/network.js';
import type {BrowserKind} from './browser.js';
import {voiceOf, type Clerk} from './clerk.js';
import type {PbxKind} from './pbx.js';
import {Stage} from './stage.js';

const portOf = (url: string) => Number(new URL(url).port);

/** A clerk's desk and the house with the PBX and a colleague, joined by a real network that can fail. */
export class Desk {
  private colleagues: BrowserContext | undefined;

  private constructor(
    readonly network: Network,
    readonly stage: Stage,
    private readonly house: Browser,
  ) {}

  static async set(pbxKind: PbxKind, browserKind: BrowserKind): Promise<Desk> {
    const network = await startNetwork();
    const stage = await Stage.set(pbxKind, browserKind, network);
    const desk = new Desk(network, stage, await stage.launch(network.house));
    const site = portOf(stage.site.origin('address'));
    await Promise.all([network.desk.publish(site), network.house.publish(site)]);
    await network.house.publish(portOf(stage.wire.url));
    return desk;
  }

  /** The line to the PBX, as the desk reaches it: the whole way through the network. */
  async line(url = this.stage.wire.url): Promise<string> {
    await this.network.house.publish(portOf(url), houseAddress);
    return url.replace('127.0.0.1', houseAddress);
  }

  /** Somebody in the house, with a browser that no fault reaches. `ready`: once it is registered. */
  async colleague(extension: string, ready = true): Promise<Clerk> {
    this.colleagues ??= await this.house.createBrowserContext();
    return this.stage.clerk(extension, {browser: this.colleagues, ready});
  }

  /** Ends the scenario, and mends the network. */
  async clear(): Promise<void> {
    await this.network.lose(false);
    await this.network.bar('nothing');
    await this.network.link('lan', true);
    await this.network.link('wlan', false);
    await this.stage.clear();
    await this.colleagues?.close();
    this.colleagues = undefined;
  }

  async strike(): Promise<void> {
    await this.house.close();
    await this.stage.strike();
    await this.network.stop();
  }
}

/** Both call and hear each other. */
export async function talkTo(clerk: Clerk, colleague: Clerk): Promise<void> {
  await clerk.dials(colleague.extension);
  await colleague.answers();
  await Promise.all([clerk.hears(voiceOf(colleague.extension)), colleague.hears(voiceOf(clerk.extension))]);
}
