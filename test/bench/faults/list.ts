/** @file The faults, and what strikes with each. */
import {setTimeout as delay} from 'node:timers/promises';
import type {Desk} from '../../e2e/support/desk.js';
import type {Clerk} from '../../e2e/support/clerk.js';
import type {Stage} from '../../e2e/support/stage.js';
import type {Path} from '../../interop/path.js';

export interface Scene {
  readonly clerk: Clerk;
  readonly stage: Stage;
  /** The way to the first server, as bytes. */
  readonly path: Path;
  /** Where packets can be lost; null where the machine has no such network: signalling alone fails then. */
  readonly desk: Desk | null;
}

export interface Fault {
  readonly name: string;
  /** What the clerk does when it strikes. */
  readonly during: 'call' | 'ringing' | 'rest';
  /** What is so before it strikes. */
  prepare?(scene: Scene): Promise<void>;
  /** Strikes, and settles when it is over. */
  strike(scene: Scene): Promise<void>;
  readonly needs?: 'restarts' | 'network';
}

const everything =
  (seconds: number): Fault['strike'] =>
  async ({desk, path}) => {
    const lose = async (on: boolean) => (desk ? desk.network.lose(on) : void (path.lossy = on));
    await lose(true);
    await delay(seconds * 1000);
    await lose(false);
  };

const reset: Fault['strike'] = async ({path}) => {
  path.refusing = true;
  await delay(500);
  path.refusing = false;
};

const forget: Fault['strike'] = async ({path}) => path.forget();

const wifiOn: Fault['strike'] = async ({desk}) => {
  await desk?.network.link('wlan', true);
  await delay(2000);
};

/** The cable is pulled out; Wi-Fi is on already, or comes later. */
const otherNetwork =
  (seconds: number): Fault['strike'] =>
  async ({desk}) => {
    await desk?.network.link('lan', false);
    await delay(seconds * 1000);
    await desk?.network.link('wlan', true);
  };

/** The machine sleeps: all its processes stand still, and meanwhile the firewall forgets the connection. */
const sleep =
  (seconds: number): Fault['strike'] =>
  async ({path, clerk}) => {
    const pid = clerk.page.browser().process()?.pid;
    if (pid === undefined) throw new Error('the browser has no process');
    path.forget();
    process.kill(-pid, 'SIGSTOP');
    await delay(seconds * 1000);
    process.kill(-pid, 'SIGCONT');
  };

/** The browser puts the tab to sleep, as it does with those in the background to save power. */
const freeze =
  (seconds: number): Fault['strike'] =>
  async ({clerk}) => {
    const devtools = await clerk.page.createCDPSession();
    await devtools.send('Page.setWebLifecycleState', {state: 'frozen'});
    await delay(seconds * 1000);
    await devtools.send('Page.setWebLifecycleState', {state: 'active'});
    await devtools.detach();
  };

const restart: Fault['strike'] = ({stage}) => stage.pbx.restart();

const gone: Fault['strike'] = async ({path}) => {
  path.refusing = true;
};

export const allFaults: readonly Fault[] = [
  {name: 'connection reset in a call', during: 'call', strike: reset},
  {name: 'cut without FIN in a call', during: 'call', strike: forget},
  {name: 'cut without FIN at rest', during: 'rest', strike: forget},
  {name: '100 % loss for 5 s in a call', during: 'call', strike: everything(5)},
  {name: '100 % loss for 20 s in a call', during: 'call', strike: everything(20)},
  {name: '100 % loss for 60 s in a call', during: 'call', strike: everything(60)},
  {name: '100 % loss for 60 s at rest', during: 'rest', strike: everything(60)},
  {
    name: 'change of network in a call, both up',
    during: 'call',
    needs: 'network',
    prepare: wifiOn,
    strike: otherNetwork(0),
  },
  {name: 'change of network in a call, 3 s without', during: 'call', needs: 'network', strike: otherNetwork(3)},
  {name: 'change of network at rest, 3 s without', during: 'rest', needs: 'network', strike: otherNetwork(3)},
  {name: 'PBX restarts in a call', during: 'call', needs: 'restarts', strike: restart},
  {name: 'PBX restarts while ringing', during: 'ringing', needs: 'restarts', strike: restart},
  {name: 'PBX restarts at rest', during: 'rest', needs: 'restarts', strike: restart},
  {name: 'server 1 gone for good, server 2 there', during: 'rest', strike: gone},
  {name: 'server 1 gone in a call, server 2 there', during: 'call', strike: gone},
  {name: 'machine sleeps for 30 s at rest', during: 'rest', strike: sleep(30)},
  {name: 'machine sleeps for 30 s in a call', during: 'call', strike: sleep(30)},
  {name: 'tab sleeps for 60 s at rest', during: 'rest', strike: freeze(60)},
];
