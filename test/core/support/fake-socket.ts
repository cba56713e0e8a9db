/** A `WebSocket` whose other end is a test. Events come asynchronously, as in a browser, but without any timer. */
export interface SocketPeer {
  /** What becomes of a connection attempt: `hang` never answers. */
  connecting(socket: FakeSocket): 'open' | 'refuse' | 'hang';
  opened(socket: FakeSocket): void;
  received(socket: FakeSocket, data: string): void;
}

interface FakeEvent {
  type: string;
  data?: unknown;
  code?: number;
  reason?: string;
  wasClean?: boolean;
}
type Listener = (event: FakeEvent) => void;

/** Promises, not timers: a fake clock must not stand between the two ends. */
const soon = (task: () => void) => void Promise.resolve().then(task);

export class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;

  readyState = FakeSocket.CONNECTING;
  protocol = '';
  binaryType = 'blob';
  onopen: Listener | null = null;
  onmessage: Listener | null = null;
  onclose: Listener | null = null;
  onerror: Listener | null = null;
  /** The code with which the phone closed this socket. */
  closedWith: number | null = null;
  private readonly listeners = new Map<string, Set<Listener>>();

  constructor(
    readonly url: string,
    readonly protocols: string | string[],
    private readonly peer: SocketPeer,
    acceptedProtocol = 'sip',
  ) {
    soon(() => {
      const fate = peer.connecting(this);
      if (fate === 'hang' || this.readyState !== FakeSocket.CONNECTING) return;
      if (fate === 'refuse') return this.end(1006);
      this.readyState = FakeSocket.OPEN;
      this.protocol = acceptedProtocol;
      this.emit({type: 'open'});
      peer.opened(this);
    });
  }

  addEventListener(type: string, listener: Listener): void {
    const set = this.listeners.get(type) ?? new Set();
    this.listeners.set(type, set.add(listener));
  }

  removeEventListener(type: string, listener: Listener): void {
    this.listeners.get(type)?.delete(listener);
  }

  send(data: string): void {
    if (this.readyState === FakeSocket.CONNECTING) throw new Error('InvalidStateError');
    if (this.readyState === FakeSocket.OPEN) soon(() => this.peer.received(this, data));
  }

  close(code = 1000): void {
    if (this.readyState >= FakeSocket.CLOSING) return;
    this.closedWith = code;
    this.readyState = FakeSocket.CLOSING;
    soon(() => this.end(code));
  }

  /** The far end sends a frame. */
  deliver(data: unknown): void {
    soon(() => {
      if (this.readyState === FakeSocket.OPEN) this.emit({type: 'message', data});
    });
  }

  /** The far end or the network ends the connection. */
  drop(code = 1006): void {
    soon(() => this.end(code));
  }

  private end(code: number): void {
    if (this.readyState === FakeSocket.CLOSED) return;
    this.readyState = FakeSocket.CLOSED;
    if (code === 1006) this.emit({type: 'error'});
    this.emit({type: 'close', code, reason: '', wasClean: code !== 1006});
  }

  private emit(event: FakeEvent): void {
    const handler = {open: this.onopen, message: this.onmessage, close: this.onclose, error: this.onerror}[event.type];
    handler?.(event);
    for (const listener of this.listeners.get(event.type) ?? []) listener(event);
  }
}
