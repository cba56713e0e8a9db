import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {WebSocket, WebSocketServer} from 'ws';

export interface WireMessage {
  readonly from: 'phone' | 'pbx';
  readonly text: string;
}

/** The line between phones and a PBX: sees every message, and can be cut. */
export interface Wire {
  readonly url: string;
  /** What went over it so far; set its length to 0 to start anew. */
  readonly messages: WireMessage[];
  /** How many requests with this method phones have sent. */
  requests(method: string): number;
  /** Ends every connection without a close frame, and refuses new ones until it is mended. */
  cut(): void;
  mend(): void;
  stop(): Promise<void>;
}

export async function startWire(pbxUrl: string): Promise<Wire> {
  const messages: WireMessage[] = [];
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
    const opened = once(pbx, 'open');
    phone.on('message', async data => {
      messages.push({from: 'phone', text: String(data)});
      await opened;
      pbx.send(String(data));
    });
    pbx.on('message', data => {
      messages.push({from: 'pbx', text: String(data)});
      phone.send(String(data));
    });
    phone.on('close', () => pbx.terminate());
    pbx.on('close', () => phone.terminate());
    pbx.on('error', () => phone.terminate());
    opened.catch(() => phone.terminate());
  });

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`,
    messages,
    requests: method => messages.filter(({from, text}) => from === 'phone' && text.startsWith(`${method} `)).length,
    cut,
    mend: () => void (isCut = false),
    async stop() {
      cut();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
