/** @file A phone system that does nothing but let phones register, and tell them of the lamps of a resource list (RFC 4662). */
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {WebSocketServer, type WebSocket} from 'ws';

export interface LampList {
  readonly url: string;
  /** Changes that were told. */
  readonly sent: number;
  /** From now on one line changes so many times a second, each in a NOTIFY of its own. Yields what ends it. */
  change(perSecond: number): () => void;
  stop(): Promise<void>;
}

const states = ['early', 'confirmed', 'terminated'] as const;
const crlf = (lines: readonly string[]) => lines.join('\r\n');

export async function startLampList(lines: readonly string[]): Promise<LampList> {
  const server = new WebSocketServer({host: '127.0.0.1', port: 0, handleProtocols: () => 'sip'});
  await once(server, 'listening');
  let sent = 0;
  let notify: ((changed: readonly string[], state: string) => void) | null = null;

  server.on('connection', socket =>
    socket.on('message', data => {
      const request = String(data);
      const [method = ''] = request.split(' ', 1);
      if (method === 'REGISTER') answer(socket, request, [`Contact: ${header(request, 'Contact')};expires=600`]);
      else if (method === 'SUBSCRIBE') {
        answer(socket, request, ['Expires: 600', 'Contact: <sip:lampen@127.0.0.1;transport=ws>']);
        notify = notifier(socket, request);
        notify(lines, 'terminated');
      } else if (method && !method.startsWith('SIP/2.0') && method !== 'ACK') answer(socket, request, []);
    }),
  );

  /** All lines at first, then those that changed. */
  function notifier(socket: WebSocket, subscribe: string) {
    let version = 0;
    const versions = new Map<string, number>();
    return (changed: readonly string[], state: string) => {
      const isFull = version === 0;
      const parts = changed.map(line => {
        const its = versions.get(line) ?? 0;
        versions.set(line, its + 1);
        return {id: line, type: 'application/dialog-info+xml', body: dialogInfo(line, its, state)};
      });
      const list = {id: 'list', type: 'application/rlmi+xml', body: rlmi(changed, version, isFull)};
      const body = `${[list, ...parts].map(part).join('')}--b--\r\n`;
      version++;
      socket.send(
        crlf([
          `NOTIFY ${/<([^>]+)>/.exec(header(subscribe, 'Contact'))?.[1] ?? ''} SIP/2.0`,
          `Via: SIP/2.0/WS 127.0.0.1;branch=z9hG4bK${version}`,
          'Max-Forwards: 70',
          `From: ${header(subscribe, 'To')};tag=list`,
          `To: ${header(subscribe, 'From')}`,
          `Call-ID: ${header(subscribe, 'Call-ID')}`,
          `CSeq: ${version} NOTIFY`,
          'Contact: <sip:lampen@127.0.0.1;transport=ws>',
          'Event: dialog',
          'Require: eventlist',
          'Subscription-State: active;expires=600',
          'Content-Type: multipart/related;type="application/rlmi+xml";start="<list@127.0.0.1>";boundary=b',
          `Content-Length: ${Buffer.byteLength(body)}`,
          '',
          body,
        ]),
      );
    };
  }

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get sent() {
      return sent;
    },
    change(perSecond) {
      if (perSecond === 0) return () => undefined;
      const timer = setInterval(() => {
        // Far apart in the list, and in all three states one after the other.
        notify?.([lines[(sent * 37) % lines.length] ?? ''], states[sent % states.length] ?? 'early');
        sent++;
      }, 1000 / perSecond);
      return () => clearInterval(timer);
    },
    async stop() {
      for (const client of server.clients) client.terminate();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

const header = (message: string, name: string) =>
  new RegExp(`^${name}: *([^\\r\\n]*)`, 'im').exec(message)?.[1]?.trim() ?? '';

function answer(socket: WebSocket, request: string, more: readonly string[]): void {
  const copied = ['Via', 'From', 'Call-ID', 'CSeq'].map(name => `${name}: ${header(request, name)}`);
  const to = header(request, 'To');
  socket.send(
    crlf([
      'SIP/2.0 200 OK',
      ...copied,
      `To: ${/;tag=/.test(to) ? to : `${to};tag=list`}`,
      ...more,
      'Content-Length: 0',
      '',
      '',
    ]),
  );
}

const part = ({id, type, body}: {id: string; type: string; body: string}) =>
  crlf(['--b', `Content-ID: <${id}@127.0.0.1>`, `Content-Type: ${type}`, '', body, '']);

function dialogInfo(line: string, version: number, state: string): string {
  const dialog = `<dialog id="a" direction="recipient"><state>${state}</state></dialog>`;
  return `<?xml version="1.0"?>\n<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="full" entity="sip:${line}@127.0.0.1">${dialog}</dialog-info>`;
}

function rlmi(lines: readonly string[], version: number, isFull: boolean): string {
  const resources = lines.map(
    line =>
      `<resource uri="sip:${line}@127.0.0.1"><instance id="i" state="active" cid="${line}@127.0.0.1"/></resource>`,
  );
  return `<?xml version="1.0"?>\n<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="sip:lampen@127.0.0.1" version="${version}" fullState="${isFull}">${resources.join('')}</list>`;
}
