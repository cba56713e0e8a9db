/** What a {@link Socket} tells. After `closed` it tells nothing more. */
export interface SocketEvents {
  opened(): void;
  received(frame: string): void;
  closed(): void;
}

const CONNECT_LIMIT = 5000;

/**
 * One WebSocket with the sub-protocol `sip` (RFC 7118 §4). Stands in for SIP.js' own transport, which needs a global
 * WebSocket, waits for the far end when it closes a dead socket, and never works again after a listener threw.
 */
export class Socket {
  private socket: WebSocket | null = null;
  private ended = false;
  private readonly timer: ReturnType<typeof setTimeout>;

  constructor(
    url: string,
    Constructor: typeof WebSocket,
    private readonly events: SocketEvents,
  ) {
    this.timer = setTimeout(() => this.end(), CONNECT_LIMIT);
    try {
      const socket = new Constructor(url, 'sip');
      this.socket = socket;
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => {
        clearTimeout(this.timer);
        if (socket.protocol === 'sip') events.opened();
        else this.end();
      };
      socket.onmessage = ({data}) => events.received(typeof data === 'string' ? data : new TextDecoder().decode(data));
      socket.onclose = () => this.end();
    } catch {
      // A URL that the platform refuses; the constructor's caller needs the object before it hears of it.
      void Promise.resolve().then(() => this.end());
    }
  }

  /** False when it could not be sent. */
  send(text: string): boolean {
    try {
      if (this.socket?.readyState !== 1) return false;
      this.socket.send(text);
      return true;
    } catch {
      return false;
    }
  }

  /** Ends it without waiting for the far end, and without telling. */
  close(): void {
    this.ended = true;
    clearTimeout(this.timer);
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    try {
      socket.close(1000);
    } catch {
      // Nothing left to close.
    }
  }

  private end(): void {
    if (this.ended) return;
    this.close();
    this.events.closed();
  }
}
