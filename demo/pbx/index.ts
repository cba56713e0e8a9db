/**
 * @file The embedded test PBX: a SIP server over WebSocket (RFC 7118) with real audio, for the demo and the tests.
 * A back-to-back user agent: every phone has its own dialog and its own media with the PBX.
 */
import {createServer, type IncomingMessage, type Server} from 'node:http';
import {WebSocketServer} from 'ws';
import type {CallState} from './call.js';
import type {Algorithm} from './digest.js';
import {Exchange} from './exchange.js';
import {simulation, type Simulate} from './simulate.js';

export type {SimCall, Simulate} from './simulate.js';
export type {CallState} from './call.js';
export type {Heard} from './media/listener.js';

export interface PbxOptions {
  /** 0, the default, takes any free one. */
  port?: number;
  /** The loopback interface by default: this PBX has published passwords. */
  host?: string;
  /** Serves the path on this server instead of a port of its own. The server is not closed with the PBX. */
  server?: Server;
  /** `/ws` by default. */
  path?: string;
  /** Whether a page may connect: its passwords are published. Default: every one. */
  admits?: (request: IncomingMessage) => boolean;
  /** How long a clerk's line rings; 30 by default. */
  ringSeconds?: number;
  /** After how long a call ends whose phone has neither connection nor audio; 60 by default. */
  lostSeconds?: number;
  /** What is offered for digest authentication, in this order; SHA-256, then MD5 by default. */
  algorithms?: readonly Algorithm[];
  /** Takes one line per message and event. Never holds a credential. */
  log?: (line: string) => void;
}

export interface Pbx {
  /** Where phones connect: `ws://127.0.0.1:PORT/ws`. */
  readonly url: string;
  readonly port: number;
  readonly simulate: Simulate;
  /** `expires`: seconds left. */
  registrations(): {extension: string; contact: string; expires: number}[];
  /** `digits`: the keys pressed so far in this call. */
  calls(): {id: string; from: string; to: string; state: CallState; digits: string}[];
  /** Ends all calls and connections. */
  close(): Promise<void>;
}

const MAX_MESSAGE_BYTES = 65_536;

/** Starts the PBX. Rejects when the port is taken. */
export async function startPbx(options: PbxOptions = {}): Promise<Pbx> {
  const {
    host = '127.0.0.1',
    path = '/ws',
    admits = () => true,
    ringSeconds = 30,
    lostSeconds = 60,
    algorithms = ['SHA-256', 'MD5'],
    log = () => {},
  } = options;
  const server = options.server ?? createServer((_, response) => response.writeHead(426).end());
  if (!options.server) await listen(server, options.port ?? 0, host);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  const exchange = new Exchange(algorithms, ringSeconds, lostSeconds, log);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols: protocols => (protocols.has('sip') ? 'sip' : false),
  });
  const upgrade: Parameters<typeof server.on>[1] = (request, socket, head) => {
    const {pathname} = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== path) {
      if (!options.server) socket.destroy();
      return;
    }
    if (!admits(request)) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, connection => {
      if (connection.protocol === 'sip') exchange.connections.add(connection, request);
      // RFC 7118 §4: both ends speak SIP, or nothing.
      else connection.close(1002, 'sub-protocol sip expected');
    });
  };
  server.on('upgrade', upgrade);

  return {
    url: `ws://${host}:${port}${path}`,
    port,
    simulate: simulation(exchange),
    registrations: () =>
      exchange.registrar.list().map(({extension, uri, expiresAt}) => ({
        extension,
        contact: uri.toString(),
        expires: Math.ceil((expiresAt - Date.now()) / 1000),
      })),
    calls: () => [...exchange.calls].map(call => call.summary),
    close: async () => {
      server.off('upgrade', upgrade);
      exchange.close();
      sockets.close();
      if (options.server) return;
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
