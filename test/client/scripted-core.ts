import {PhoneClient} from '../../src/client/reach/phone-client.js';
import type {Phone, PhoneOptions} from '../../src/client/phone.js';
import {
  initialState,
  portPair,
  PROTOCOL_VERSION,
  type Call,
  type CoreMessage,
  type CorePort,
  type PageMessage,
  type PagePort,
  type PhoneState,
} from '../../src/protocol/index.js';

export const registered: PhoneState = {...initialState, revision: 1, registration: {status: 'registered', since: 1}};

export const configuration = {servers: ['wss://pbx.example/ws'], credentials: {aor: 'sip:101@pbx.example'}};

export function call(id: string, changes: Partial<Call> = {}): Call {
  return {
    id,
    direction: 'in',
    phase: 'ringing',
    remote: {number: '102', name: '', anonymous: false},
    startedAt: 1,
    held: false,
    heldByRemote: false,
    muted: false,
    earlyMedia: false,
    changing: null,
    media: {page: null, status: 'none'},
    tonesSent: '',
    ...changes,
  };
}

/** The core at the other end of a phone's port: says what the test says. */
export class ScriptedCore {
  readonly got: PageMessage[] = [];
  readonly names: string[] = [];
  readonly phone: Phone;
  /** Said to each hello. */
  greeting: CoreMessage | null = {type: 'welcome', protocol: PROTOCOL_VERSION, state: registered};
  /** The Web Lock that it holds as long as it lives. */
  lock: string | null = null;
  #port: CorePort | null = null;
  #waiting: (() => void)[] = [];

  constructor(options: Partial<PhoneOptions> = {}, greeting?: CoreMessage | null) {
    if (greeting !== undefined) this.greeting = greeting;
    this.phone = new PhoneClient({configuration, ...options}, async (name, attach) => {
      this.names.push(name);
      const [near, far]: [PagePort, CorePort] = portPair();
      this.#port = far;
      far.onmessage = message => {
        this.got.push(message);
        if (message.type === 'hello' && this.greeting) this.say(this.greeting);
        this.#waiting.splice(0).forEach(look => look());
      };
      attach(near);
      return this.lock;
    });
  }

  say(message: CoreMessage): void {
    this.#port?.post(message);
  }

  /** The first message of a type, now or when it comes. */
  async hears<T extends PageMessage['type']>(type: T, nth = 0): Promise<Extract<PageMessage, {type: T}>> {
    const end = performance.now() + 5000;
    for (;;) {
      const found = this.got.filter(message => message.type === type)[nth];
      if (found) return found as Extract<PageMessage, {type: T}>;
      if (performance.now() > end) throw new Error(`The core heard no ${type}.`);
      await Promise.race([
        new Promise<void>(resolve => this.#waiting.push(resolve)),
        new Promise(resolve => setTimeout(resolve, 100)),
      ]);
    }
  }

  /** Settles when the phone tells its listeners of a state of which this holds. */
  state(holds: (state: PhoneState) => boolean): Promise<PhoneState> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('The state did not come.')), 5000);
      const done = (state: PhoneState) => {
        clearTimeout(late);
        end();
        resolve(state);
      };
      const end = this.phone.subscribe(state => holds(state) && done(state));
      if (holds(this.phone.state)) done(this.phone.state);
    });
  }
}
