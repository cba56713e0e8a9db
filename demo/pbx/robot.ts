/** @file Voices of the PBX itself: they say a sound and listen. */
import type {Identity} from './directory.js';
import {Digits} from './media/digits.js';
import type {Frame} from './media/frame.js';
import {Listener} from './media/listener.js';
import {play, type Sound} from './media/tone.js';
import {Party} from './party.js';

export class Robot extends Party {
  readonly listener = new Listener();
  holding = false;
  readonly digits = '';
  private readonly keys = new Digits();
  private readonly stop: () => void;

  /** @param sound what it says all the time; nothing if left out */
  constructor(identity: Identity, sound?: Sound) {
    super(identity);
    this.stop = sound ? play(sound, frame => this.events.frame(frame)) : () => {};
  }

  /** The keys it was sent. */
  get received(): string {
    return this.keys.text;
  }

  hear(frame: Frame): void {
    this.listener.hear(frame);
    this.keys.hear(frame);
  }

  hold(on: boolean): void {
    this.holding = on;
    this.events.hold();
  }

  hangUp(): void {
    this.leave();
  }

  protected close(): void {
    this.stop();
  }
}

/** Says what it hears, keys included. */
export class Echo extends Robot {
  override hear(frame: Frame): void {
    super.hear(frame);
    this.events.frame(frame);
  }
}
