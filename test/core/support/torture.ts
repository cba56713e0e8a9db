import {expect} from 'chai';
import {UserAgent} from 'sip.js';
import type {PhoneCore} from '../../../src/core/phone-core.js';
import type {Configuration, Credentials, EndReason} from '../../../src/protocol/index.js';
import {installClock, type FakeClock} from './clock.js';
import {watchEscapes} from './escaped.js';
import {startPhone, type FakePage} from './page.js';
import {Peer, type PeerDialog, type RequestOptions} from './peer.js';
import {answer, offer} from './sdp.js';
import type {Message} from './sip-message.js';

/** Every user agent that was started since the last look. */
const agents: UserAgent[] = [];
const {start} = UserAgent.prototype;
UserAgent.prototype.start = function (this: UserAgent) {
  agents.push(this);
  return start.call(this);
};

/** Longer than any transaction lives: 64·T1 and the deadlines that stand behind it. */
const everything = 80_000;

/** One phone at a scripted peer, with a clock that stands still, and what must hold when its case is over. */
export class Torture {
  readonly clock: FakeClock = installClock();
  readonly peer = new Peer();
  /** How the calls ended, oldest first; what still runs at the end is hung up here. */
  expected: EndReason[] = [];
  /** False: the peer wrote what cannot be answered in good form. */
  judged = true;
  private readonly escapes = watchEscapes();
  private started: {core: PhoneCore; page: FakePage} | null = null;

  get page(): FakePage {
    if (!this.started) throw new Error('not started');
    return this.started.page;
  }

  get core(): PhoneCore {
    if (!this.started) throw new Error('not started');
    return this.started.core;
  }

  /** What SIP.js holds. */
  get agent(): UserAgent {
    const [agent] = agents.slice(-1);
    if (!agent) throw new Error('no user agent');
    return agent;
  }

  async start(settings: Partial<Configuration> = {}, credentials?: () => Credentials): Promise<this> {
    agents.length = 0;
    this.started = await startPhone(settings, {}, this.peer, credentials);
    return this;
  }

  /** The clerk leaves the page and goes on in another. */
  goTo(page: FakePage): void {
    this.page.leave();
    this.started = {core: this.core, page};
  }

  tick(milliseconds: number): Promise<void> {
    return this.clock.tick(milliseconds);
  }

  async dial(target = '102'): Promise<Message> {
    void this.page.send({type: 'call', target}).catch(() => undefined);
    return this.peer.expect('INVITE');
  }

  /** A call out that talks. */
  async talk(headers: RequestOptions['headers'] = []): Promise<PeerDialog & {invite: Message}> {
    const invite = await this.dial();
    const dialog = this.peer.answer(invite, answer, {headers});
    await this.peer.expect('ACK');
    await this.phase('talking');
    return Object.assign(dialog, {invite});
  }

  /** A call in that rings. */
  async ring(options: RequestOptions = {}, sdp: string | null = offer): Promise<Message> {
    const before = this.page.state.calls.length;
    const invite = this.peer.invite(sdp, options);
    await this.peer.expect('180 INVITE');
    await this.page.until('ringing', ({calls}) => calls.length === before + 1);
    return invite;
  }

  /** Takes the call that rings; settles with the 200, before the ACK. */
  async take(): Promise<Message> {
    const id = this.page.state.calls.at(-1)?.id ?? '';
    void this.page.send({type: 'answer', id}).catch(() => undefined);
    return this.peer.expect('200 INVITE');
  }

  /** A call in that talks. */
  async talkIn(options: RequestOptions = {}): Promise<PeerDialog> {
    const invite = await this.ring(options);
    const response = await this.take();
    this.peer.ack(invite, response);
    await this.phase('talking');
    return this.peer.dialogOf(invite, response);
  }

  async phase(phase: string): Promise<void> {
    await this.page.until(phase, ({calls}) => calls.at(-1)?.phase === phase);
  }

  async over(): Promise<void> {
    await this.page.until('over', ({calls}) => calls.length === 0);
  }

  /** The connection to the PBX breaks off. */
  async lose(): Promise<void> {
    this.peer.drop();
    await this.page.until('lost', ({connection}) => connection.status !== 'connected');
  }

  /** Back within 3 s, for a call runs. */
  async back(): Promise<void> {
    await this.tick(3_000);
    await this.page.until('registered', ({registration}) => registration.status === 'registered');
  }

  hangUp(): void {
    void this.page.send({type: 'hangUp', id: this.page.call.id}).catch(() => undefined);
  }

  hold(): Promise<unknown> {
    return this.page.send({type: 'hold', id: this.page.call.id}).catch((thrown: unknown) => thrown);
  }

  resume(): Promise<unknown> {
    return this.page.send({type: 'resume', id: this.page.call.id}).catch((thrown: unknown) => thrown);
  }

  /** The general end condition: nothing is left, nothing escaped, every call is in the list as it ended. */
  async end(): Promise<void> {
    const {clock, peer, escapes} = this;
    try {
      const {page} = this;
      const finals = new Map([
        ['BYE', 200],
        ['CANCEL', 200],
        ['INVITE', 486],
        ['SUBSCRIBE', 489],
      ]);
      peer.onMessage = ({method, ...message}) => {
        const status = finals.get(method);
        if (status) peer.respond({method, ...message}, status);
        return status !== undefined;
      };
      for (const {id} of page.state.calls) void page.send({type: 'hangUp', id}).catch(() => undefined);
      await clock.tick(everything);
      expect(page.state.calls, 'calls').to.deep.equal([]);
      expect(page.state.ended.map(({reason}) => reason).reverse(), 'ended').to.deep.equal(this.expected);
      for (const agent of agents) {
        const {userAgentCore: core} = agent;
        const own = ['REGISTER', 'OPTIONS'];
        const clients = [...core.userAgentClients.values()].map(({message}) => message.method);
        expect(Object.keys(agent._sessions), 'sessions').to.deep.equal([]);
        expect([...core.dialogs.keys()], 'dialogs').to.deep.equal([]);
        expect(
          clients.filter(method => !own.includes(method)),
          'client transactions',
        ).to.deep.equal([]);
        const servers = [...core.userAgentServers].map(
          ([id, {message, transaction}]) => `${message.method} ${transaction.state} ${id}`,
        );
        expect(servers, 'server transactions').to.deep.equal([]);
      }
      const legs = new Set(page.ops('microphone').map(({call}) => call));
      const closed = new Set(page.ops('close').map(({call}) => call));
      expect(
        [...legs].filter(leg => !closed.has(leg)),
        'open microphones',
      ).to.deep.equal([]);
      expect(page.state.registration.status).to.equal('registered');
      expect(await page.send({type: 'diagnose'}), 'defects').to.not.match(/ (call phase|failed part) /);
      if (this.judged) expect(peer.faults()).to.deep.equal([]);
      expect(escapes.found, 'escaped').to.deep.equal([]);
    } finally {
      clock.uninstall();
      escapes.stop();
    }
  }
}

/** Runs each case of a `describe` with a phone of its own, and looks at what is left of it. */
export function torture(settings: Partial<Configuration> = {}, credentials?: () => Credentials): () => Torture {
  let current: Torture | null = null;
  beforeEach(async () => {
    current = await new Torture().start(settings, credentials);
  });
  afterEach(async () => {
    const ending = current;
    current = null;
    await ending?.end();
  });
  return () => {
    if (!current) throw new Error('no case runs');
    return current;
  };
}
