import type {ReactiveControllerHost} from 'lit';
import {sharedDefaults, type SharedSettings} from '../protocol/index.js';
import type {GatedPhone} from './gated-phone.js';
import {TopicController} from './topic-controller.js';

/** The defaults hold until the phone has told, and for what a page of another host is not told. */
const whole = (told: Partial<SharedSettings> | undefined): SharedSettings => ({...sharedDefaults, ...told});

/** Hears of what the user has set, until it is ended by the function that it returns. */
export const followSettings = (
  phone: Pick<GatedPhone, 'watch'>,
  hear: (settings: SharedSettings) => void,
): (() => void) => phone.watch('settings', told => hear(whole(told)));

/** What the user has set. The element renders again when it changes, in whichever page. */
export class SettingsController {
  readonly #topic: TopicController<'settings'>;

  /** `wanted`: the phone, as long as the settings are needed; asked at each update. */
  constructor(host: ReactiveControllerHost, wanted: () => GatedPhone | null | undefined) {
    this.#topic = new TopicController(host, 'settings', wanted);
  }

  get value(): SharedSettings {
    return whole(this.#topic.value);
  }
}
