/** @file A phone that called us. */
import {Core} from 'sip.js';
import type {Identity} from './directory.js';
import type {Exchange} from './exchange.js';
import {asserted, Leg, sdpBody} from './leg.js';

/** Ended before it was answered, it gets a final response; afterwards a BYE. */
export class CallerLeg extends Leg {
  private description: Promise<string> | undefined;
  private answered = false;

  constructor(
    exchange: Exchange,
    identity: Identity,
    private readonly request: Core.IncomingInviteRequest,
  ) {
    super(exchange, identity);
    request.delegate = {
      onCancel: () => {
        this.leave();
      },
    };
  }

  override ring(other: Identity): void {
    if (this.answered) return;
    const options = {statusCode: 180, extraHeaders: [asserted(other)]};
    this.exchange.attempt(() => this.know(this.request.progress(options).session));
  }

  override early(): void {
    this.describe(sdp => this.know(this.request.progress({statusCode: 183, body: sdpBody(sdp)}).session));
  }

  override answer(other: Identity): void {
    this.describe(sdp => {
      this.answered = true;
      this.told = other.number;
      const {session} = this.request.accept({
        statusCode: 200,
        extraHeaders: [asserted(other)],
        body: sdpBody(sdp),
      });
      this.establish(session);
    });
  }

  override refuse(status: number): void {
    this.reject(status);
    this.end();
  }

  protected override close(): void {
    this.reject(487);
    super.close();
  }

  private reject(status: number): void {
    if (this.answered) return;
    this.answered = true;
    this.exchange.attempt(() => this.request.reject({statusCode: status}));
  }

  /** Once only: a 183 and the 200 after it carry the same answer (RFC 3261 §13.2.1). */
  private describe(use: (sdp: string) => void): void {
    const offer = Core.getBody(this.request.message)?.content ?? '';
    this.description ??= this.port.answer(offer);
    this.description
      .then(sdp => {
        if (!this.ended && !this.answered) use(sdp);
      })
      .catch((error: unknown) => {
        this.exchange.log(`no audio with ${this.identity.number}: ${String(error)}`);
        this.reject(488);
        this.leave();
      });
  }
}
