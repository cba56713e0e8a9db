import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Place} from './network.js';

/** A running TURN server (RFC 8656), for UDP, TCP and TLS; one login. */
export interface Turn {
  /** What a phone is configured with to reach it that way. */
  iceServers(transport: 'udp' | 'tcp' | 'tls'): readonly {urls: string; username: string; credential: string}[];
  stop(): Promise<void>;
}

const [port, tlsPort] = [3478, 5349];
const [username, credential] = ['telefon', 'secret'];

/** Whether it is installed: Debian's package coturn. */
export function turnAvailable(): {ok: true} | {ok: false; why: string} {
  const {error} = spawnSync('turnserver', ['--version'], {stdio: 'ignore'});
  return error ? {ok: false, why: 'coturn is not installed'} : {ok: true};
}

/** Starts coturn in a place, at an address that it has. Needs no root but for the place. */
export async function startTurn(place: Place, address: string): Promise<Turn> {
  const {cert, key, remove} = certificateFor(address);
  const [command = '', ...args] = [
    ...place.prefix,
    'turnserver',
    '-n',
    ...['--listening-ip', address, '--relay-ip', address, '--listening-port', String(port)],
    ...['--lt-cred-mech', '--realm', 'amtsleitung', '--user', `${username}:${credential}`],
    ...['--tls-listening-port', String(tlsPort), '--cert', cert, '--pkey', key, '--no-dtls'],
    ...['--no-cli', '--log-file', 'stdout', '--simple-log', '--pidfile', '/dev/null'],
  ];
  const server = spawn(command, args, {stdio: ['ignore', 'pipe', 'inherit']});
  const ended = once(server, 'exit');
  const kill = () => void server.kill();
  process.once('exit', kill);
  await new Promise<void>((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', data => {
      printed += data;
      if (/Total General servers/.test(printed)) resolve();
    });
    void ended.then(() => reject(new Error(`coturn ended: ${printed}`)));
  });
  return {
    iceServers: transport => [
      {
        urls: transport === 'tls' ? `turns:${address}:${tlsPort}` : `turn:${address}:${port}?transport=${transport}`,
        username,
        credential,
      },
    ],
    async stop() {
      process.off('exit', kill);
      kill();
      await ended;
      remove();
    },
  };
}

/** Signed by itself. */
function certificateFor(address: string): {cert: string; key: string; remove(): void} {
  const directory = mkdtempSync(join(tmpdir(), 'amtsleitung-turn-'));
  const [cert, key] = [join(directory, 'cert.pem'), join(directory, 'key.pem')];
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', `/CN=${address}`, '-addext', `subjectAltName=IP:${address}`, '-keyout', key, '-out', cert],
  ]);
  if (made.status !== 0) throw new Error(`openssl: ${String(made.stderr)}`);
  return {cert, key, remove: () => rmSync(directory, {recursive: true})};
}
