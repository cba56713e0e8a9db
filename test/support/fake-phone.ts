import type {OpenQuestion, Phone} from '../../src/client/phone.js';
import {
  type Call,
  type Command,
  type CommandResults,
  type Configuration,
  type EndedCall,
  type PhoneState,
  type PhoneError,
  initialState,
} from '../../src/protocol/index.js';

type Refusal = PhoneError | undefined;

/** A phone whose state is set by hand, and that records the commands it gets. */
export class FakePhone implements Phone {
  readonly page = 'this-page';
  state: PhoneState = {...initialState, pages: {...initialState.pages, count: 1, announcer: 'this-page'}};
  configuration: Configuration | null = null;
  windowUrl: string | null = null;
  confirmsNumbers = false;
  question: OpenQuestion | null = null;
  readonly commands: Command[] = [];
  isDisconnected = false;
  /** What the next commands settle with; default: accepted. */
  answerWith: (command: Command) => Promise<Refusal> | Refusal = () => undefined;
  readonly ready: Promise<void>;
  becomeReady: () => void = () => {};
  failToStart: (error: PhoneError) => void = () => {};
  readonly #listeners = new Set<(state: PhoneState, previous: PhoneState) => void>();

  constructor(slices: Partial<PhoneState> = {}) {
    this.ready = new Promise((resolve, reject) => {
      this.becomeReady = resolve;
      this.failToStart = reject;
    });
    this.ready.catch(() => {});
    this.state = {...this.state, ...slices};
  }

  /** Puts slices into the state and tells who listens. */
  set(slices: Partial<PhoneState>): void {
    const previous = this.state;
    this.state = {...previous, ...slices, revision: previous.revision + 1};
    for (const listener of [...this.#listeners]) listener(this.state, previous);
  }

  /** Changes one running call. */
  change(id: string, changes: Partial<Call>): void {
    this.set({calls: this.state.calls.map(call => (call.id === id ? {...call, ...changes} : call))});
  }

  /** Ends one running call. */
  end(id: string, how: Partial<EndedCall> = {}): void {
    const call = this.state.calls.find(other => other.id === id);
    if (!call) throw new Error(`No call ${id}`);
    const {direction, remote, dialled, startedAt, answeredAt} = call;
    const ended: EndedCall = {
      id,
      direction,
      remote,
      startedAt,
      ...(dialled === undefined ? {} : {dialled}),
      ...(answeredAt === undefined ? {} : {answeredAt}),
      endedAt: Date.now(),
      reason: 'hung-up-there',
      ...how,
    };
    this.set({calls: this.state.calls.filter(other => other.id !== id), ended: [ended, ...this.state.ended]});
  }

  subscribe(listener: (state: PhoneState, previous: PhoneState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async send<C extends Command>(command: C): Promise<CommandResults[C['type']]> {
    this.commands.push(command);
    const refusal = await this.answerWith(command);
    if (refusal) throw refusal;
    return 'new-call' as CommandResults[C['type']];
  }

  call = (target: string, options: {emergency?: boolean} = {}) => this.send({type: 'call', target, ...options});
  answer = (id: string) => this.send({type: 'answer', id});
  decline = (id: string) => this.send({type: 'decline', id});
  hangUp = (id: string) => this.send({type: 'hangUp', id});
  hold = (id: string) => this.send({type: 'hold', id});
  resume = (id: string) => this.send({type: 'resume', id});
  mute = (id: string, on: boolean) => this.send({type: 'mute', id, on});
  sendTones = (id: string, tones: string) => this.send({type: 'sendTones', id, tones});
  transfer = (id: string, target: string) => this.send({type: 'transfer', id, target});
  consult = (id: string, target: string) => this.send({type: 'consult', id, target});
  completeTransfer = (id: string) => this.send({type: 'completeTransfer', id});
  backToCaller = (id: string) => this.send({type: 'backToCaller', id});
  join = (id: string, other: string) => this.send({type: 'join', id, other});
  takeOver = (id: string) => this.send({type: 'takeOver', id});
  draft = (id: string, text: string) => this.send({type: 'draft', id, text});
  reconnect = () => this.send({type: 'reconnect'});
  diagnose = () => this.send({type: 'diagnose'});

  disconnect(): void {
    this.isDisconnected = true;
  }
}

/** Registered and connected. */
export function reachable(now = Date.now()): Partial<PhoneState> {
  return {
    connection: {status: 'connected', since: now, server: 0},
    registration: {status: 'registered', since: now, checkedAt: now},
    account: {aor: 'sip:101@pbx.amt.example', user: '101', displayName: 'Huber, Maria'},
  };
}

/** A call with Anna Schmid that was answered 222 seconds ago, but for what is given. */
export function aCall(changes: Partial<Call> = {}): Call {
  const now = Date.now();
  return {
    id: 'schmid',
    direction: 'in',
    phase: 'talking',
    remote: {name: 'Schmid, Anna', number: '089 99998-765', anonymous: false},
    startedAt: now - 230_000,
    answeredAt: now - 222_000,
    held: false,
    heldByRemote: false,
    muted: false,
    earlyMedia: false,
    changing: null,
    media: {page: 'this-page', status: 'connected'},
    tonesSent: '',
    ...changes,
  };
}

/** The same caller, ringing here. */
export function aRingingCall(changes: Partial<Call> = {}): Call {
  const call: {-readonly [Key in keyof Call]: Call[Key]} = aCall({
    phase: 'ringing',
    startedAt: Date.now() - 3000,
    media: {page: null, status: 'none'},
  });
  delete call.answeredAt;
  return {...call, ...changes};
}
