/** @file Whoever takes part in a call: a phone, or a voice of the PBX itself. */
import type {Call} from './call.js';
import type {Identity} from './directory.js';
import type {Frame, FrameSink} from './media/frame.js';

/** What a party tells the call it is in. */
export interface PartyEvents {
  /** Something to hear from this party. */
  readonly frame: FrameSink;
  /** It began or ended holding the other. */
  readonly hold: () => void;
  /** It hung up. */
  readonly left: () => void;
}

const nobody: PartyEvents = {frame: () => {}, hold: () => {}, left: () => {}};

export abstract class Party {
  /** The call it is in. One at a time; a phone with three calls is three parties. */
  call: Call | undefined;
  ended = false;
  protected events = nobody;

  constructor(readonly identity: Identity) {}

  /** True while it keeps the other waiting. */
  abstract readonly holding: boolean;
  /** The keys it pressed, as far as the PBX heard them. */
  abstract readonly digits: string;
  abstract hear(frame: Frame): void;

  listen(events: PartyEvents = nobody): void {
    this.events = events;
  }

  /** Somebody else took the other seat of its call; `by`: who brought them together. */
  meet(_other: Identity, _by?: Identity): void {}
  /** As a caller: the other end rings. */
  ring(_other: Identity): void {}
  /** As a caller: something is to be heard before an answer. */
  early(): void {}
  /** As a caller: the other end answered. */
  answer(_other: Identity): void {}
  /** As a caller: nobody answered, for this reason (a SIP status). */
  refuse(_status: number): void {
    this.end();
  }

  /** The PBX hangs up on it. Tells nobody. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.close();
  }

  /** It hung up itself. */
  protected leave(): void {
    if (this.ended) return;
    this.ended = true;
    this.close();
    this.events.left();
  }

  /** Lets go of whatever it holds; called once. */
  protected abstract close(): void;
}
