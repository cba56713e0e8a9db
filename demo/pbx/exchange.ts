/** @file The exchange: who is called when somebody calls, and all that is going on. */
import {Core, URI} from 'sip.js';
import {Call} from './call.js';
import {CalleeLeg} from './callee-leg.js';
import {CallerLeg} from './caller-leg.js';
import {Connections} from './connections.js';
import {Digest, type Algorithm} from './digest.js';
import {clerk, DOMAIN, type Identity} from './directory.js';
import type {Leg} from './leg.js';
import {Notifier, type Mailbox} from './notifier.js';
import {dial, type DialEvents} from './numbers.js';
import type {Party} from './party.js';
import {Registrar} from './registrar.js';
import {replacedDialog} from './transfer.js';
import {toldWith} from './user-to-user.js';

const NAME = 'Amtsleitung test PBX';
const ALLOWED = 'ACK, BYE, CANCEL, INFO, INVITE, NOTIFY, OPTIONS, REFER, SUBSCRIBE';
const PATROL_MS = 1000;
const RETURN_MS = 3000;

export class Exchange {
  readonly core: Core.UserAgentCore;
  readonly connections: Connections;
  readonly registrar = new Registrar();
  readonly calls = new Set<Call>();
  readonly mailboxes = new Map<string, Mailbox>();
  readonly notifier = new Notifier(this);
  readonly contact = `<sip:pbx@${DOMAIN};transport=ws>`;
  /** By dialog; an early and the confirmed dialog of one leg have one id. */
  private readonly legs = new Map<string, Leg>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly digest: Digest;
  private readonly configuration: Core.UserAgentCoreConfiguration;
  private readonly patrol = setInterval(() => this.endLostLegs(), PATROL_MS);

  constructor(
    algorithms: readonly Algorithm[],
    readonly ringSeconds: number,
    private readonly lostSeconds: number,
    readonly log: (line: string) => void,
  ) {
    this.digest = new Digest(algorithms);
    const loggerFactory = new Core.LoggerFactory();
    loggerFactory.builtinEnabled = false;
    this.connections = new Connections(
      {
        onRequest: message => this.receive(message),
        onResponse: message => this.core.receiveIncomingResponseFromTransport(message),
        onGone: contacts => this.disconnected(contacts),
        log,
      },
      loggerFactory,
    );
    const uri = new URI('sip', 'pbx', DOMAIN, undefined, {transport: 'ws'});
    this.configuration = {
      aor: uri,
      contact: {uri, pubGruu: undefined, tempGruu: undefined, toString: () => this.contact},
      displayName: '',
      loggerFactory,
      hackViaTcp: false,
      routeSet: [],
      sipjsId: 'pbx',
      supportedOptionTags: ['replaces'],
      supportedOptionTagsResponse: ['replaces'],
      userAgentHeaderFieldValue: NAME,
      viaForceRport: false,
      viaHost: DOMAIN,
      authenticationFactory: () => undefined,
      transportAccessor: () => this.connections,
    };
    this.core = new Core.UserAgentCore(this.configuration, {
      onInvite: request => this.onInvite(request),
      onRegister: request => {
        const extension = this.authenticate(request);
        if (!extension) return;
        this.registrar.register(request, extension);
        this.notifier.changed();
      },
      onMessage: request => void request.reject({statusCode: 405}),
    });
  }

  /** A call from `caller` to a number. */
  place(caller: Party, number: string, extraHeaders?: readonly string[]): Call {
    const call = new Call(caller, number, ended => this.calls.delete(ended));
    this.calls.add(call);
    let early: Party | undefined;
    const leaveEarly = (): void => {
      if (!early) return;
      call.unseat(early);
      early.end();
    };
    const events: DialEvents = {
      ringing: other => call.caller?.ring(other),
      early: other => {
        early = other;
        call.seat(other);
        call.caller?.early();
      },
      answered: other => {
        leaveEarly();
        call.cancel = undefined;
        call.seat(other);
        call.caller?.answer(other.identity);
      },
      failed: status => {
        leaveEarly();
        call.cancel = undefined;
        const waiting = call.caller;
        if (waiting) call.unseat(waiting);
        waiting?.refuse(status);
        call.end();
      },
    };
    call.cancel = this.dial(number, caller.identity, events, extraHeaders);
    return call;
  }

  dial(number: string, from: Identity, events: DialEvents, extraHeaders?: readonly string[]): () => void {
    return dial(this, number, from, events, extraHeaders);
  }

  /** An INVITE to a phone. */
  request(
    to: URI,
    from: Identity,
    number: string,
    extraHeaders: readonly string[],
    body: Core.Body,
  ): Core.OutgoingRequestMessage {
    return this.core.makeOutgoingRequestMessage(
      'INVITE',
      to,
      new URI('sip', from.number, DOMAIN),
      new URI('sip', number, DOMAIN),
      {fromDisplayName: from.name.replace(/["\\\r\n]/g, ' ')},
      [`Contact: ${this.contact}`, `Allow: ${ALLOWED}`, ...extraHeaders],
      body,
    );
  }

  know(dialog: string, leg: Leg): void {
    this.legs.set(dialog, leg);
    this.notifier.changed();
  }

  forget(leg: Leg): void {
    for (const [dialog, known] of this.legs) if (known === leg) this.legs.delete(dialog);
    this.notifier.changed();
  }

  /** The phones of an extension that are in a call, or ring. */
  legsOf(extension: string): Leg[] {
    return [...new Set(this.legs.values())].filter(({identity}) => identity.number === extension);
  }

  legOf(dialog: string): Leg | undefined {
    return this.legs.get(dialog);
  }

  reaches(contact: URI): boolean {
    return this.connections.reaches(contact);
  }

  /** Does it after `ms`; call the result to leave it. */
  later(ms: number, work: () => void): () => void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.attempt(work);
    }, ms);
    this.timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.timers.delete(timer);
    };
  }

  /** SIP.js throws where a message no longer fits the state of its dialog; that must not end the process. */
  attempt(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      this.log(`failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
    clearInterval(this.patrol);
    for (const call of this.calls) call.end();
    this.connections.close();
    this.core.dispose();
  }

  private receive(message: Core.IncomingRequestMessage): void {
    // Every number is ours, whereas SIP.js' core takes requests for the one address it is configured with.
    if (message.ruri) this.configuration.aor = message.ruri;
    // SIP.js has no notifier, and refuses the refresh of a subscription that is not its own.
    if (message.method === 'SUBSCRIBE') {
      const reject = (options?: Core.ResponseOptions) =>
        this.core.replyStateless(message, {statusCode: 400, ...options});
      if (this.authenticate({message, reject})) this.notifier.subscribe(message);
      return;
    }
    this.core.receiveIncomingRequestFromTransport(message);
  }

  /** The extension that sent the request; otherwise it was challenged. */
  private authenticate(request: Pick<Core.IncomingRequest, 'message' | 'reject'>): string | undefined {
    const {message} = request;
    const verdict = this.digest.check(message.method, message.getHeader('authorization'));
    if (!('extension' in verdict)) {
      request.reject({statusCode: 401, extraHeaders: this.digest.challenge(verdict.stale)});
      return undefined;
    }
    if (message.from.uri.user === verdict.extension) return verdict.extension;
    request.reject({statusCode: 403});
    return undefined;
  }

  private onInvite(request: Core.IncomingInviteRequest): void {
    const identity = clerk(this.authenticate(request) ?? '');
    if (!identity) return;
    const {message} = request;
    if (Core.getBody(message)?.contentDisposition !== 'session') return void request.reject({statusCode: 488});
    const replaces = message.getHeader('replaces');
    if (replaces !== undefined) return this.takeOver(request, identity, replaces);
    const [, line] = /^\*8(\d+)$/.exec(message.ruri?.user ?? '') ?? [];
    if (line) return this.pickUp(request, identity, line);
    request.trying();
    this.place(new CallerLeg(this, identity, request), message.ruri?.user ?? '', toldWith(message));
  }

  /** INVITE with Replaces (RFC 3891 §3): a new leg takes the place of a running one, or of one that still rings. */
  private takeOver(request: Core.IncomingInviteRequest, identity: Identity, replaces: string): void {
    const dialog = replacedDialog(replaces);
    const old = dialog && this.legOf(dialog.id);
    if (!dialog) return void request.reject({statusCode: 400});
    if (old?.confirmed && old.call) {
      if (dialog.earlyOnly) return void request.reject({statusCode: 486});
      const {call} = old;
      const fresh = new CallerLeg(this, identity, request);
      call.replace(old, fresh);
      fresh.answer(call.other(fresh)?.identity ?? identity);
      old.end();
    } else if (old instanceof CalleeLeg) this.pickUpFrom(old, request, identity);
    else request.reject({statusCode: 481});
  }

  /** `*8` and an extension: takes the call that rings there. */
  private pickUp(request: Core.IncomingInviteRequest, identity: Identity, line: string): void {
    const ringing = this.legsOf(line).find(leg => leg instanceof CalleeLeg && !leg.confirmed);
    if (ringing instanceof CalleeLeg) this.pickUpFrom(ringing, request, identity);
    else request.reject({statusCode: 480});
  }

  private pickUpFrom(ringing: CalleeLeg, request: Core.IncomingInviteRequest, identity: Identity): void {
    const fresh = new CallerLeg(this, identity, request);
    ringing.pickUp(fresh);
    fresh.answer(fresh.call?.other(fresh)?.identity ?? identity);
  }

  private disconnected(contacts: readonly string[]): void {
    this.registrar.forget(contacts);
    this.notifier.forget(contacts);
    this.notifier.changed();
    for (const leg of [...this.legs.values()]) {
      if (!(leg instanceof CalleeLeg) || !contacts.includes(leg.contact.aor)) continue;
      // A phone whose page navigates comes back under the same contact, and rings on.
      this.later(RETURN_MS, () => this.reaches(leg.contact) || leg.lost());
    }
  }

  /** A phone without connection that sends no audio either does not come back. */
  private endLostLegs(): void {
    for (const leg of [...this.legs.values()]) {
      if (!leg.confirmed || leg.reachable || Date.now() - leg.port.lastHeard < this.lostSeconds * 1000) continue;
      this.log(`given up: a call of ${leg.identity.number} without connection and audio`);
      leg.giveUp();
    }
  }
}
