import {execFileSync, spawn} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';

export interface SoundCard {
  /** Environment of a browser that is to play on it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): void;
}

const startDeadline = 5_000;

/**
 * A sound card that plays into the void. Firefox runs no AudioContext on a machine without a sound device, which
 * is what a server in a CI is; Chromium does. On other systems than Linux, and on a Linux without PulseAudio, the
 * browser is left with what the machine has.
 */
export async function startSoundCard(): Promise<SoundCard> {
  if (!installed()) return {env: {}, stop() {}};
  const directory = mkdtempSync(join(tmpdir(), 'amtsleitung-sound-'));
  const socket = join(directory, 'socket');
  const server = spawn(
    'pulseaudio',
    [
      ...['-n', '--daemonize=no', '--use-pid-file=no', '--exit-idle-time=-1', '--load=module-null-sink'],
      `--load=module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
    ],
    {stdio: 'ignore', env: {...process.env, HOME: directory, XDG_RUNTIME_DIR: directory}},
  );
  const kill = () => void server.kill();
  process.once('exit', kill);
  for (const end = Date.now() + startDeadline; !existsSync(socket); await delay(20)) {
    if (server.exitCode !== null || Date.now() > end) throw new Error('PulseAudio did not start');
  }
  return {
    env: {PULSE_SERVER: `unix:${socket}`},
    stop() {
      process.off('exit', kill);
      kill();
      rmSync(directory, {recursive: true, force: true});
    },
  };
}

function installed(): boolean {
  if (process.platform !== 'linux') return false;
  if (existsSync('/usr/bin/pulseaudio')) return true;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  const apt = (...args: string[]) => execFileSync('apt-get', args, {stdio: ['ignore', 'ignore', 'inherit']});
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', 'pulseaudio');
  return true;
}
