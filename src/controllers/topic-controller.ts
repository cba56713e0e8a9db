import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Topic, TopicValues} from '../protocol/index.js';
import type {GatedPhone} from './gated-phone.js';

/** Watches a topic while the element shows what comes of it. The element renders again with each value. */
export class TopicController<Name extends Topic> implements ReactiveController {
  /** Undefined: nothing is known, or it is not watched. */
  value: TopicValues[Name] | undefined;
  #phone: GatedPhone | null = null;
  #end: (() => void) | undefined;

  /** `wanted`: the phone, as long as the topic is shown; asked at each update. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly topic: Name,
    private readonly wanted: () => GatedPhone | null | undefined,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.#watch(this.wanted() ?? null);
  }

  hostDisconnected(): void {
    this.#watch(null);
  }

  #watch(phone: GatedPhone | null): void {
    if (phone === this.#phone) return;
    this.#end?.();
    this.#phone = phone;
    this.value = undefined;
    this.#end = phone?.watch(this.topic, value => {
      this.value = value;
      this.host.requestUpdate();
    });
  }
}
