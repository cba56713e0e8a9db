import type {Phone} from '../../client/index.js';
import {type AnnouncementLevel, pagePhones} from '../../controllers/index.js';
import type {Terms} from '../../i18n/index.js';
import type {PhoneState} from '../../protocol/index.js';
import {announcements, type Said} from './announcements.js';
import {SoundGaps} from './sound-gaps.js';

/** Says what happens in the phone to screen readers, in the one page that does so for all. */
export class Voice {
  /** Each page knows what was said, for the next one to speak may be this. */
  readonly #said: Said = {loss: false};
  readonly #gaps = new SoundGaps((text, level) => this.#say(text(this.terms()), level));
  #speaks = false;

  constructor(private readonly terms: () => Terms) {}

  update({page, configuration}: Phone, state: PhoneState, previous: PhoneState): void {
    this.#speaks = state.pages.announcer === page;
    for (const {text, level} of announcements(state, previous, this.terms(), configuration, this.#said))
      this.#say(text, level);
    this.#gaps.update(state);
  }

  close(): void {
    this.#gaps.close();
    this.#said.loss = false;
  }

  #say(text: string, level: AnnouncementLevel): void {
    if (this.#speaks) pagePhones().announcer.announce(text, level, this.terms().lang);
  }
}
