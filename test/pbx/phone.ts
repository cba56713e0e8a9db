/** @file A clerk's phone for the tests: SIP.js in Node, with real audio by werift. */
import {
  Invitation,
  Inviter,
  Registerer,
  SessionState,
  Subscriber,
  UserAgent,
  type Session,
  type SessionDescriptionHandler,
  type SessionDescriptionHandlerOptions,
} from 'sip.js';
import {WebSocket} from 'ws';
import type {Pbx} from '../../demo/pbx/index.js';
import {Ear, type Voice} from './ear.js';

Object.assign(globalThis, {WebSocket});

const DEADLINE_MS = 8000;

/** Waits until it is true, or fails saying what did not happen. */
export async function until(what: string, condition: () => unknown, deadline = DEADLINE_MS): Promise<void> {
  const started = performance.now();
  while (!condition()) {
    if (performance.now() - started > deadline) throw new Error(`never happened: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

export interface SdhOptions extends SessionDescriptionHandlerOptions {
  direction?: string;
  alter?: ((sdp: string) => string) | undefined;
}

class WeriftHandler implements SessionDescriptionHandler {
  readonly ear: Ear;
  private local = '';
  private remote = '';

  constructor(
    private readonly setup: string,
    voice: Voice,
  ) {
    this.ear = new Ear(voice);
  }

  async getDescription(options: SdhOptions = {}): Promise<{body: string; contentType: string}> {
    const {connection} = this.ear;
    if (!this.local) {
      await connection.setLocalDescription(
        connection.signalingState === 'stable' ? await connection.createOffer() : await connection.createAnswer(),
      );
      this.local = (connection.localDescription?.sdp ?? '').replace('a=setup:actpass', `a=setup:${this.setup}`);
    }
    const direction = options.direction ?? 'sendrecv';
    const body = this.local.replace(/^a=(sendrecv|sendonly|recvonly|inactive)/m, `a=${direction}`);
    return {body: options.alter?.(body) ?? body, contentType: 'application/sdp'};
  }

  hasDescription(contentType: string): boolean {
    return contentType === 'application/sdp';
  }

  async setDescription(sdp: string): Promise<void> {
    this.lastAnswer = sdp;
    if (this.remote) return;
    this.remote = sdp;
    await this.ear.connection.setRemoteDescription({type: this.local ? 'answer' : 'offer', sdp});
  }

  lastAnswer = '';

  sendDtmf(tones: string): boolean {
    this.ear.press(tones);
    return true;
  }

  close(): void {
    this.ear.close();
  }
}

export interface CallOptions {
  headers?: string[];
  earlyMedia?: boolean;
  /** Another extension than the one it authenticates as. */
  from?: string;
  /** Changes the offer on its way out. */
  alter?: (sdp: string) => string;
}

/** What a test can do with one call of a phone. */
export class PhoneCall {
  readonly statuses: number[] = [];
  /** Bodies of NOTIFY requests, first lines only. */
  readonly progress: string[] = [];
  asserted = '';
  referredBy = '';
  cancelReason = '';

  constructor(readonly session: Session) {
    session.delegate = {
      onNotify: notification => {
        this.progress.push(notification.request.body.split('\r\n')[0] ?? '');
        void notification.accept();
      },
      onCancel: cancel => {
        this.cancelReason = cancel.request.getHeader('reason') ?? '';
      },
    };
  }

  get state(): SessionState {
    return this.session.state;
  }

  get ear(): Ear {
    return this.handler.ear;
  }

  get remoteSdp(): string {
    return this.handler.lastAnswer;
  }

  get caller(): string {
    return this.session instanceof Invitation ? this.session.remoteIdentity.displayName : '';
  }

  async answer(): Promise<void> {
    if (this.session instanceof Invitation) await this.session.accept();
    await this.established();
  }

  async established(): Promise<void> {
    await until('call established', () => this.state === SessionState.Established);
  }

  async ended(deadline?: number): Promise<void> {
    await until('call ended', () => this.state === SessionState.Terminated, deadline);
  }

  /** Re-INVITE; resolves with the final status. */
  redirect(direction: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.session
        .invite({
          sessionDescriptionHandlerOptions: {direction} as SdhOptions,
          requestDelegate: {
            onAccept: response => resolve(response.message.statusCode ?? 0),
            onReject: response => resolve(response.message.statusCode ?? 0),
          },
        })
        .catch(reject);
    });
  }

  async hangUp(): Promise<void> {
    if (this.state === SessionState.Established) await this.session.bye();
    else if (this.session instanceof Inviter) await this.session.cancel();
    else if (this.session instanceof Invitation) await this.session.reject({statusCode: 486});
  }

  async hears(hz: number): Promise<void> {
    await until(
      `${hz} Hz heard (now: ${JSON.stringify(this.ear.heard())})`,
      () => Math.abs((this.ear.heard().hz ?? 0) - hz) <= 10,
    );
  }

  private get handler(): WeriftHandler {
    const handler = this.session.sessionDescriptionHandler;
    if (!(handler instanceof WeriftHandler)) throw new Error('this call has no audio yet');
    return handler;
  }
}

export class Phone {
  /** Calls that came in, in order. */
  readonly incoming: PhoneCall[] = [];
  /** As they came, for SIP.js knows none. */
  readonly updates: string[] = [];
  /** The status of the last REGISTER. */
  registered = 0;
  private readonly agent: UserAgent;
  private readonly registerer: Registerer;

  constructor(
    pbx: Pick<Pbx, 'url'>,
    readonly extension: string,
    {password = `secret${extension}`, setup = 'actpass', voice = 'PCMU' as Voice} = {},
  ) {
    const uri = UserAgent.makeURI(`sip:${extension}@pbx.amt.example`);
    if (!uri) throw new Error('bad extension');
    this.agent = new UserAgent({
      uri,
      authorizationUsername: extension,
      authorizationPassword: password,
      transportOptions: {server: pbx.url},
      logBuiltinEnabled: false,
      sessionDescriptionHandlerFactory: () => new WeriftHandler(setup, voice),
      delegate: {
        onInvite: invitation => {
          const call = new PhoneCall(invitation);
          call.referredBy = invitation.request.getHeader('referred-by') ?? '';
          call.asserted = invitation.request.getHeader('p-asserted-identity') ?? '';
          this.incoming.push(call);
        },
      },
    });
    const {transport} = this.agent;
    const {onMessage} = transport;
    transport.onMessage = message => {
      if (message.startsWith('UPDATE ')) this.updates.push(message);
      onMessage?.(message);
    };
    this.registerer = new Registerer(this.agent);
  }

  async connect(): Promise<this> {
    await this.agent.start();
    return this;
  }

  async register(): Promise<this> {
    await this.connect();
    await this.sendRegister(() => this.registerer.register(this.outcome()));
    return this;
  }

  async unregister(): Promise<void> {
    await this.sendRegister(() => this.registerer.unregister(this.outcome()));
  }

  /** Calls; resolves as soon as the INVITE is on its way. */
  async call(number: string, options: CallOptions = {}): Promise<PhoneCall> {
    const target = UserAgent.makeURI(`sip:${number}@pbx.amt.example`);
    if (!target) throw new Error('bad number');
    const from = options.from && UserAgent.makeURI(`sip:${options.from}@pbx.amt.example`);
    const inviter = new Inviter(this.agent, target, {
      extraHeaders: options.headers ?? [],
      earlyMedia: options.earlyMedia ?? false,
      sessionDescriptionHandlerOptions: {alter: options.alter} as SdhOptions,
      ...(from ? {params: {fromUri: from}} : {}),
    });
    const call = new PhoneCall(inviter);
    const note = ({
      message,
    }: {
      message: {statusCode?: number | undefined; getHeader(name: string): string | undefined};
    }): void => {
      call.statuses.push(message.statusCode ?? 0);
      call.asserted = message.getHeader('p-asserted-identity') ?? call.asserted;
    };
    await inviter.invite({requestDelegate: {onProgress: note, onAccept: note, onReject: note}});
    return call;
  }

  /** Calls and waits for the answer. */
  async talk(number: string, options?: CallOptions): Promise<PhoneCall> {
    const call = await this.call(number, options);
    await call.established();
    return call;
  }

  /** The next incoming call, counted from 0. */
  async rung(index = 0): Promise<PhoneCall> {
    await until(`${this.extension} rings`, () => this.incoming.length > index);
    const call = this.incoming[index];
    if (!call) throw new Error('no call');
    return call;
  }

  async refer(call: PhoneCall, to: string | PhoneCall): Promise<void> {
    const target = typeof to === 'string' ? UserAgent.makeURI(`sip:${to}@pbx.amt.example`) : to.session;
    if (!target) throw new Error('bad number');
    await call.session.refer(target, {
      onNotify: notification => {
        call.progress.push(notification.request.body.split('\r\n')[0] ?? '');
        void notification.accept();
      },
    });
  }

  /** Subscribes; the bodies that it is told, in order. */
  async watch(
    event: string,
    extension: string,
  ): Promise<{readonly told: string[]; stop(): Promise<void>; state: string}> {
    const target = UserAgent.makeURI(`sip:${extension}@pbx.amt.example`);
    if (!target) throw new Error('bad number');
    const told: string[] = [];
    const subscriber = new Subscriber(this.agent, target, event, {
      delegate: {
        onNotify: notification => {
          told.push(notification.request.body);
          void notification.accept();
        },
      },
    });
    await subscriber.subscribe();
    return {
      told,
      stop: () => subscriber.unsubscribe(),
      get state() {
        return subscriber.state;
      },
    };
  }

  /** The network goes, without a word. */
  async drop(): Promise<void> {
    await this.agent.transport.disconnect();
  }

  async stop(): Promise<void> {
    // Its expiry timer of ten minutes would keep the process alive; SIP.js stops it only at an answered un-REGISTER.
    const clearTimers: unknown = Reflect.get(this.registerer, 'clearTimers');
    if (typeof clearTimers === 'function') clearTimers.call(this.registerer);
    await this.agent.transport.disconnect().catch(() => {});
    for (const session of Object.values(this.agent._sessions)) void session.dispose();
    this.agent.userAgentCore.reset();
  }

  private outcome() {
    const note = ({message}: {message: {statusCode?: number | undefined}}): void => {
      this.registered = message.statusCode ?? 0;
    };
    return {requestDelegate: {onAccept: note, onReject: note}};
  }

  private async sendRegister(send: () => Promise<unknown>): Promise<void> {
    this.registered = 0;
    await send();
    await until('answer to REGISTER', () => this.registered !== 0);
  }
}
