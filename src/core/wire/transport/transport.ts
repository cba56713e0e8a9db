import {Core, EmitterImpl, Invitation, TransportState, type Transport, type UserAgent} from 'sip.js';
import type {Connection} from '../connection.js';
import type {LineHooks} from '../line-options.js';
import {answerTo} from '../sweep.js';
import {Aliases} from './aliases.js';
import type {Duty, Wire} from './duty.js';
import {reads} from './inbound/addresses.js';
import {restoreAddresses} from './outbound/headers.js';
import {inbound, outbound} from './pipeline.js';
import {Recent} from './recent.js';
import {SipMessage, type Header} from './sip-message.js';

export interface WireTransportOptions {
  readonly connection: Connection;
  readonly hooks: LineHooks;
  readonly tag: string;
  digestStrength(algorithm: string): number;
  bearer(): string | undefined;
}

const REPEATED_BY_CANCEL = /^(via|max-forwards|route|from|to|call-id)$/i;

/**
 * What SIP.js has for a transport. The socket is the connection's business; this stands between it and SIP.js, and
 * every message in either direction passes the duties of the pipeline.
 */
export class WireTransport implements Transport {
  /** Set by SIP.js. */
  onMessage: ((message: string) => void) | undefined;
  /** SIP.js' own reconnection is not used: nobody calls these. */
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;

  readonly stateChange = new EmitterImpl<TransportState>();

  private wire: Wire | null = null;
  /** Branches of requests that got a final answer while they were being delivered. */
  private readonly answered = new Set<string>();
  private readonly connection: Connection;
  private readonly aliases = new Aliases();
  /** Requests that end something, which nobody got. */
  private readonly farewells = new Recent<string>(50);

  constructor(
    private readonly logger: Core.Logger,
    private readonly options: WireTransportOptions,
  ) {
    this.connection = options.connection;
  }

  /** Takes up the work for a user agent. Before this, nothing is let through. */
  attach(userAgent: UserAgent): void {
    const {hooks, tag, digestStrength, bearer} = this.options;
    this.wire = {
      userAgent,
      core: userAgent.userAgentCore,
      aliases: this.aliases,
      hooks,
      tag,
      described: new Recent(50),
      withdrawn: new Recent(20),
      ended: new Recent(100),
      digestStrength,
      bearer,
      reply: (request, status, reason, headers) => this.reply(request, status, reason, headers),
      abandon: response => this.abandon(response),
      deliver: message => this.deliver(message),
    };
  }

  /** A frame came from the socket. Never throws. */
  receive(frame: string): void {
    this.answered.clear();
    for (const message of SipMessage.readFrame(frame)) {
      if (this.perform(inbound, message)) this.deliver(message);
    }
  }

  send(text: string): Promise<void> {
    for (const message of SipMessage.readFrame(text)) {
      if (!message.isRequest && message.status >= 200) this.answered.add(message.branch);
      if (!this.perform(outbound, message) || this.connection.send(message.toString())) continue;
      if (message.method === 'BYE' && message.isRequest) this.farewells.set(message.branch, message.toString());
      return Promise.reject(new Error('Not connected.'));
    }
    return Promise.resolve();
  }

  /** The connection is gone before `request` was answered: what ends a call is said again on the next one. */
  unanswered(request: Core.OutgoingRequestMessage): void {
    const [message] = SipMessage.readFrame(request.toString());
    if (!message || !this.perform([restoreAddresses], message)) return;
    const {method, branch, cseq} = message;
    if (method === 'INVITE' && !message.toTag) {
      // The other phone may ring; its CANCEL goes by the same branch and repeats no more than it must (RFC 3261 §9.1).
      for (const {name} of [...message.headers]) if (!REPEATED_BY_CANCEL.test(name)) message.remove(name);
      message.startLine = message.startLine.replace(/^INVITE/, 'CANCEL');
      message.set('CSeq', `${cseq} CANCEL`);
      message.body = '';
    } else if (method !== 'BYE' && method !== 'CANCEL') return;
    this.farewells.set(branch, message.toString());
  }

  /** Says what could not be said while there was no connection. */
  catchUp(): void {
    for (const text of this.farewells.takeAll()) this.connection.send(text);
  }

  /** An address, a Call-ID or a message as its maker wrote it, where SIP.js knows it by another name. */
  asWritten(text: string): string {
    return this.aliases.restore(text);
  }

  /** The name by which SIP.js knows an address. */
  readable(uri: string): string {
    return reads(`<${uri}>`, 'Contact') ? uri : this.aliases.uri(uri);
  }

  get protocol(): string {
    return this.connection.secure ? 'WSS' : 'WS';
  }

  get state(): TransportState {
    return this.isConnected() ? TransportState.Connected : TransportState.Disconnected;
  }

  isConnected(): boolean {
    return this.connection.open;
  }

  connect(): Promise<void> {
    return Promise.resolve();
  }

  disconnect(): Promise<void> {
    return Promise.resolve();
  }

  dispose(): Promise<void> {
    this.wire = null;
    return Promise.resolve();
  }

  /** False: a duty settled the message. */
  private perform(duties: readonly Duty[], message: SipMessage): boolean {
    if (!this.wire) return false;
    for (const duty of duties) {
      try {
        duty(message, this.wire);
      } catch (error) {
        this.report('duty-failed', error);
      }
      if (message.settled) return false;
    }
    return true;
  }

  private deliver(message: SipMessage): void {
    try {
      const text = message.toString();
      if (!Core.Parser.parseMessage(text, this.logger)) return this.refuse(message, 400, 'Bad Request');
      this.onMessage?.(text);
    } catch (error) {
      this.report('message-failed', error);
      this.refuse(message, 500, 'Server Internal Error');
    }
  }

  /** The last resort: whoever sent a request gets an answer, and what SIP.js has half made for it ends with that. */
  private refuse(message: SipMessage, status: number, reason: string): void {
    try {
      this.options.hooks.diagnostics?.({kind: 'message-refused', detail: `${message.method} ${status}`});
      if (!message.isRequest) return this.abandon(message);
      if (message.method === 'ACK' || this.answered.has(message.branch)) return;
      const server = this.wire?.core.userAgentServers.get(message.branch);
      const session = this.wire?.userAgent._sessions[message.callId + message.fromTag];
      if (session instanceof Invitation && session.request === server?.message)
        void session.reject({statusCode: status}).catch(() => {});
      else if (server?.message.method === message.method) server.reject({statusCode: status});
      else this.reply(message, status, reason);
    } catch (error) {
      this.report('answer-failed', error);
    }
  }

  /** A final answer that is of no use ends what it answers all the same: SIP.js would wait for another one, for ever. */
  private abandon(response: SipMessage): void {
    response.settled = true;
    const client = this.wire?.core.userAgentClients.get(response.branch + response.method);
    const isFinal = /^SIP\/2\.0 [2-6]\d\d\b/i.test(response.startLine);
    if (!client || !isFinal || response.cseq !== client.message.cseq) return;
    const startLine = response.status < 300 ? 'SIP/2.0 500 Unusable Answer' : response.startLine;
    this.onMessage?.(answerTo(client.message, startLine));
  }

  private reply(request: SipMessage, status: number, reason: string, headers: readonly Header[] = []): void {
    request.settled = true;
    // Nobody answers an ACK (RFC 3261 §17.1.1.3), and without Via there is no way back.
    if (request.method === 'ACK' || !request.has('Via')) return;
    const copied = request.headers.filter(({name}) => /^(via|from|to|call-id|cseq)$/i.test(name));
    const response = new SipMessage(`SIP/2.0 ${status} ${reason}`, [
      ...copied.map(header => ({...header})),
      ...headers,
    ]);
    if (!request.toTag) response.set('To', `${request.get('To')};tag=${this.options.tag}`);
    void this.send(response.toString()).catch(() => {});
  }

  private report(kind: string, error: unknown): void {
    // The text of an error may quote a message: its name alone is told.
    this.options.hooks.diagnostics?.({kind, detail: error instanceof Error ? error.name : typeof error});
  }
}
