import type {Core} from 'sip.js';
import type {PhoneCall} from '../call/call.js';
import type {Leg} from '../dialog/leg.js';
import type {MessageHeaders} from '../wire/index.js';

/** What the wire tells of the running calls, by their Call-ID, and SIP.js does not. */
export class WireNews {
  #calls: ReadonlyMap<unknown, PhoneCall>;

  constructor(calls: ReadonlyMap<unknown, PhoneCall>) {
    this.#calls = calls;
  }

  earlyDescription(callId: string, toTag: string, sdp: string): void {
    this.#leg(callId)?.earlyDescription(toTag, sdp);
  }

  withdrawn(callId: string): void {
    this.#leg(callId)?.handler.withdraw();
  }

  identity(callId: string, request: Core.IncomingRequestMessage): void {
    this.#call(callId)?.identified(request);
  }

  refreshed(callId: string, request: MessageHeaders): void {
    const leg = this.#leg(callId);
    if (leg?.established) leg.timer.asked(request);
  }

  /** A caller of whom nothing was heard since the connection was gone still waits. */
  repeated(callId: string): void {
    for (const doubt of ['caller', 'rings on']) this.#call(callId)?.deadlines.clear(doubt);
  }

  #call(callId: string): PhoneCall | undefined {
    return [...this.#calls.values()].find(({leg}) => leg?.callId === callId);
  }

  #leg(callId: string): Leg | null | undefined {
    return this.#call(callId)?.leg;
  }
}
