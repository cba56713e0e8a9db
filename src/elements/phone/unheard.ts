import {html} from 'lit';
import {barEntries} from '../../controllers/index.js';
import {icon} from '../../icons/call-icons.js';
import type {Terms} from '../../i18n/index.js';
import {partTexts} from '../../i18n/part-texts.js';
import type {PhoneState} from '../../protocol/index.js';
import {page} from '../../script/page.js';

const name = 'sound';

const texts = partTexts({
  de: {
    allow: 'Ton freigeben',
    blocked: 'Der Browser lässt es erst klingeln, wenn Sie einmal in die Seite geklickt haben.',
    allowed: 'Der Ton ist freigegeben.',
  },
  en: {
    allow: 'Allow sound',
    blocked: 'The browser lets it ring only after you have clicked into the page once.',
    allowed: 'Sound is allowed.',
  },
});

/** Shows that the browser keeps every page silent, before it rings and while it does: in the bar, and in the tab's title. */
export class Unheard {
  #isSilent = false;
  /** The page's title without our word, and with it. */
  #titles: {readonly before: string; readonly during: string} | null = null;

  /** Yields what there is to say: that sound has come to be allowed. */
  update({calls, pages}: PhoneState, {incoming, lang}: Terms): string | false {
    const silent = pages.silent === true;
    const rings = calls.some(call => call.direction === 'in' && call.phase === 'ringing' && !call.silenced);
    this.#title(silent && rings ? `\u260e ${incoming}` : null);
    const isMended = this.#isSilent && !silent;
    if (silent !== this.#isSilent) this.#show(silent);
    return isMended && texts(lang).allowed;
  }

  close(): void {
    this.#title(null);
    this.#show(false);
  }

  /** The click on it is what the browser waits for. */
  #show(silent: boolean): void {
    this.#isSilent = silent;
    if (!silent) return barEntries.remove(name);
    barEntries.add({
      name,
      icon: icon('bellOff'),
      label: language => texts(language).allow,
      render: (_phone, language) => html`<p class="message">${texts(language).blocked}</p>`,
    });
  }

  #title(word: string | null): void {
    const titles = this.#titles;
    if ((word !== null) === (titles !== null)) return;
    if (word !== null) {
      const before = page.title;
      this.#titles = {before, during: (page.title = `${word} – ${before}`)};
    } else if (titles) {
      this.#titles = null;
      // A page that has another one by now keeps it.
      if (page.title === titles.during) page.title = titles.before;
    }
  }
}
