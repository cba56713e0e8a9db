import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import type {Place} from './network.js';

/** A running TURN server (RFC 8656), for UDP and TCP; one login. */
export interface Turn {
  /** What a phone is configured with to reach it that way. */
  iceServers(transport: 'udp' | 'tcp'): readonly {urls: string; username: string; credential: string}[];
  stop(): Promise<void>;
}

const port = 3478;
const [username, credential] = ['telefon', 'secret'];

/** Whether it is installed: Debian's package coturn. */
export function turnAvailable(): {ok: true} | {ok: false; why: string} {
  const {error} = spawnSync('turnserver', ['--version'], {stdio: 'ignore'});
  return error ? {ok: false, why: 'coturn is not installed'} : {ok: true};
}

/** Starts coturn in a place, at an address that it has. Needs no root but for the place. */
export async function startTurn(place: Place, address: string): Promise<Turn> {
  const [command = '', ...args] = [
    ...place.prefix,
    'turnserver',
    '-n',
    ...['--listening-ip', address, '--relay-ip', address, '--listening-port', String(port)],
    ...['--lt-cred-mech', '--realm', 'amtsleitung', '--user', `${username}:${credential}`],
    ...['--no-tls', '--no-dtls', '--no-cli', '--log-file', 'stdout', '--simple-log', '--pidfile', '/dev/null'],
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
    iceServers: transport => [{urls: `turn:${address}:${port}?transport=${transport}`, username, credential}],
    async stop() {
      process.off('exit', kill);
      kill();
      await ended;
    },
  };
}
