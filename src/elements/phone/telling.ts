/** @file What a screen reader hears of the phone, and what the system shows of it: a part, for at rest there is nothing to tell. */
import type {Terms} from '../../i18n/index.js';
import {followSettings} from '../../controllers/index.js';
import {sharedDefaults, type SharedSettings} from '../../protocol/index.js';
import {announcements, type Said} from './announcements.js';
import {CallNotification} from './call-notification.js';
import {failed} from '../../script/failures.js';
import {insist} from '../../script/insist.js';
import {watchIntents} from './intents.js';
import {QualityNews} from './quality-news.js';
import {SoundGaps} from './sound-gaps.js';
import type {Unheard} from './unheard.js';
import {provideTeller, type Change, type Say, type Teller} from './voice.js';

/** Milliseconds for which nothing is said until it is known how the user wants it to be said. */
const waitsFor = 300;

class Telling implements Teller {
  /** Each page knows what was said, for the next one to speak may be this. */
  readonly #said: Said = {loss: false};
  readonly #gaps: SoundGaps;
  readonly #quality: QualityNews;
  readonly #notification = new CallNotification();
  /** Comes where the browser lets no page make a sound. */
  #unheard: Promise<Unheard> | undefined;
  #settings: SharedSettings | null = null;
  #untold: Change[] = [];
  #wait: ReturnType<typeof setTimeout> | undefined;
  #unwatch: (() => void) | undefined;

  constructor(
    private readonly terms: () => Terms,
    private readonly say: Say,
  ) {
    this.#gaps = new SoundGaps((text, level) => say(text(terms()), level));
    this.#quality = new QualityNews(text => say(text(terms()), 'polite'));
  }

  tell(change: Change): void {
    const {state, phone} = change;
    this.#unwatch ??= this.#follow(phone);
    this.#untold.push(change);
    if (this.#settings) this.#announce(this.#settings);
    this.#gaps.update(state);
    this.#quality.update(state, phone);
    this.#notification.update(state, phone, this.terms());
    if (state.pages.silent) this.#unheard ??= insist(() => import('./unheard.js')).then(part => new part.Unheard());
    this.#unheard?.then(unheard => {
      const said = unheard.update(state, this.terms());
      if (said) this.say(said, 'polite');
    }, failed('unheard'));
  }

  close(): void {
    clearTimeout(this.#wait);
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#untold = [];
    this.#settings = null;
    this.#gaps.close();
    this.#quality.close();
    this.#notification.close();
    this.#unheard?.then(unheard => unheard.close(), failed('unheard'));
    this.#unheard = undefined;
    this.#said.loss = false;
  }

  #follow(phone: Change['phone']): () => void {
    const take = (settings: SharedSettings) => {
      this.#settings = settings;
      this.#announce(settings);
    };
    this.#wait = setTimeout(() => this.#settings ?? take(sharedDefaults), waitsFor);
    const ends = [followSettings(phone, take), watchIntents(phone)];
    return () => ends.forEach(end => end());
  }

  #announce(settings: SharedSettings): void {
    for (const {state, previous, phone} of this.#untold.splice(0))
      for (const {text, level} of announcements(
        state,
        previous,
        this.terms(),
        phone.configuration,
        this.#said,
        settings,
      ))
        this.say(text, level);
  }
}

provideTeller((terms, say) => new Telling(terms, say));
