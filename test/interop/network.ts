import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {connect, createServer, type Server, type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import type {Answer, Ask} from './network/questions.js';

/** A network namespace. Its loopback and its links are its own; files and processes are those of the machine. */
export interface Place {
  /** What stands before a command that is to run there. */
  readonly prefix: readonly string[];
  /** A command that runs this program there. */
  wrapped(program: string): string;
  /** Makes a port of the machine's loopback reachable there, at this address and the same port. */
  publish(port: number, address?: string): Promise<void>;
  /** Makes a port of its loopback reachable on that of the machine. */
  reach(port: number): Promise<void>;
}

/**
 * A network of the tests' own, for signalling and audio alike, of real links (veth) and a router:
 *
 * ```text
 *          ┌─ lan ──┐
 *   desk ──┤        ├── street ── house
 *          └─ wlan ─┘
 * ```
 *
 * Nothing in it leads out of it, and nothing of it is in the machine's own network.
 */
export interface Network {
  /** Where a clerk's browser runs. It has the link `lan`; `wlan` is down at first. */
  readonly desk: Place;
  /** Where the PBX and everybody else is. */
  readonly house: Place;
  /** While true the street loses all packets, in both directions, and nobody is told. */
  lose(everything: boolean): Promise<void>;
  /** What the street's firewall keeps from the house, as those of hotels and of other authorities do, and tells the desk. */
  bar(what: Barred): Promise<void>;
  /** Plugs a link of the desk in, or pulls it out. */
  link(name: Link, up: boolean): Promise<void>;
  stop(): Promise<void>;
}

export type Link = 'lan' | 'wlan';

/** Audio: UDP to all but the ports of servers. */
export type Barred = 'nothing' | 'audio' | 'udp';

/** Where the house is for the desk. These addresses are set aside for measurements (RFC 2544 §C.2.2). */
export const houseAddress = '198.18.0.2';

const links: readonly Link[] = ['lan', 'wlan'];
const placeFile = fileURLToPath(new URL('network/place.ts', import.meta.url));

/** Whether this machine can have one: Linux, root, iproute2 and the right to make namespaces. */
export function networkAvailable(): {ok: true} | {ok: false; why: string} {
  const no = (why: string) => ({ok: false, why: `a network of the tests' own ${why}`}) as const;
  if (process.platform !== 'linux') return no('needs Linux');
  if (process.getuid?.() !== 0) return no('needs root');
  const {status} = spawnSync('unshare', ['--net', 'ip', 'link', 'add', 'lan', 'type', 'veth', 'peer', 'name', 'wlan']);
  return status === 0 ? {ok: true} : no('needs iproute2, and the right to make namespaces and veth links');
}

export async function startNetwork(): Promise<Network> {
  const [desk, street, house] = await Promise.all([openPlace(), openPlace(), openPlace()]);
  const places = [desk, street, house];
  const join = async (name: string, place: OpenPlace, net: number) => {
    await place.ip(`link add ${name} type veth peer name ${name} netns ${street.pid}`);
    await street.ip(`address add 198.18.${net}.1/24 dev ${name}`);
    await street.ip(`link set ${name} up`);
  };
  const plug = async (name: string, place: OpenPlace, net: number) => {
    await place.ip(`address replace 198.18.${net}.2/24 dev ${name}`);
    await place.ip(`link set ${name} up`);
    await place.ip(`route replace default via 198.18.${net}.1 dev ${name} metric ${net + 1}`);
  };
  const unplug = async (name: string, place: OpenPlace) => {
    await place.ip(`link set ${name} down`);
    // As a machine does whose DHCP client sees that the link is gone.
    await place.ip(`address flush dev ${name}`);
  };
  const link = (name: Link, up: boolean) => (up ? plug(name, desk, links.indexOf(name) + 1) : unplug(name, desk));
  const forward = (on: boolean) => street.run('sysctl', '-q', '-w', `net.ipv4.ip_forward=${Number(on)}`);
  const bar = async (what: Barred) => {
    await street.run('sh', '-c', 'while ip rule del priority 2 2>/dev/null; do :; done');
    const ports = {audio: 'dport 10000-65534', udp: ''};
    if (what === 'nothing') return;
    for (const name of links)
      await street.ip(`rule add priority 2 iif ${name} ipproto udp ${ports[what]} unreachable`.replace(/ +/g, ' '));
  };
  const stop = async () => {
    await Promise.all(places.map(place => place.close()));
  };
  try {
    for (const place of places) {
      await place.run('sysctl', '-q', '-w', 'net.ipv6.conf.all.disable_ipv6=1');
      await place.ip('link set lo up');
      // Asterisk would wait for a name server; so it sees at once that there is none.
      await place.ip('rule add priority 1 ipproto udp dport 53 unreachable');
    }
    for (const [index, name] of links.entries()) await join(name, desk, index + 1);
    await join('house', house, 0);
    await plug('house', house, 0);
    // As routers do, it lets nobody use an address of another link (RFC 2827).
    await street.run('sysctl', '-q', '-w', 'net.ipv4.conf.all.rp_filter=1');
    await link('lan', true);
    await forward(true);
  } catch (error) {
    await stop();
    throw error;
  }
  return {desk, house, link, bar, lose: everything => forward(!everything), stop};
}

interface OpenPlace extends Place {
  readonly pid: number;
  run(...command: string[]): Promise<void>;
  ip(command: string): Promise<void>;
  close(): Promise<void>;
}

async function openPlace(): Promise<OpenPlace> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = spawn('unshare', ['--net', process.execPath, '--import', tsx, placeFile], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const {pid} = child;
  if (pid === undefined) throw new Error('there is no unshare');
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ask = questioner(child);
  const servers: Server[] = [];
  const published = new Set<string>();
  const prefix = ['nsenter', `--net=/proc/${pid}/ns/net`];
  const directory = mkdtempSync(join(tmpdir(), 'amtsleitung-place-'));
  const run = async (...command: string[]) => void (await ask({run: command}));
  await once(child, 'message');
  return {
    pid,
    prefix,
    run,
    ip: command => run('ip', ...command.split(' ')),
    wrapped(program) {
      const file = join(directory, program.replaceAll('/', '-'));
      writeFileSync(file, `#!/bin/sh\nexec ${prefix.join(' ')} -- '${program}' "$@"\n`);
      chmodSync(file, 0o755);
      return file;
    },
    async publish(port, address = '127.0.0.1') {
      if (published.has(`${address}:${port}`)) return;
      published.add(`${address}:${port}`);
      const server = (await ask({listen: address, port})) as Server;
      servers.push(server);
      server.on('connection', (socket: Socket) => pass(socket, connect(port, '127.0.0.1')));
    },
    async reach(port) {
      const server = createServer({pauseOnConnect: true}, socket => {
        ask({connect: port}).then(
          other => pass(socket, other as Socket),
          () => socket.resetAndDestroy(),
        );
      });
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      servers.push(server);
    },
    async close() {
      process.off('exit', kill);
      for (const server of servers) server.close();
      const ended = child.exitCode === null ? once(child, 'exit') : undefined;
      kill();
      await ended;
      rmSync(directory, {recursive: true, force: true});
    },
  };
}

function questioner(child: ChildProcess): (ask: Ask) => Promise<unknown> {
  let last = 0;
  return ask => {
    const id = ++last;
    return new Promise((resolve, reject) => {
      const answered = (answer: Answer, handle: unknown) => {
        if (answer.id !== id) return;
        child.off('message', answered);
        if (answer.error === undefined) resolve(handle);
        else reject(new Error(answer.error));
      };
      child.on('message', answered);
      child.send({id, ask});
    });
  };
}

/** Joins two connections: what ends one ends the other, in the same way. */
function pass(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => to.resetAndDestroy());
    from.on('close', () => to.destroy());
  }
  one.pipe(other).pipe(one);
}
