/** @file SIP over WebSocket (RFC 7118), seen from the server: many connections that act as one transport. */
import type {IncomingMessage as HttpRequest} from 'node:http';
import {Core, type URI} from 'sip.js';
import type {RawData, WebSocket} from 'ws';

type Message = Core.IncomingRequestMessage | Core.IncomingResponseMessage;

interface Events {
  onRequest(message: Core.IncomingRequestMessage): void;
  onResponse(message: Core.IncomingResponseMessage): void;
  /** The connection that served these contact addresses is gone. */
  onGone(contacts: readonly string[]): void;
  log(line: string): void;
}

const MANDATORY = ['from', 'to', 'call-id', 'cseq', 'via'];
/** RFC 5626 §4.4.1. */
const PING = '\r\n\r\n';
const PONG = '\r\n';

/**
 * A response goes back where its request came from, which is written into the request's Via (RFC 3581 §4). A request goes
 * to the connection from which its Request-URI was last heard as a Contact, so that a phone that reconnects under
 * the same contact keeps its dialogs.
 */
export class Connections implements Core.Transport {
  readonly protocol = 'WS';
  private readonly byAddress = new Map<string, WebSocket>();
  private readonly byContact = new Map<string, WebSocket>();
  private readonly logger: Core.Logger;

  constructor(
    private readonly events: Events,
    loggers: Core.LoggerFactory,
  ) {
    this.logger = loggers.getLogger('pbx.connections');
  }

  /** Takes over a connection whose handshake is done. */
  add(socket: WebSocket, {socket: {remoteAddress = '', remotePort = 0}}: HttpRequest): void {
    const host = remoteAddress.replace(/^::ffff:/, '');
    const address = `${host}:${remotePort}`;
    this.byAddress.set(address, socket);
    this.events.log(`connected ${address}`);
    socket.on('message', data => this.receive(socket, data, host, remotePort));
    socket.on('error', error => this.events.log(`connection ${address}: ${error.message}`));
    socket.on('close', () => {
      this.byAddress.delete(address);
      const contacts = [...this.byContact].filter(([, owner]) => owner === socket).map(([contact]) => contact);
      for (const contact of contacts) this.byContact.delete(contact);
      this.events.log(`disconnected ${address}`);
      this.guard(() => this.events.onGone(contacts));
    });
  }

  /** Whether a request to this address would find a connection. */
  reaches(contact: URI): boolean {
    return this.byContact.has(contact.aor);
  }

  /** Of RFC 3261's transport layer. Rejects when the connection is gone. */
  async send(text: string): Promise<void> {
    const message = Core.Parser.parseMessage(text, this.logger);
    const socket = message && this.route(message);
    if (!socket || socket.readyState !== socket.OPEN) throw new Core.TransportError('no connection to this phone');
    this.events.log(`→ ${summary(message)}`);
    await new Promise<void>((resolve, reject) =>
      socket.send(text, error => (error ? reject(new Core.TransportError(error.message)) : resolve())),
    );
  }

  close(): void {
    for (const socket of this.byAddress.values()) socket.terminate();
  }

  private route(message: Message): WebSocket | undefined {
    if (message instanceof Core.IncomingRequestMessage) return message.ruri && this.byContact.get(message.ruri.aor);
    const via: {received?: string; rport?: string} = message.parseHeader('via');
    return this.byAddress.get(`${via.received}:${via.rport}`);
  }

  private receive(socket: WebSocket, data: RawData, host: string, port: number): void {
    this.guard(() => {
      const text = data.toString();
      if (text === PING) return socket.send(PONG);
      if (text === PONG) return;
      const message = Core.Parser.parseMessage(text, this.logger);
      if (!message || !MANDATORY.every(name => message.hasHeader(name)) || !message.viaBranch) {
        return this.events.log('← not understood');
      }
      this.events.log(`← ${summary(message)}`);
      const contact = contactOf(message);
      if (contact) this.byContact.set(contact.aor, socket);
      if (!(message instanceof Core.IncomingRequestMessage)) return this.events.onResponse(message);
      // All of them go back with the response, for the proxies on its way (RFC 3261 §8.2.6.2).
      const [top = '', ...others] = message.getHeaders('via');
      const via = top.replace(/;\s*(rport|received)(=[^;]*)?(?=;|$)/gi, '');
      message.setHeader('via', `${via};received=${host};rport=${port}`);
      for (const other of others) message.addHeader('via', other);
      this.events.onRequest(message);
    });
  }

  /** Nothing that comes from the network may end the process. */
  private guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.events.log(`dropped: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** The address a phone wants to be reached at; several are not told apart and not followed. */
export function contactOf(message: Message): URI | undefined {
  const contact: unknown = message.getHeader('contact') && message.parseHeader('contact');
  return contact && typeof contact === 'object' && 'uri' in contact ? (contact.uri as URI) : undefined;
}

function summary(message: Message): string {
  const line =
    message instanceof Core.IncomingRequestMessage
      ? `${message.method} ${message.ruri?.user ?? ''}`
      : `${message.statusCode} ${message.reasonPhrase} (${message.method})`;
  return `${line} ${message.from?.uri?.user ?? ''}>${message.to?.uri?.user ?? ''}`;
}
