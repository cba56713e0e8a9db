import {PhoneCore} from '../../../src/core/phone-core.js';
import type {CoreEnvironment} from '../../../src/core/environment.js';
import {
  applyPatch,
  initialState,
  PhoneError,
  PROTOCOL_VERSION,
  type Call,
  type Command,
  type Configuration,
  type CoreMessage,
  type Credentials,
  type ErrorCode,
  type MediaEvent,
  type MediaRequest,
  type MediaResult,
  type PageInfo,
  type PageMessage,
  type PhoneState,
  type StatePatch,
  type TopicMessage,
  type TopicValues,
} from '../../../src/protocol/index.js';
import {answer, audio} from './sdp.js';
import {Peer} from './peer.js';

export const configuration: Configuration = {
  servers: ['wss://pbx.test/ws'],
  credentials: {aor: 'sip:101@pbx.test', displayName: 'Huber, Maria', password: 'secret101'},
};

const info = {visible: true, focused: true, phoneWindow: false, media: true, activated: true, notifies: false};
const {setTimeout: realSetTimeout, clearTimeout: realClearTimeout} = globalThis;
let pages = 0;

/** What a core says to a page of that version which only says hello. */
export function greet(core: PhoneCore, protocol = PROTOCOL_VERSION): readonly CoreMessage[] {
  const said: CoreMessage[] = [];
  const port = {
    post: (message: CoreMessage) => said.push(message),
    onmessage: null as ((message: PageMessage) => void) | null,
    close() {},
  };
  core.connect(port);
  port.onmessage?.({type: 'hello', protocol, page: 'greeting', lock: null, info, configuration});
  return said;
}

/** A page at the other end of the core's port, with media made of paper. */
export class FakePage {
  readonly id = `page-${++pages}`;
  state: PhoneState = initialState;
  /** How the state came to be, since the page is known to the core. */
  readonly patches: StatePatch[] = [];
  /** What the core told of the topics that the page watches, in order. */
  readonly told: TopicMessage[] = [];
  /** What the core asked of the page's media, in order. */
  readonly asked: MediaRequest[] = [];
  /** Refuses a request with this error. */
  readonly refuse: Partial<Record<MediaRequest['op'], ErrorCode>> = {};
  /** When the far end was last heard, if the page knows. */
  heard: (() => number) | null = null;
  /** Requests that are answered later. */
  readonly waits: Partial<Record<MediaRequest['op'], Promise<unknown>>> = {};
  /** Requests that stay unanswered. */
  readonly silent = new Set<MediaRequest['op']>();
  #toCore: (message: PageMessage) => void;
  #seq = 0;
  #results = new Map<number, (message: Extract<CoreMessage, {type: 'result'}>) => void>();
  #listeners = new Set<() => void>();
  #media = true;

  constructor(
    core: PhoneCore,
    settings: Configuration = configuration,
    looks: Partial<PageInfo> = {},
    /** What this page yields when it is asked for credentials. */
    public credentials: () => Credentials = () => ({aor: ''}),
  ) {
    let receive: (message: PageMessage) => void = () => undefined;
    core.connect({
      post: message => this.#receive(structuredClone(message)),
      set onmessage(handler: (message: PageMessage) => void) {
        receive = handler;
      },
      close: () => undefined,
    });
    this.#toCore = message => receive(structuredClone(message));
    this.#toCore({
      type: 'hello',
      protocol: PROTOCOL_VERSION,
      page: this.id,
      lock: null,
      info: {...info, ...looks},
      configuration: settings,
    });
  }

  get call(): Call {
    const [call] = this.state.calls;
    if (!call) throw new Error('there is no call');
    return call;
  }

  get lamps(): TopicValues['lamps'] {
    return (this.told.filter(({topic}) => topic === 'lamps').at(-1)?.value ?? {}) as TopicValues['lamps'];
  }

  watch(topic: string, {on = true, guest = false} = {}): void {
    this.#toCore({type: 'watch', topic, on, guest});
  }

  send(command: Command): Promise<unknown> {
    const seq = ++this.#seq;
    return new Promise((resolve, reject) => {
      this.#results.set(seq, ({result}) => (result.ok ? resolve(result.value) : reject(PhoneError.from(result.error))));
      this.#toCore({type: 'command', seq, command});
    });
  }

  /** Navigated away, closed or crashed: answers nothing any more. */
  leave(): void {
    this.#media = false;
    this.#toCore({type: 'leaving'});
  }

  /** Somebody brings the page to the front. */
  look(): void {
    this.#toCore({type: 'info', info});
  }

  /** How well a call is heard. */
  measured(event: MediaEvent): void {
    this.#toCore({type: 'quality', event});
  }

  report(event: MediaEvent): void {
    this.#toCore({type: 'media-event', event});
  }

  /** The state's first fitting moment, now or later. */
  until(what: string, fits: (state: PhoneState) => boolean, milliseconds = 2000): Promise<PhoneState> {
    if (fits(this.state)) return Promise.resolve(this.state);
    return new Promise((resolve, reject) => {
      const timer = realSetTimeout(() => {
        this.#listeners.delete(look);
        const calls = this.state.calls.map(({phase, held}) => `${phase}${held ? ' held' : ''}`).join(', ');
        const [last] = this.state.ended;
        reject(
          new Error(`not seen: ${what}; calls: ${calls || 'none'}; last ended: ${last?.reason} ${last?.error?.code}`),
        );
      }, milliseconds);
      const look = () => {
        if (!fits(this.state)) return;
        realClearTimeout(timer);
        this.#listeners.delete(look);
        resolve(this.state);
      };
      this.#listeners.add(look);
    });
  }

  ops(op: MediaRequest['op']): MediaRequest[] {
    return this.asked.filter(request => request.op === op);
  }

  #receive(message: CoreMessage): void {
    if (message.type === 'welcome') this.state = message.state;
    else if (message.type === 'patch') {
      this.patches.push(message.patch);
      this.state = applyPatch(this.state, message.patch);
    } else if (message.type === 'topic') this.told.push(message);
    else if (message.type === 'result') {
      this.#results.get(message.seq)?.(message);
      this.#results.delete(message.seq);
    } else if (message.type === 'credentials') {
      const result = {ok: true, value: this.credentials()} as const;
      queueMicrotask(() => this.#toCore({type: 'credentials-result', seq: message.seq, result}));
    } else if (message.type === 'media') void this.#answer(message.seq, message.request);
    for (const listener of [...this.#listeners]) listener();
  }

  async #answer(seq: number, request: MediaRequest): Promise<void> {
    this.asked.push(request);
    await Promise.resolve();
    if (!this.#media || this.silent.has(request.op)) return;
    await this.waits[request.op];
    const code = this.refuse[request.op];
    const value: MediaResult =
      request.op === 'offer'
        ? {sdp: audio({direction: request.direction, name: 'phone'})}
        : request.op === 'answer'
          ? {sdp: answer}
          : request.op === 'heard' && this.heard
            ? {heard: this.heard()}
            : {};
    this.#toCore({
      type: 'media-result',
      seq,
      result: code
        ? {ok: false, error: new PhoneError(code, code, {retryable: code === 'media-failed'}).toData()}
        : {ok: true, value},
    });
  }
}

const running = new Set<PhoneCore>();

/** After each test: what is left of a phone would go on beside the next one. */
export async function stopPhones(): Promise<void> {
  const cores = [...running];
  running.clear();
  await Promise.all(cores.map(core => core.stop()));
}

// In Node it is a hook of mocha's, for this file is loaded once for many test files (see root-hooks.ts).
if (typeof document !== 'undefined') afterEach(stopPhones);

/** A core that is registered at a scripted peer, with one page. */
export async function startPhone(
  settings: Partial<Configuration> = {},
  environment: CoreEnvironment = {},
  peer = new Peer(),
  credentials?: () => Credentials,
): Promise<{peer: Peer; core: PhoneCore; page: FakePage}> {
  peer.autoRegister = true;
  const core = new PhoneCore({webSocket: peer.WebSocket, ...environment});
  running.add(core);
  const page = new FakePage(core, {...configuration, ...settings});
  if (credentials) page.credentials = credentials;
  await page.until('registered', state => state.registration.status === 'registered');
  // What transfers comes now, before anybody can be on the line.
  await import('../../../src/core/call/transfer.js');
  return {peer, core, page};
}
