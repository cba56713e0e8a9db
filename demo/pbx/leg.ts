/** @file A phone in a call: its SIP dialog and its audio. */
import {randomUUID} from 'node:crypto';
import {Core} from 'sip.js';
import type {Identity} from './directory.js';
import type {Exchange} from './exchange.js';
import type {Frame} from './media/frame.js';
import {Port} from './media/port.js';
import {Party} from './party.js';
import {addressOf} from './registrar.js';
import {transfer} from './transfer.js';

export const sdpBody = (content: string): Core.Body => ({
  contentDisposition: 'session',
  contentType: 'application/sdp',
  content,
});

const nameAddr = ({name, number}: Identity): string => `"${name.replace(/["\\\r\n]/g, ' ')}" <${addressOf(number)}>`;

/** RFC 3325: who the other end is, vouched for by the PBX. */
export const asserted = (identity: Identity): string => `P-Asserted-Identity: ${nameAddr(identity)}`;

/** RFC 3892: who hands the call on. */
export const referredBy = (identity: Identity): string => `Referred-By: ${nameAddr(identity)}`;

export abstract class Leg extends Party {
  readonly port = new Port();
  /** Tells it from others of the same extension. */
  readonly id = randomUUID();
  protected session: Core.Session | undefined;
  /** The number that the phone was told for its other end. */
  protected told = '';
  private unacknowledged = false;

  constructor(
    protected readonly exchange: Exchange,
    identity: Identity,
  ) {
    super(identity);
    this.port.onFrame = frame => this.events.frame(frame);
  }

  get holding(): boolean {
    return this.port.remoteDirection === 'sendonly' || this.port.remoteDirection === 'inactive';
  }

  get digits(): string {
    return this.port.digits.text;
  }

  get confirmed(): boolean {
    return this.session !== undefined && this.session.sessionState !== Core.SessionState.Early;
  }

  /** Whether the PBX could still send it a request. */
  get reachable(): boolean {
    return this.session !== undefined && this.exchange.reaches(this.session.remoteTarget);
  }

  /** Reports to its transferor how the transfer goes (RFC 3515 §2.4.4). */
  notify(event: string, subscription: string, fragment: string): void {
    if (this.ended) return;
    this.exchange.attempt(() =>
      this.session?.notify(undefined, {
        extraHeaders: [`Event: ${event}`, `Subscription-State: ${subscription}`],
        body: {contentDisposition: 'render', contentType: 'message/sipfrag;version=2.0', content: fragment},
      }),
    );
  }

  /** Tells it whom it talks with from now on, by UPDATE (RFC 3311, RFC 5876 §2): in a running call no header says so. */
  override meet(other: Identity, by?: Identity): void {
    const {session} = this;
    if (!(session instanceof Core.SessionDialog) || !this.confirmed || this.told === other.number) return;
    this.told = other.number;
    const extraHeaders = [`Contact: ${this.exchange.contact}`, asserted(other), ...(by ? [referredBy(by)] : [])];
    const message = session.createOutgoingRequestMessage('UPDATE', {extraHeaders});
    this.exchange.attempt(() => this.exchange.core.request(message));
  }

  /** It does not come back: as if it had hung up. */
  giveUp(): void {
    this.leave();
  }

  hear(frame: Frame): void {
    this.port.play(frame);
  }

  /** Makes the dialog known, so that a Replaces can find this leg. */
  protected know(session: Core.Session): void {
    if (this.session === session) return;
    this.session = session;
    this.exchange.know(session.id, this);
  }

  /** The dialog is confirmed: from now on the phone's requests are ours to handle. */
  protected establish(session: Core.Session): void {
    this.know(session);
    this.exchange.notifier.changed();
    this.port.lastHeard = Date.now();
    session.delegate = {
      onAck: () => {
        if (this.unacknowledged) this.exchange.attempt(() => session.bye());
      },
      onAckTimeout: () => {
        this.exchange.attempt(() => session.bye());
        this.leave();
      },
      onBye: request => {
        request.accept();
        this.session = undefined;
        this.leave();
      },
      onInvite: request => this.onReinvite(request),
      onInfo: request => this.onInfo(request),
      onRefer: request => transfer(this.exchange, this, request),
    };
  }

  protected close(): void {
    this.port.close();
    this.exchange.forget(this);
    const {session} = this;
    if (!session || session.sessionState === Core.SessionState.Terminated) return;
    // RFC 3261 §15: no BYE before the ACK to our 200.
    if (session.sessionState === Core.SessionState.AckWait) this.unacknowledged = true;
    else if (this.confirmed) this.exchange.attempt(() => session.bye());
  }

  private onReinvite(request: Core.IncomingInviteRequest): void {
    try {
      const {content} = Core.getBody(request.message) ?? {};
      if (!content) throw new Error('a re-INVITE without an offer is not supported');
      const answer = this.port.reanswer(content);
      request.accept({statusCode: 200, body: sdpBody(answer)});
    } catch (error) {
      request.reject({statusCode: 488});
      return;
    }
    this.events.hold();
  }

  private onInfo(request: Core.IncomingInfoRequest): void {
    const type = request.message.getHeader('content-type') ?? '';
    if (!/^application\/dtmf(-relay)?\b/i.test(type)) return void request.reject({statusCode: 415});
    this.port.digits.read(request.message.body);
    request.accept();
  }
}
