import {expect} from 'chai';
import {Inviter, UserAgent, type Invitation} from 'sip.js';
import {Line, type LineHooks, type LineOptions} from '../../../src/core/wire/index.js';
import type {ConnectionState, Credentials, RegistrationState} from '../../../src/protocol/index.js';
import {installClock, type FakeClock} from './clock.js';
import {fakeMedia, type FakeMedia} from './media.js';
import {Peer, type Message} from './peer.js';

export interface LineUnderTest {
  readonly peer: Peer;
  readonly line: Line;
  readonly media: FakeMedia[];
  /** What media made from now on wait for. */
  readonly gate: {promise: Promise<void>};
  readonly invitations: Invitation[];
  readonly connections: ConnectionState[];
  readonly registrations: RegistrationState[];
  /** The other hooks that were called, as `name argument argument`. */
  readonly told: string[];
  connection(): ConnectionState | undefined;
  registration(): RegistrationState | undefined;
}

export const credentials: Credentials = {aor: 'sip:101@pbx.test', password: 'geheim', displayName: 'Anna Huber'};

/** Lines that were made and not yet stopped. */
const open = new Set<LineUnderTest>();

export function makeLine(
  options: Partial<LineOptions> & {hook?: Partial<LineHooks>} = {},
  peer = new Peer(),
): LineUnderTest {
  const {made, gate, factory} = fakeMedia();
  const invitations: Invitation[] = [];
  const connections: ConnectionState[] = [];
  const registrations: RegistrationState[] = [];
  const told: string[] = [];
  const tell =
    (name: string) =>
    (...values: unknown[]) =>
      void told.push(
        [name, ...values.map(value => (typeof value === 'string' ? value.split('\r\n')[0] : '…'))].join(' '),
      );
  const line = new Line({
    configuration: {servers: ['wss://pbx.test/ws'], credentials},
    credentials: () => Promise.resolve(credentials),
    mediaHandlerFactory: factory,
    webSocket: peer.WebSocket,
    identity: {instanceId: '7d5d2f4e-0000-4000-8000-000000000001', contactName: 'phone1', viaHost: 'phone1.invalid'},
    ...options,
    hooks: {
      connection: state => connections.push(state),
      registration: state => registrations.push(state),
      account: tell('account'),
      invite: invitation => invitations.push(invitation),
      earlyDescription: tell('earlyDescription'),
      earlyBye: tell('earlyBye'),
      withdrawn: tell('withdrawn'),
      identity: (callId, request) => told.push(`identity ${callId} ${request.getHeader('P-Asserted-Identity')}`),
      refreshed: () => undefined,
      repeated: tell('repeated'),
      lost: tell('lost'),
      recovered: tell('recovered'),
      diagnostics: ({kind, detail}) => told.push(`diagnostics ${kind} ${detail ?? ''}`.trim()),
      ...options.hook,
    },
  });
  const made_: LineUnderTest = {
    peer,
    line,
    media: made,
    gate,
    invitations,
    connections,
    registrations,
    told,
    connection: () => connections[connections.length - 1],
    registration: () => registrations[registrations.length - 1],
  };
  open.add(made_);
  return made_;
}

/** A line that is registered. */
export async function registeredLine(...options: Parameters<typeof makeLine>): Promise<LineUnderTest> {
  const made = makeLine(...options);
  made.peer.autoRegister = true;
  made.line.start();
  await until(() => made.line.registered, 'registered');
  return made;
}

/** Ends every line of a test and returns what was wrong with all that they sent. */
export async function endLines(): Promise<string[]> {
  const faults: string[] = [];
  for (const {line, peer} of open) {
    peer.autoRegister = true;
    await line.stop();
    faults.push(...peer.faults());
  }
  open.clear();
  return faults;
}

/** For a suite whose tests may make time stand still: after each its lines are ended, none of which sent anything wrong. */
export function linesInTime() {
  let clock: FakeClock | undefined;
  afterEach(async () => {
    clock?.uninstall();
    clock = undefined;
    expect(await endLines()).to.deep.equal([]);
  });
  return {
    fakeTime: () => void (clock = installClock()),
    async tick(milliseconds: number) {
      if (!clock) throw new Error('Time goes on by itself.');
      await clock.tick(milliseconds);
    },
  };
}

const {setTimeout: realSetTimeout} = globalThis;

/** Waits for a condition that no event tells of; real time, at most two seconds. */
export async function until(holds: () => unknown, what: string): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (holds()) return;
    await new Promise(resolve => realSetTimeout(resolve, i < 20 ? 0 : 5));
  }
  throw new Error(`It never came to: ${what}`);
}

/** A call from the phone; settles with its INVITE as the peer got it. */
export async function callFrom(
  {line, peer}: LineUnderTest,
  target = 'sip:102@pbx.test',
): Promise<{inviter: Inviter; invite: Message}> {
  const uri = UserAgent.makeURI(target);
  if (!uri) throw new Error('bad target');
  const inviter = new Inviter(line.userAgent, uri);
  void inviter.invite();
  return {inviter, invite: await peer.expect('INVITE')};
}
