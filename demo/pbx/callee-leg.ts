/** @file A phone that we call. */
import type {Core, URI} from 'sip.js';
import type {Identity} from './directory.js';
import type {Exchange} from './exchange.js';
import {Leg, sdpBody} from './leg.js';

/** What becomes of a phone that is being rung. */
export interface RingEvents {
  ringing(): void;
  answered(leg: Leg): void;
  /** Somebody else took this call with INVITE and Replaces (RFC 3891 §3). */
  pickedUp(by: Leg): void;
  failed(status: number): void;
}

/** One ringing phone; an extension with three phones is three of these. */
export class CalleeLeg extends Leg {
  private invitation: Core.OutgoingInviteRequest | undefined;
  private state: 'calling' | 'proceeding' | 'cancelled' | 'done' = 'calling';
  private cancelWhenPossible: (() => void) | undefined;

  constructor(
    exchange: Exchange,
    identity: Identity,
    readonly contact: URI,
    private readonly outcome: RingEvents,
  ) {
    super(exchange, identity);
  }

  invite(from: Identity, extraHeaders: readonly string[]): void {
    this.told = from.number;
    this.port
      .offer()
      .then(offer => {
        if (this.state === 'calling' && !this.ended) this.send(from, extraHeaders, offer);
      })
      .catch((error: unknown) => this.exchange.log(`no call to ${this.identity.number}: ${String(error)}`));
  }

  /** @param reason a Reason header's value (RFC 3326) */
  cancel(reason?: string): void {
    if (this.state === 'done' || this.state === 'cancelled') return;
    const cancel = (): void => this.exchange.attempt(() => this.invitation?.cancel(reason));
    // RFC 3261 §9.1: no CANCEL before a provisional response.
    if (this.state === 'proceeding') cancel();
    else this.cancelWhenPossible = cancel;
    this.state = 'cancelled';
    this.end();
  }

  /** Its connection is gone. */
  lost(): void {
    if (this.state === 'calling' || this.state === 'proceeding') this.fail(480);
  }

  pickUp(by: Leg): void {
    this.outcome.pickedUp(by);
  }

  private send(from: Identity, extraHeaders: readonly string[], offer: string): void {
    const message = this.exchange.request(this.contact, from, this.identity.number, extraHeaders, sdpBody(offer));
    this.invitation = this.exchange.core.invite(message, {
      onTrying: () => this.onProvisional(),
      onProgress: ({message: response, session}) => {
        this.onProvisional();
        if (this.state !== 'proceeding') return;
        this.know(session);
        if (response.statusCode && response.statusCode >= 180) this.outcome.ringing();
      },
      onAccept: response => {
        response.ack();
        if (this.state === 'cancelled') return void response.session.bye();
        this.state = 'done';
        this.establish(response.session);
        this.connect(response.message);
      },
      onRedirect: () => this.fail(480),
      onReject: ({message: response}) => this.fail(response.statusCode ?? 500),
    });
  }

  private onProvisional(): void {
    if (this.state === 'calling') this.state = 'proceeding';
    this.cancelWhenPossible?.();
    this.cancelWhenPossible = undefined;
  }

  private connect(response: Core.IncomingResponseMessage): void {
    this.port
      .accept(response.body)
      .then(() => {
        if (!this.ended) this.outcome.answered(this);
      })
      .catch((error: unknown) => {
        this.exchange.log(`no audio with ${this.identity.number}: ${String(error)}`);
        this.end();
        this.outcome.failed(488);
      });
  }

  private fail(status: number): void {
    if (this.state === 'done' || this.state === 'cancelled') return;
    this.state = 'done';
    this.end();
    this.outcome.failed(status);
  }
}
