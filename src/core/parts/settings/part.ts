import {defaultSettings, PhoneError, type Settings} from '../../../protocol/index.js';
import type {Handlers} from '../../handlers.js';
import type {CorePart, PartContext, PartKind} from '../part.js';
import {changed, differences, readable} from './read.js';

const name = 'settings';

/** What the user has set: the same in every page, and still so tomorrow. */
export const part: PartKind = {
  wants: () => true,
  create: context => new SettingsPart(context),
};

class SettingsPart implements CorePart {
  readonly topics = {settings: {guests: ['bar', 'shortcuts', 'announcements']}} as const;
  readonly commands: Handlers = {
    placeBar: ({corner, folded}) => this.#change({bar: {corner, folded}}),
    changeSettings: ({change}) => this.#change(change),
  };
  #context: PartContext;
  #settings = defaultSettings;
  #loaded: Promise<void>;

  constructor(context: PartContext) {
    this.#context = context;
    const {storage} = context;
    const take = (kept: unknown) => this.#show(readable(kept));
    this.#loaded = storage.load(name).then(take);
    storage.follow(name, take);
  }

  async #change(change: unknown): Promise<void> {
    // What was kept must not come after it.
    await this.#loaded;
    const settings = changed(this.#settings, change);
    if (!settings) throw new PhoneError('setting-invalid', `no settings: ${JSON.stringify(change)}`);
    this.#show(settings);
    this.#context.storage.save(name, differences(settings));
  }

  #show(settings: Settings): void {
    this.#settings = settings;
    this.#context.topics.set('settings', settings);
  }
}
