/** @file What a screen reader hears of the phone, and what the system shows of it: a part, for at rest there is nothing to tell. */
import type {Terms} from '../../i18n/index.js';
import {announcements, type Said} from './announcements.js';
import {CallNotification} from './call-notification.js';
import {SoundGaps} from './sound-gaps.js';
import {provideTeller, type Change, type Say, type Teller} from './voice.js';

class Telling implements Teller {
  /** Each page knows what was said, for the next one to speak may be this. */
  readonly #said: Said = {loss: false};
  readonly #gaps: SoundGaps;
  readonly #notification = new CallNotification();

  constructor(
    private readonly terms: () => Terms,
    private readonly say: Say,
  ) {
    this.#gaps = new SoundGaps((text, level) => say(text(terms()), level));
  }

  tell({state, previous, page, configuration}: Change): void {
    for (const {text, level} of announcements(state, previous, this.terms(), configuration, this.#said))
      this.say(text, level);
    this.#gaps.update(state);
    this.#notification.update(state, page, this.terms());
  }

  close(): void {
    this.#gaps.close();
    this.#notification.close();
    this.#said.loss = false;
  }
}

provideTeller((terms, say) => new Telling(terms, say));
