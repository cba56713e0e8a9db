import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {DeviceChoice, RingingSettings, RingKind} from '../../protocol/index.js';
import {failed} from '../../script/failures.js';
import type * as Ringer from '../../client/lend/ringer.js';

/** Milliseconds: the longest tone that is made here, and a little of its repetition. */
const lasts = 6_000;

/** Rings as a call would, for a moment. */
export class Trial implements ReactiveController {
  isOn = false;
  /** Of the tones the one that was touched last. */
  kind: RingKind = 'external';
  /** What rings in this page; null until it is here. */
  ringer: typeof Ringer | null = null;
  /** The devices that are there and did not ring, by their ids. */
  readonly refused = new Set<string>();
  #quiet: (() => void) | undefined;
  #end: ReturnType<typeof setTimeout> | undefined;
  /** How it rings, or is about to. */
  #rings = '';

  /** `say`: tells of a device that did not ring. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly say: (device: string) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#load().then(() => this.host.requestUpdate(), failed('ringer'));
  }

  hostDisconnected(): void {
    this.stop();
  }

  start(wish: RingingSettings, house: Ringer.House): void {
    this.isOn = true;
    this.follow(wish, house);
    this.host.requestUpdate();
  }

  stop(): void {
    if (!this.isOn) return;
    this.isOn = false;
    clearTimeout(this.#end);
    this.#silence();
    this.host.requestUpdate();
  }

  /** What is changed meanwhile is heard at once. */
  follow(wish: RingingSettings, house: Ringer.House): void {
    const {kind} = this;
    const rings = JSON.stringify([wish.devices, wish.volume, wish.tones[kind], kind]);
    if (!this.isOn || rings === this.#rings) return;
    this.#silence();
    this.refused.clear();
    this.#rings = rings;
    clearTimeout(this.#end);
    this.#end = setTimeout(() => this.stop(), lasts);
    this.#ring(wish, house).catch((thrown: unknown) => {
      failed('trial ringing')(thrown);
      this.stop();
    });
  }

  async #ring(wish: RingingSettings, house: Ringer.House): Promise<void> {
    const [rings, {kind}] = [this.#rings, this];
    const ringer = await this.#load();
    await ringer.fetchTones(wish, house);
    if (this.#rings === rings) this.#quiet = ringer.ringLike(kind, wish, house, this.#refuse);
  }

  readonly #refuse = ({id, label}: DeviceChoice): void => {
    this.refused.add(id);
    this.say(label);
    this.host.requestUpdate();
  };

  async #load(): Promise<typeof Ringer> {
    // By the code of a call's audio, which it needs: by itself it would take that apart into two files.
    const {loadRinger} = await import('../../client/lend/call-audio.js');
    return (this.ringer ??= await loadRinger());
  }

  #silence(): void {
    this.#rings = '';
    this.#quiet?.();
    this.#quiet = undefined;
  }
}
