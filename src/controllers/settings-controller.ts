import type {ReactiveControllerHost} from 'lit';
import {defaultSettings, type Settings} from '../protocol/index.js';
import type {GatedPhone} from './gated-phone.js';
import {TopicController} from './topic-controller.js';

/** What the user has set. The element renders again when it changes, in whichever page. */
export class SettingsController {
  readonly #topic: TopicController<'settings'>;

  /** `wanted`: the phone, as long as the settings are needed; asked at each update. */
  constructor(host: ReactiveControllerHost, wanted: () => GatedPhone | null | undefined) {
    this.#topic = new TopicController(host, 'settings', wanted);
  }

  /** The defaults, until the phone has told, and of what a page of another host is not told. */
  get value(): Settings {
    return {...defaultSettings, ...this.#topic.value};
  }
}
