import {defaultSettings, PhoneError, type Settings} from '../../../protocol/index.js';
import type {Handlers} from '../../handlers.js';
import {PartFile} from '../../part-file.js';
import type {CorePart, PartContext, PartKind} from '../part.js';
import type * as Reader from './read-settings.js';

const name = 'settings';

/** What the user has set: the same in every page, and still so tomorrow. */
export const part: PartKind = {
  wants: () => true,
  create: context => new SettingsPart(context, () => import('./read-settings.js')),
};

/** The code that reads them is loaded where something is kept or changed: most phones have the defaults. */
export class SettingsPart implements CorePart {
  /** The sound is for who has the audio, also a frame in a page of another host, which asks for it in its own name. */
  readonly topics = {settings: {guests: ['bar', 'shortcuts', 'announcements']}, sound: {}} as const;
  readonly commands: Handlers = {
    placeBar: ({corner, folded}) => this.#change({bar: {corner, folded}}),
    changeSettings: ({change}) => this.#change(change),
  };
  #context: PartContext;
  #file: PartFile<typeof Reader>;
  /** As the storage has it: what could not be read today is not overwritten by what is set today. */
  #kept: unknown;
  #loaded: Promise<void>;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(context: PartContext, load: () => Promise<typeof Reader>) {
    this.#context = context;
    this.#file = new PartFile('read-settings', load, context.failed);
    const {storage} = context;
    const take = async (kept: unknown) => {
      this.#kept = kept;
      await this.#show();
    };
    this.#loaded = storage.load(name).then(take);
    storage.follow(name, kept => void take(kept));
  }

  async #change(change: unknown): Promise<void> {
    // What was kept must not come after it.
    await this.#loaded;
    const {readable, changed, differences} = await this.#file.load();
    const settings = changed(readable(this.#kept), change);
    if (!settings) throw new PhoneError('setting-invalid', 'no settings');
    this.#tell(settings);
    this.#context.storage.save(name, (this.#kept = differences(settings)));
  }

  /** Where the code does not come they are the defaults until it does: the wait before another attempt doubles. */
  async #show(wait = 1_000): Promise<void> {
    const reader = this.#kept === undefined ? undefined : await this.#file.load().catch(() => null);
    this.#tell(reader ? reader.readable(this.#kept) : defaultSettings);
    clearTimeout(this.#again);
    if (reader === null) this.#again = setTimeout(() => void this.#show(Math.min(wait * 2, 30_000)), wait);
  }

  #tell(settings: Settings): void {
    const {topics} = this.#context;
    const {audio, ringing} = settings;
    topics.set(name, settings);
    topics.set('sound', {audio, ringing});
  }
}
