import {FakeSocket, type SocketPeer} from './fake-socket.js';
import {address, faultsOfAll, parameter, parseMessage, type Message} from './sip-message.js';

export {address, parameter, type Message} from './sip-message.js';

/** One side of a dialog (RFC 3261 §12) as the peer sees it. */
export interface PeerDialog {
  readonly callId: string;
  readonly localUri: string;
  readonly remoteUri: string;
  readonly localTag: string;
  readonly remoteTag: string;
  /** Where requests to the phone go: its Contact. */
  readonly target: string;
  /** CSeq of the peer's last request. */
  cseq: number;
}

export interface RequestOptions {
  uri?: string;
  /** Whole header values. */
  from?: string;
  to?: string;
  callId?: string;
  cseq?: number;
  branch?: string;
  contact?: string | null;
  /** Further headers; a name may be given twice. */
  headers?: readonly (readonly [string, string])[] | Record<string, string>;
  body?: string;
  contentType?: string;
}

export interface ResponseOptions {
  reason?: string;
  toTag?: string;
  contact?: string | null;
  headers?: RequestOptions['headers'];
  body?: string;
  contentType?: string;
}

export interface ChallengeOptions {
  status?: 401 | 407;
  realm?: string;
  nonce?: string;
  algorithm?: string;
  qop?: string | null;
  stale?: boolean;
}

const REASONS: Record<number, string> = {100: 'Trying', 180: 'Ringing', 183: 'Session Progress', 200: 'OK'};
const bytes = (text: string) => new TextEncoder().encode(text).length;
// Taken before a test installs a fake clock: a deadline for a message that never comes is real time.
const {setTimeout: realSetTimeout, clearTimeout: realClearTimeout} = globalThis;

/**
 * A scripted SIP server on the other end of a fake WebSocket. The test says what it answers; it holds no
 * transactions and retransmits nothing. All that the phone sent is in {@link messages}.
 */
export class Peer implements SocketPeer {
  /** Every socket the phone ever opened, oldest first. */
  readonly sockets: FakeSocket[] = [];
  /** Every SIP message of the phone, oldest first. */
  readonly messages: Message[] = [];
  /** Every frame of the phone as it came. */
  readonly frames: string[] = [];
  /** Keep-alives (CRLF CRLF) that arrived. */
  pings = 0;

  /** Answer REGISTER with 200 by itself. */
  autoRegister = false;
  /** Expires that {@link registerOk} grants; null: what was asked for. */
  grantedExpires: number | null = null;
  /** Called for every message before anything else; `true`: the test has dealt with it. */
  onMessage: ((message: Message) => boolean | undefined) | null = null;
  /** Answer OPTIONS with 200 by itself. */
  autoOptions = true;
  /** Refuse connections, let attempts hang, drop what arrives, ignore keep-alives; may be changed at any time. */
  refuse: boolean | ((url: string) => boolean) = false;
  hang = false;
  swallow = false;
  /** What this one connection brings is lost. */
  deaf: FakeSocket | null = null;
  pong = true;
  /** Sub-protocol that the handshake answers. */
  protocol = 'sip';

  /** The phone's Contact URI of its last REGISTER. */
  contact = '';
  /** User and domain of the peer's own addresses. */
  domain = 'pbx.test';

  /** To be given to the phone in place of `WebSocket`. */
  readonly WebSocket: typeof WebSocket;

  private readonly unread: Message[] = [];
  private readonly waiting: {what: string; matches: (message: Message) => boolean; resolve(message: Message): void}[] =
    [];
  private count = 0;

  constructor() {
    const open = (url: string, protocols: string | string[] = '') => {
      const socket = new FakeSocket(url, protocols, this, this.protocol);
      this.sockets.push(socket);
      return socket;
    };
    function Fake(url: string, protocols?: string | string[]) {
      return open(url, protocols);
    }
    this.WebSocket = Object.assign(Fake, {
      CONNECTING: 0,
      OPEN: 1,
      CLOSING: 2,
      CLOSED: 3,
    }) as unknown as typeof WebSocket;
  }

  // The network

  /** The socket that is open now. */
  get socket(): FakeSocket {
    const open = this.sockets.filter(({readyState}) => readyState === FakeSocket.OPEN).pop();
    if (!open) throw new Error('No socket is open.');
    return open;
  }

  /** Ends the open connection. */
  drop(code = 1006): void {
    this.socket.drop(code);
  }

  /** Sends a frame as it is. */
  send(frame: string): void {
    this.socket.deliver(frame);
  }

  connecting(socket: FakeSocket): 'open' | 'refuse' | 'hang' {
    const refused = typeof this.refuse === 'function' ? this.refuse(socket.url) : this.refuse;
    return refused ? 'refuse' : this.hang ? 'hang' : 'open';
  }

  opened(): void {}

  received(socket: FakeSocket, data: string): void {
    if (this.swallow || socket === this.deaf) return;
    this.frames.push(data);
    if (data === '\r\n') return;
    if (data === '\r\n\r\n') {
      this.pings++;
      if (this.pong) socket.deliver('\r\n');
      return;
    }
    const message = parseMessage(data);
    this.messages.push(message);
    if (message.method === 'REGISTER') this.contact = address(message.header('Contact')) || this.contact;
    if (this.onMessage?.(message)) return;
    if (message.method === 'REGISTER' && this.autoRegister) return this.registerOk(message);
    if (message.method === 'OPTIONS' && this.autoOptions && !message.toTag) return this.respond(message, 200);
    const index = this.waiting.findIndex(({matches}) => matches(message));
    if (index < 0) this.unread.push(message);
    else this.waiting.splice(index, 1)[0]?.resolve(message);
  }

  // What the phone sends

  /**
   * The next message of the phone that was not yet expected by anyone: a request by its method, `'200'` a response by
   * its status, `'200 INVITE'` by status and method. Others stay unread.
   */
  expect(what: string, milliseconds = 2000): Promise<Message> {
    const [first = '', second] = what.split(' ');
    const matches = (message: Message) =>
      message.method === first || (String(message.status) === first && (!second || message.cseqMethod === second));
    const index = this.unread.findIndex(matches);
    const found = index < 0 ? undefined : this.unread.splice(index, 1)[0];
    if (found) return Promise.resolve(found);
    return new Promise((resolve, reject) => {
      const timer = realSetTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(waiter), 1);
        const unread = this.unread.map(({startLine}) => startLine).join(' | ');
        reject(new Error(`No ${what} came; unread: ${unread || 'nothing'}`));
      }, milliseconds);
      const waiter = {what, matches, resolve: (message: Message) => (realClearTimeout(timer), resolve(message))};
      this.waiting.push(waiter);
    });
  }

  /** The requests of one method so far, resent ones with credentials included. */
  requests(method: string): Message[] {
    return this.messages.filter(message => message.method === method);
  }

  /** Messages nobody expected. */
  get pending(): readonly Message[] {
    return this.unread;
  }

  /** What is wrong with the messages the phone sent so far; empty when nothing is. */
  faults(): string[] {
    return faultsOfAll(this.messages);
  }

  // What the peer sends

  respond(request: Message, status: number, options: ResponseOptions = {}): void {
    const given = parameter(request.header('To'), 'tag');
    const tag = given || status === 100 ? '' : `;tag=${options.toTag ?? this.tagFor(request)}`;
    const contact = options.contact === undefined ? `<sip:peer@${this.domain};transport=ws>` : options.contact;
    const lines = [
      `SIP/2.0 ${status} ${options.reason ?? REASONS[status] ?? 'Status'}`,
      ...request.all('Via').map(via => `Via: ${via}`),
      ...request.all('Record-Route').map(route => `Record-Route: ${route}`),
      `From: ${request.header('From')}`,
      `To: ${request.header('To')}${tag}`,
      `Call-ID: ${request.callId}`,
      `CSeq: ${request.header('CSeq')}`,
    ];
    if (contact && request.method === 'INVITE' && status < 300 && status > 100) lines.push(`Contact: ${contact}`);
    this.send(this.finish(lines, options));
  }

  /** 200 to REGISTER with the phone's binding; `contacts`: further bindings, before ours. */
  registerOk(request: Message, contacts: readonly string[] = []): void {
    const asked = Number(parameter(request.header('Contact'), 'expires') || 3600);
    const own = request.header('Contact').replace(/;expires=\d+/, '');
    const headers = contacts.map(value => ['Contact', value] as const);
    const expires = Math.min(asked, this.grantedExpires ?? asked);
    this.respond(request, 200, {
      headers: asked > 0 ? [...headers, ['Contact', `${own};expires=${expires}`]] : headers,
    });
  }

  /** Asks for credentials (RFC 3261 §22, RFC 7616). */
  challenge(request: Message, options: ChallengeOptions | readonly ChallengeOptions[] = {}): void {
    const all: readonly ChallengeOptions[] = Array.isArray(options) ? options : [options];
    const status = all[0]?.status ?? 401;
    const name = status === 401 ? 'WWW-Authenticate' : 'Proxy-Authenticate';
    const headers = all.map(({realm = this.domain, nonce = `nonce${++this.count}`, algorithm, qop = 'auth', stale}) => {
      const parts = [`realm="${realm}"`, `nonce="${nonce}"`];
      if (algorithm) parts.push(`algorithm=${algorithm}`);
      if (qop) parts.push(`qop="${qop}"`);
      if (stale) parts.push('stale=true');
      return [name, `Digest ${parts.join(', ')}`] as const;
    });
    this.respond(request, status, {reason: 'Unauthorized', headers});
  }

  /** Sends a request outside a dialog to the phone's registered Contact. */
  request(method: string, options: RequestOptions = {}): Message {
    const number = ++this.count;
    const contact = options.contact === undefined ? `<sip:peer@${this.domain};transport=ws>` : options.contact;
    const lines = [
      `${method} ${options.uri ?? this.contact} SIP/2.0`,
      `Via: SIP/2.0/WSS ${this.domain};branch=${options.branch ?? `z9hG4bKpeer${number}`}`,
      `Max-Forwards: 70`,
      `From: ${options.from ?? `"Peer" <sip:peer@${this.domain}>;tag=peer${number}`}`,
      `To: ${options.to ?? `<sip:101@${this.domain}>`}`,
      `Call-ID: ${options.callId ?? `call${number}@${this.domain}`}`,
      `CSeq: ${options.cseq ?? number} ${method}`,
    ];
    if (contact) lines.push(`Contact: ${contact}`);
    const raw = this.finish(lines, options);
    this.send(raw);
    return parseMessage(raw);
  }

  /** A call to the phone. Without `body`: an INVITE without offer. */
  invite(sdp: string | null, options: RequestOptions = {}): Message {
    return this.request('INVITE', {...(sdp === null ? {} : {body: sdp, contentType: 'application/sdp'}), ...options});
  }

  /** CANCEL for an INVITE of the peer (RFC 3261 §9.1). */
  cancel(invite: Message, headers: RequestOptions['headers'] = []): Message {
    return this.request('CANCEL', {...this.sameTransaction(invite), contact: null, headers});
  }

  /** ACK to the phone's final response to an INVITE of the peer. */
  ack(invite: Message, response: Message, sdp: string | null = null, options: RequestOptions = {}): void {
    const same = this.sameTransaction(invite);
    const accepted = response.status < 300;
    this.request('ACK', {
      ...same,
      to: response.header('To'),
      contact: null,
      uri: accepted ? address(response.header('Contact')) : same.uri,
      branch: accepted ? `${invite.branch}ack` : invite.branch,
      ...(sdp === null ? {} : {body: sdp, contentType: 'application/sdp'}),
      ...options,
    });
  }

  // Dialogs

  /** The dialog of a call to the phone, from the peer's INVITE and the phone's response. */
  dialogOf(invite: Message, response: Message): PeerDialog {
    return {
      callId: invite.callId,
      localUri: address(invite.header('From')),
      remoteUri: address(invite.header('To')),
      localTag: invite.fromTag,
      remoteTag: response.toTag,
      target: address(response.header('Contact')) || this.contact,
      cseq: invite.cseq,
    };
  }

  /** The dialog of a call from the phone, as it is after the peer responded with its usual tag or `toTag`. */
  dialogFrom(invite: Message, toTag = this.tagFor(invite)): PeerDialog {
    return {
      callId: invite.callId,
      localUri: address(invite.header('To')),
      remoteUri: address(invite.header('From')),
      localTag: toTag,
      remoteTag: invite.fromTag,
      target: address(invite.header('Contact')),
      cseq: 100,
    };
  }

  /** Answers the phone's INVITE with 200 and SDP. */
  answer(invite: Message, sdp: string, options: ResponseOptions = {}): PeerDialog {
    this.respond(invite, 200, {body: sdp, contentType: 'application/sdp', ...options});
    return this.dialogFrom(invite, options.toTag);
  }

  /** Sends a request inside a dialog. */
  inDialog(dialog: PeerDialog, method: string, options: RequestOptions = {}): Message {
    return this.request(method, {
      uri: dialog.target,
      from: `<${dialog.localUri}>;tag=${dialog.localTag}`,
      to: `<${dialog.remoteUri}>;tag=${dialog.remoteTag}`,
      callId: dialog.callId,
      cseq: ++dialog.cseq,
      ...options,
    });
  }

  bye(dialog: PeerDialog, headers: RequestOptions['headers'] = []): Message {
    return this.inDialog(dialog, 'BYE', {contact: null, headers});
  }

  reinvite(dialog: PeerDialog, sdp: string | null, options: RequestOptions = {}): Message {
    return this.inDialog(dialog, 'INVITE', {
      ...(sdp === null ? {} : {body: sdp, contentType: 'application/sdp'}),
      ...options,
    });
  }

  /** NOTIFY of a transfer's progress (RFC 3515): `sipfrag` is a status line. */
  notify(dialog: PeerDialog, sipfrag: string, state = 'active;expires=60'): Message {
    return this.inDialog(dialog, 'NOTIFY', {
      headers: {Event: 'refer', 'Subscription-State': state},
      body: `${sipfrag}\r\n`,
      contentType: 'message/sipfrag;version=2.0',
    });
  }

  private tagFor(request: Message): string {
    return `tag-${request.callId.replace(/\W/g, '')}`;
  }

  private sameTransaction(invite: Message): RequestOptions & {uri: string} {
    return {
      uri: invite.uri,
      from: invite.header('From'),
      to: invite.header('To'),
      callId: invite.callId,
      cseq: invite.cseq,
      branch: invite.branch,
    };
  }

  private finish(lines: string[], {headers = [], body = '', contentType}: RequestOptions | ResponseOptions): string {
    const more = Array.isArray(headers) ? headers : Object.entries(headers);
    for (const [name, value] of more) lines.push(`${name}: ${value}`);
    if (contentType) lines.push(`Content-Type: ${contentType}`);
    lines.push(`Content-Length: ${bytes(body)}`, '', body);
    return lines.join('\r\n');
  }
}
