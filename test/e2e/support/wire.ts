import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {WebSocket, WebSocketServer} from 'ws';

export interface WireMessage {
  readonly from: 'phone' | 'pbx';
  readonly text: string;
  /** Epoch milliseconds, sub-millisecond. */
  readonly at: number;
}

/** The line between phones and a PBX: sees every message, and can be cut. */
export interface Wire {
  readonly url: string;
  /** What went over it so far; set its length to 0 to start anew. */
  readonly messages: WireMessage[];
  /** How many requests with this method phones have sent. */
  requests(method: string): number;
  /** How an INVITE with Replaces is answered instead of by the PBX: with this status, or not at all. Null: by the PBX. */
  takeovers: number | 'never' | null;
  /** Ends every connection without a close frame, and refuses new ones until it is mended. */
  cut(): void;
  mend(): void;
  stop(): Promise<void>;
}

/** @param alter what becomes of each message from the PBX */
export async function startWire(pbxUrl: string, alter = (text: string) => text): Promise<Wire> {
  const messages: WireMessage[] = [];
  const refused = new Set<string>();
  let takeovers: Wire['takeovers'] = null;
  let isCut = false;
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    handleProtocols: () => 'sip',
    verifyClient: () => !isCut,
  });
  await once(server, 'listening');

  const cut = () => {
    isCut = true;
    for (const phone of server.clients) phone.terminate();
  };
  server.on('connection', phone => {
    const pbx = new WebSocket(pbxUrl, 'sip');
    const opened = once(pbx, 'open').then(
      () => true,
      () => false,
    );
    const pass = async (data: unknown) => {
      const text = String(data);
      messages.push({from: 'phone', text, at: performance.timeOrigin + performance.now()});
      if (takeovers !== null && /^INVITE /.test(text) && header(text, 'Replaces')) {
        refused.add(header(text, 'Call-ID'));
        return takeovers === 'never' ? undefined : phone.send(refusal(text, takeovers));
      }
      // The rest of a transaction that the PBX knows nothing of.
      if (refused.has(header(text, 'Call-ID'))) return;
      if (await opened) pbx.send(text);
    };
    phone.on('message', data => void pass(data));
    pbx.on('message', data => {
      const text = alter(String(data));
      messages.push({from: 'pbx', text, at: performance.timeOrigin + performance.now()});
      phone.send(text);
    });
    phone.on('close', () => pbx.terminate());
    pbx.on('close', () => phone.terminate());
    pbx.on('error', () => phone.terminate());
    void opened.then(open => open || phone.terminate());
  });

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`,
    messages,
    requests: method => messages.filter(({from, text}) => from === 'phone' && text.startsWith(`${method} `)).length,
    get takeovers() {
      return takeovers;
    },
    set takeovers(value) {
      takeovers = value;
    },
    cut,
    mend() {
      isCut = false;
      takeovers = null;
    },
    async stop() {
      cut();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function header(text: string, name: string): string {
  return new RegExp(`^${name}: *(.*)\\r$`, 'im').exec(text)?.[1] ?? '';
}

/** A final response as RFC 3261 §8.2.6 makes it. */
function refusal(request: string, status: number): string {
  const vias = request.match(/^Via:.*\r$/gim) ?? [];
  const copied = ['From', 'Call-ID', 'CSeq'].map(name => `${name}: ${header(request, name)}\r`);
  const lines = [`SIP/2.0 ${status} Refused\r`, ...vias, ...copied, `To: ${header(request, 'To')};tag=wire\r`];
  return [...lines, 'Content-Length: 0\r', '\r', ''].join('\n');
}
