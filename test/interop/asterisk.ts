import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {debianWithAsterisk} from './debian-asterisk.js';
import {freePort} from './free-port.js';
import type {Place} from './network.js';

/** A running Asterisk with the test numbers, on loopback alone. */
export interface Asterisk {
  /** For example `ws://127.0.0.1:8088/ws`. */
  readonly url: string;
  /** Runs a console command ("core show channels") and returns what it prints. */
  cli(command: string): Promise<string>;
  /** The names of all channels that are up now; empty when every call is over. */
  channels(): Promise<string[]>;
  /** The digits that Asterisk has received in all calls since it started, in order. */
  digits(): string;
  /** Puts so many new messages, without a sound, into the mailbox of an extension. */
  voicemail(extension: string, count: number): void;
  /** Ends it without a word to anybody, as a power cut does, and starts it again under the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const templates = fileURLToPath(new URL('asterisk', import.meta.url));
const startDeadline = 15_000;

/** Whether this machine can run it: root on Debian, since Asterisk 22 lives in a chroot of Debian unstable. */
export function asteriskAvailable(): {ok: true} | {ok: false; why: string} {
  if (!existsSync('/etc/debian_version'))
    return {ok: false, why: 'Asterisk is installed from Debian, this is another system'};
  if (process.getuid?.() !== 0) return {ok: false, why: 'Asterisk runs in a chroot, which needs root'};
  return {ok: true};
}

export interface AsteriskOptions {
  readonly port?: number;
  /** Where it runs; in the machine's own network by default. */
  readonly place?: Place | undefined;
}

/**
 * Starts Asterisk on the given port of 127.0.0.1, on a free one by default. The first run on a machine
 * downloads it (about a minute); it stays in `AMT_CACHE`, `$XDG_CACHE_HOME/amtsleitung` or `~/.cache/amtsleitung`.
 */
export async function startAsterisk({port, place}: AsteriskOptions = {}): Promise<Asterisk> {
  const available = asteriskAvailable();
  if (!available.ok) throw new Error(available.why);
  const root = debianWithAsterisk();
  const webSocketPort = port ?? (await freePort());
  const outside = mkdtempSync(join(root, 'run/amtsleitung-'));
  const inside = `/run/${basename(outside)}`;
  configure(outside, {DIR: inside, PORT: String(webSocketPort)});
  const inChroot = ['chroot', root, 'asterisk', '-C', `${inside}/asterisk.conf`] as const;
  await place?.reach(webSocketPort);

  const cli = (command: string) => output([...inChroot, '-rx', command]);
  const channels = async () =>
    (await cli('core show channels concise'))
      .split('\n')
      .filter(line => line.includes('!'))
      .map(line => line.slice(0, line.indexOf('!')));

  let server: ChildProcess;
  const kill = () => void server.kill('SIGKILL');
  const start = async () => {
    server = run([...(place?.prefix ?? []), ...inChroot, '-f']);
    let printed = '';
    for (const stream of [server.stdout, server.stderr]) stream?.on('data', data => (printed += String(data)));
    for (const end = Date.now() + startDeadline; ; await delay(50)) {
      if (server.exitCode !== null || Date.now() > end) {
        kill();
        throw new Error(`Asterisk did not start:\n${printed}`);
      }
      if ((await cli('core waitfullybooted').catch(() => '')).includes('fully booted')) break;
    }
  };
  const end = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    kill();
    await ended;
  };

  process.once('exit', kill);
  await start();
  return {
    url: `ws://127.0.0.1:${webSocketPort}/ws`,
    cli,
    channels,
    // As its dial plan gets them. A tone that comes too soon after another is put off, and then "received" once more.
    digits: () =>
      [...readFileSync(join(outside, 'digits'), 'utf8').matchAll(/DTMF end (?:passthrough|emulation of) '(.)'/g)]
        .map(match => match[1])
        .join(''),
    voicemail(extension, count) {
      const inbox = join(outside, 'voicemail/office', extension, 'INBOX');
      rmSync(inbox, {recursive: true, force: true});
      mkdirSync(inbox, {recursive: true});
      for (let index = 0; index < count; index++)
        writeFileSync(join(inbox, `msg${String(index).padStart(4, '0')}.txt`), '[message]\n');
    },
    async restart() {
      await end();
      await start();
    },
    async stop() {
      process.off('exit', kill);
      await end();
      rmSync(outside, {recursive: true, force: true});
    },
  };
}

function configure(directory: string, values: Record<string, string>): void {
  for (const name of readdirSync(templates)) {
    const text = readFileSync(join(templates, name), 'utf8');
    writeFileSync(
      join(directory, name),
      text.replaceAll(/@([A-Z]+)@/g, (whole, key: string) => values[key] ?? whole),
    );
  }
  mkdirSync(join(directory, 'music'));
  writeFileSync(join(directory, 'music', 'tone.sln'), tone(440, 10));
}

/** Signed linear audio, 8 kHz, as Asterisk's .sln files have it; whole seconds loop without a click. */
function tone(hertz: number, seconds: number): Buffer {
  const samples = Int16Array.from(
    {length: 8000 * seconds},
    (_, i) => 8000 * Math.sin((2 * Math.PI * hertz * i) / 8000),
  );
  return Buffer.from(samples.buffer);
}

function run([command, ...args]: readonly string[]): ChildProcess {
  return spawn(command ?? '', args, {stdio: ['ignore', 'pipe', 'pipe']});
}

async function output(command: readonly string[]): Promise<string> {
  const child = run(command);
  let text = '';
  child.stdout?.on('data', data => (text += String(data)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${command.join(' ')}: ${text}`);
  return text;
}
