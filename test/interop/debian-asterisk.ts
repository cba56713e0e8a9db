import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';

/** The directory of a complete Debian unstable with Asterisk. It gets its name only when it is complete. */
export function debianWithAsterisk(): string {
  const cache =
    process.env['AMT_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'amtsleitung');
  const root = join(cache, 'debian-sid-asterisk');
  if (existsSync(root)) return root;
  mkdirSync(cache, {recursive: true});
  removeHalfMade(cache);
  const command = (name: string, ...args: string[]) =>
    execFileSync(name, args, {stdio: ['ignore', 'ignore', 'inherit']});
  if (!existsSync('/usr/sbin/debootstrap')) {
    command('apt-get', 'update');
    command('apt-get', 'install', '-y', '--no-install-recommends', 'debootstrap');
  }
  const halfMade = join(cache, `half-made-${process.pid}`);
  command('debootstrap', '--variant=minbase', '--include=asterisk,ca-certificates', 'sid', halfMade);
  rmSync(join(halfMade, 'var/cache/apt/archives'), {recursive: true, force: true});
  if (existsSync(root)) removeTree(halfMade);
  else renameSync(halfMade, root);
  return root;
}

/** Removes what an interrupted run has left, unless that run is still at work. */
function removeHalfMade(cache: string): void {
  for (const name of readdirSync(cache)) {
    const pid = /^half-made-(\d+)$/.exec(name)?.[1];
    if (pid && !existsSync(`/proc/${pid}`)) removeTree(join(cache, name));
  }
}

/** debootstrap mounts /proc and /sys; when it was interrupted they are still there and must not be emptied. */
function removeTree(directory: string): void {
  execFileSync('rm', ['-rf', '--one-file-system', directory]);
}
