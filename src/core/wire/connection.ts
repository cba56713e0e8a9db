import {PhoneError, type ConnectionState, type ErrorCode} from '../../protocol/index.js';
import {backoff, between} from './backoff.js';
import {KeepAlive} from './keep-alive.js';
import {Socket} from './socket.js';

export interface ConnectionOptions {
  readonly servers: readonly string[];
  readonly webSocket: typeof WebSocket;
  readonly random: () => number;
  readonly now: () => number;
  /** A call runs: come back fast, and do not move to another server without need. */
  busy(): boolean;
  changed(state: ConnectionState): void;
  opened(): void;
  /** An open connection ended. */
  lost(): void;
  received(frame: string): void;
  /** Asks the server something that it answers, for servers that do not answer keep-alives. */
  probe(): void;
  /** Something came back: the path works. */
  checked(): void;
}

const MINUTE = 60_000;

/** For the developer's console, which does not show what happens in the worker. Not which servers: guests see this, too. */
const WORDS: Partial<Record<ErrorCode, string>> = {
  'server-unreachable':
    'No address in "servers" takes a WebSocket connection. Are host and path right, and does the worker\'s connect-src name them?',
  'connection-lost': 'The WebSocket connection broke off.',
};

/**
 * Keeps one WebSocket to the PBX open, for ever: servers in their order, staying with one that works, full jitter
 * between attempts (so that seven hundred phones do not come back at once), keep-alive with a watchdog.
 *
 * ```text
 * idle ── start ──► connecting ── open ──► connected
 *                    ▲     │ failed            │ closed, silent, failed
 *                    │     ▼                   │
 *                   waiting ◄──────────────────┘
 * ```
 */
export class Connection {
  private socket: Socket | null = null;
  private opening: Socket | null = null;
  /** Another connection, being made while the one that stands is in doubt. */
  private spare: Socket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failBackTimer: ReturnType<typeof setTimeout> | undefined;
  private server = 0;
  /** Rounds through all servers since one last worked, and servers tried in this round. */
  private round = 0;
  private tried = 0;
  private readonly keepAlive: KeepAlive;

  constructor(private readonly options: ConnectionOptions) {
    this.keepAlive = new KeepAlive({
      random: options.random,
      ping: () => this.socket?.send('\r\n\r\n'),
      probe: () => options.probe(),
      doubtful: () => this.tryAnother(),
      dead: urgent => this.fail('connection-lost', urgent),
    });
  }

  get open(): boolean {
    return this.socket !== null;
  }

  get secure(): boolean {
    return !/^ws:/i.test(this.options.servers[this.server] ?? '');
  }

  /** Connects at once unless it is connected. */
  start(): void {
    if (this.socket || this.opening) return;
    clearTimeout(this.timer);
    this.connect();
  }

  /** The path may have changed, after sleep or on another network: look at once. `urgent`: it probably has. */
  check(urgent = false): void {
    if (this.socket) this.keepAlive.check(urgent);
    else if (this.timer !== undefined) this.wait(this.soon(urgent), undefined);
  }

  /** The server did its work: the next failure is the first again. */
  settled(): void {
    this.round = this.tried = 0;
    if (this.failBackTimer === undefined) this.planFailBack();
  }

  /** Gives up this connection, then tries the next server; `soon`: only this machine's network failed, no whole house comes. */
  fail(code: ErrorCode, soon = false): void {
    this.drop();
    this.failed(code, soon);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.opening?.close();
    this.opening = null;
    this.drop();
    this.changed({status: 'idle'});
  }

  send(text: string): boolean {
    return this.socket?.send(text) ?? false;
  }

  /** Who comes back because the whole house does waits a little; who was torn out of a call, alone, does not. */
  private soon(alone: boolean): number {
    return between(0, alone && this.options.busy() ? 250 : 3000, this.options.random);
  }

  /** Over another network the old connection answers never, and a new one at once; the old one stays until that is seen. */
  private tryAnother(): void {
    this.spare ??= this.attempt(
      this.server,
      socket => {
        this.spare = null;
        this.drop();
        this.adopt(socket);
      },
      () => (this.spare = null),
    );
  }

  private connect(): void {
    this.timer = undefined;
    this.changed({status: 'connecting', server: this.server});
    this.opening = this.attempt(
      this.server,
      socket => this.adopt(socket),
      () => this.failed('server-unreachable'),
    );
  }

  private attempt(server: number, opened: (socket: Socket) => void, failed: () => void): Socket {
    const socket: Socket = new Socket(this.options.servers[server] ?? '', this.options.webSocket, {
      opened: () => opened(socket),
      received: frame => this.received(socket, frame),
      closed: () => {
        if (socket === this.socket) this.fail('connection-lost');
        else failed();
      },
    });
    return socket;
  }

  private adopt(socket: Socket): void {
    this.opening = null;
    this.socket = socket;
    this.keepAlive.start();
    this.changed({status: 'connected', server: this.server});
    this.options.opened();
  }

  private drop(): void {
    clearTimeout(this.failBackTimer);
    this.failBackTimer = undefined;
    this.forgetSpare();
    const socket = this.socket;
    if (!socket) return;
    this.socket = null;
    this.keepAlive.stop();
    socket.close();
    this.options.lost();
  }

  private forgetSpare(): void {
    this.spare?.close();
    this.spare = null;
  }

  private failed(code: ErrorCode, soon = false): void {
    this.opening?.close();
    this.opening = null;
    const {servers, random, busy} = this.options;
    // One that worked gets a second chance before the next is tried: mostly it just restarts.
    if (code === 'server-unreachable') {
      this.server = (this.server + 1) % servers.length;
      this.tried++;
    }
    const next = code === 'server-unreachable' && this.tried < servers.length;
    if (!next) {
      this.tried = 0;
      this.round++;
    }
    this.wait(next || soon || busy() ? this.soon(soon) : backoff(this.round, random), code);
  }

  private wait(milliseconds: number, code: ErrorCode | undefined): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), milliseconds);
    this.changed({
      status: 'waiting',
      retryAt: this.options.now() + milliseconds,
      ...(code ? {error: new PhoneError(code, WORDS[code] ?? code, {retryable: true}).toData()} : {}),
    });
  }

  private received(socket: Socket, frame: string): void {
    if (socket !== this.socket) return;
    this.forgetSpare();
    const pong = /^[\r\n]+$/.test(frame);
    // A server that keeps the flow alive from its side wants an answer (RFC 5626 §4.4.1).
    if (frame === '\r\n\r\n') socket.send('\r\n');
    this.keepAlive.heard(pong);
    this.options.checked();
    if (!pong) this.options.received(frame);
  }

  /** Every ten minutes or so, while no call runs, sees whether the preferred server is back. */
  private planFailBack(): void {
    this.failBackTimer = undefined;
    if (this.server === 0) return;
    this.failBackTimer = setTimeout(
      () => {
        if (this.options.busy()) return this.planFailBack();
        this.opening = this.attempt(
          0,
          socket => {
            this.drop();
            this.server = 0;
            this.adopt(socket);
          },
          () => {
            this.opening = null;
            this.planFailBack();
          },
        );
      },
      between(8 * MINUTE, 12 * MINUTE, this.options.random),
    );
  }

  private changed(state: Omit<ConnectionState, 'since'>): void {
    this.options.changed({...state, since: this.options.now()});
  }
}
