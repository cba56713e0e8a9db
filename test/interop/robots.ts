import {createHash} from 'node:crypto';
import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import {WebSocket} from 'ws';
import {startPbx, type Pbx} from '../../demo/pbx/index.js';

/** The test numbers, reachable by SIP over UDP: an exchange behind a proxy that has none of its own. */
export interface Robots {
  /** UDP on 127.0.0.1. */
  readonly port: number;
  readonly pbx: Pbx;
  /** Takes the proxy's UDP port on 127.0.0.1: there the clerks are that the robots call. */
  attach(proxy: number): Promise<void>;
  stop(): Promise<void>;
}

const clerks = ['101', '102', '103', '104', '105', '106', '107', '108', '109'];
const REALM = 'pbx.amt.example';
/** The embedded PBX's challenges live for five minutes. */
const renewal = 120_000;
/** After this they give up a clerk of whom they hear nothing, as when the proxy has forgotten the call. */
const ringSeconds = 12;

/**
 * Joins the embedded PBX, which speaks SIP over WebSocket, to a proxy that speaks it over UDP: to the PBX, all clerks
 * are phones on one connection. The proxy has checked who calls; the proof that the PBX wants to see is added here.
 */
export async function startRobots(): Promise<Robots> {
  const pbx = await startPbx({port: 0, algorithms: ['MD5'], ringSeconds});
  const line = new WebSocket(pbx.url, 'sip');
  await once(line, 'open');
  const udp = createSocket('udp4');
  udp.bind(0, '127.0.0.1');
  await once(udp, 'listening');
  let proxy = 0;
  let nonce = '';
  let registers = 0;
  let timer: NodeJS.Timeout | undefined;
  const answers = new Map<string, (response: string) => void>();

  const prove = (request: string, user: string) => {
    const [, method = '', uri = ''] = /^(\S+) (\S+)/.exec(request) ?? [];
    const response = md5(`${md5(`${user}:${REALM}:secret${user}`)}:${nonce}:${md5(`${method}:${uri}`)}`);
    const fields = `username="${user}", realm="${REALM}", nonce="${nonce}", uri="${uri}", response="${response}"`;
    return request.replace('\r\n', `\r\nAuthorization: Digest ${fields}\r\n`);
  };
  const register = (user: string) =>
    new Promise<string>(resolve => {
      const callId = `robots-${user}-${++registers}`;
      answers.set(callId, resolve);
      const address = `sip:${user}@${REALM}`;
      const request = [
        `REGISTER sip:${REALM} SIP/2.0`,
        `Via: SIP/2.0/WS robots.invalid;branch=z9hG4bK${callId}`,
        'Max-Forwards: 70',
        `From: <${address}>;tag=robots`,
        `To: <${address}>`,
        `Call-ID: ${callId}`,
        'CSeq: 1 REGISTER',
        `Contact: <sip:${user}@127.0.0.1:${proxy}>;expires=3600`,
        'Content-Length: 0',
        '',
        '',
      ].join('\r\n');
      line.send(nonce ? prove(request, user) : request);
    });
  const renew = async () => {
    nonce = '';
    nonce = /nonce="([^"]+)"/.exec(await register('101'))?.[1] ?? '';
    for (const user of clerks) await register(user);
  };

  line.on('message', data => {
    const text = String(data);
    const answered = answers.get(header(text, 'Call-ID'));
    if (answered) {
      answers.delete(header(text, 'Call-ID'));
      answered(text);
    } else if (proxy) udp.send(text, proxy, '127.0.0.1');
  });
  udp.on('message', data => {
    const text = String(data);
    const user = /sip:(\d+)@/.exec(header(text, 'From'))?.[1] ?? '';
    line.send(text.startsWith('INVITE ') ? prove(text, user) : text);
  });

  return {
    port: udp.address().port,
    pbx,
    async attach(port) {
      proxy = port;
      await renew();
      timer = setInterval(() => void renew(), renewal);
    },
    async stop() {
      clearInterval(timer);
      line.terminate();
      udp.close();
      await pbx.close();
    },
  };
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

function header(text: string, name: string): string {
  return new RegExp(`^${name}: *(.*)\\r$`, 'im').exec(text)?.[1] ?? '';
}
