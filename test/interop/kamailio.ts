import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {freePort} from './free-port.js';

/** A running Kamailio: registrar, proxy and lamps for WebSocket phones, on loopback alone. It relays no audio. */
export interface Kamailio {
  /** For example `ws://127.0.0.1:8088/ws`. */
  readonly url: string;
  /** Where it takes and sends SIP over UDP, the same number as that of the WebSocket. */
  readonly port: number;
  /** The user parts of all registered addresses. */
  registrations(): Promise<string[]>;
  /** How many calls are up or being set up. */
  calls(): Promise<number>;
  /** Ends it without a word to anybody, as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again under the same address. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface KamailioOptions {
  /** Of the WebSocket and of UDP; a free one by default. */
  readonly port?: number;
  readonly ringSeconds?: number;
  /** UDP port on 127.0.0.1 to which 9xxx, the test numbers, are led. */
  readonly robots?: number;
  /** UDP port on 127.0.0.1 to which 80–89 are led, for odd far ends. */
  readonly far?: number;
}

interface Contacts {
  readonly Domains?: readonly {readonly Domain: {readonly AoRs: readonly {readonly Info: {readonly AoR: string}}[]}}[];
}

const template = fileURLToPath(new URL('kamailio/kamailio.cfg', import.meta.url));
/** Those of a database without content: a module does not start without. */
const tables = fileURLToPath(new URL('kamailio/tables', import.meta.url));
const startDeadline = 15_000;

/** Whether it is installed: Debian's packages kamailio, kamailio-websocket-modules, kamailio-presence-modules. */
export function kamailioAvailable(): {ok: true} | {ok: false; why: string} {
  const {status} = spawnSync('kamailio', ['-v'], {stdio: 'ignore'});
  return status === 0 ? {ok: true} : {ok: false, why: 'kamailio is not installed'};
}

/** Starts Kamailio from a configuration of its own; needs no root. The clerks 100–1999 have the password "secret100" … */
export async function startKamailio(options: KamailioOptions = {}): Promise<Kamailio> {
  const {ringSeconds = 30, robots = 9, far = 9} = options;
  const port = options.port ?? (await freePort());
  const directory = mkdtempSync(join(tmpdir(), 'amtsleitung-kamailio-'));
  const configuration = join(directory, 'kamailio.cfg');
  cpSync(tables, directory, {recursive: true});
  const values: Record<string, string | number> = {
    PORT: port,
    RING: ringSeconds * 1000,
    ROBOTS: robots,
    FAR: far,
    TABLES: directory,
  };
  writeFileSync(
    configuration,
    readFileSync(template, 'utf8').replaceAll(/@([A-Z]+)@/g, (whole, key: string) => String(values[key] ?? whole)),
  );
  const [command, rpcUrl] = ['kamailio', `http://127.0.0.1:${port}/rpc`];

  let server: ChildProcess | undefined;
  let printed = '';
  const rpc = async (method: string): Promise<unknown> => {
    const response = await fetch(rpcUrl, {
      method: 'POST',
      headers: {'content-type': 'application/json', connection: 'close'},
      body: JSON.stringify({jsonrpc: '2.0', method, id: 1}),
    });
    const {result, error} = (await response.json()) as {result?: unknown; error?: {message: string}};
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  // It has one process per socket and timer: they end together as a group, whatever state they are in.
  const killGroup = () => {
    if (server?.pid !== undefined && server.exitCode === null) process.kill(-server.pid, 'SIGKILL');
  };
  const start = async () => {
    server = spawn(command, ['-f', configuration, '-DD', '-E', '-Y', directory, '-m', '128', '-M', '16'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    server.stderr?.on('data', data => (printed = `${printed}${String(data)}`.slice(-10_000)));
    for (const end = Date.now() + startDeadline; ; await delay(50)) {
      if (server.exitCode !== null || Date.now() > end) {
        killGroup();
        throw new Error(`Kamailio did not start:\n${printed}`);
      }
      if (await rpc('core.version').catch(() => undefined)) break;
    }
  };
  const kill = async () => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    killGroup();
    await ended;
  };

  process.once('exit', killGroup);
  await start();
  return {
    url: `ws://127.0.0.1:${port}/ws`,
    port,
    async registrations() {
      const {Domains = []} = (await rpc('ul.dump')) as Contacts;
      return Domains.flatMap(({Domain}) => Domain.AoRs.map(({Info}) => Info.AoR));
    },
    calls: async () => ((await rpc('dlg.stats_active')) as {all: number}).all,
    kill,
    start,
    async stop() {
      process.off('exit', killGroup);
      await kill();
      rmSync(directory, {recursive: true, force: true});
    },
  };
}
