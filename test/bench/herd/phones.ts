/** @file The phones of one house in one process: `phones.ts <kind> <url> <count>`. Tells its parent what they do. */
import {Registerer, UserAgent} from 'sip.js';
import JsSIP from 'jssip';
import {WebSocket} from 'ws';
import {Line, type LineHooks} from '../../../src/core/wire/index.js';
import type {RegistrationState} from '../../../src/protocol/index.js';
import type {HerdEvent, HerdKind} from './events.js';

/** How many are started per second. */
const pace = 50;

const [, , kind, url = '', count = '0'] = process.argv;
const tell = (what: HerdEvent['what'], phone: number) =>
  process.send?.({what, phone, at: Date.now()} satisfies HerdEvent);

/** Node 20 has no WebSocket of its own; each phone gets one that counts its attempts. */
const socketOf = (phone: number) =>
  class extends WebSocket {
    constructor(address: string, protocols?: string | string[]) {
      super(address, protocols);
      tell('connects', phone);
      // Without a listener Node ends the process; the close that follows is what the phones look at.
      this.on('error', () => {});
    }
  } as unknown as typeof globalThis.WebSocket;

const starters: Readonly<Record<HerdKind, (phone: number) => void>> = {
  Amtsleitung: startOwn,
  'SIP.js, retries without end': phone => startSipJs(phone, Infinity),
  'SIP.js as shipped': phone => startSipJs(phone),
  'JsSIP as shipped': startJsSip,
};

for (let phone = 0; phone < Number(count); phone++) {
  setTimeout(() => starters[kind as HerdKind](phone), (phone * 1000) / pace);
}

function startOwn(phone: number): void {
  const told = ({status}: RegistrationState) => tell(status === 'registered' ? 'registered' : 'gone', phone);
  const credentials = {aor: `sip:${1000 + phone}@127.0.0.1`, password: `secret${1000 + phone}`};
  new Line({
    configuration: {servers: [url], credentials},
    credentials: () => Promise.resolve(credentials),
    mediaHandlerFactory: () => {
      throw new Error('a herd does not call');
    },
    webSocket: socketOf(phone),
    hooks: new Proxy({} as LineHooks, {
      get: (_, hook) => (hook === 'registration' ? told : () => {}),
    }),
  }).start();
}

/** As SIP.js' own guide does it: whenever the connection is there, register. */
function startSipJs(phone: number, reconnectionAttempts?: number): void {
  globalThis.WebSocket = socketOf(phone);
  const uri = UserAgent.makeURI(`sip:${1000 + phone}@127.0.0.1`);
  if (!uri) throw new Error('no address');
  const userAgent = new UserAgent({
    uri,
    authorizationUsername: `${1000 + phone}`,
    authorizationPassword: `secret${1000 + phone}`,
    transportOptions: {server: url},
    logBuiltinEnabled: false,
    ...(reconnectionAttempts === undefined ? {} : {reconnectionAttempts}),
  });
  const registerer = new Registerer(userAgent);
  const register = () =>
    void registerer.register({requestDelegate: {onAccept: () => tell('registered', phone)}}).catch(() => {});
  userAgent.delegate = {onConnect: register, onDisconnect: () => tell('gone', phone)};
  void userAgent.start();
}

function startJsSip(phone: number): void {
  globalThis.WebSocket = socketOf(phone);
  const userAgent = new JsSIP.UA({
    sockets: [new JsSIP.WebSocketInterface(url)],
    uri: `sip:${1000 + phone}@127.0.0.1`,
    password: `secret${1000 + phone}`,
  });
  userAgent.on('registered', () => tell('registered', phone));
  userAgent.on('disconnected', () => tell('gone', phone));
  userAgent.start();
}
