import {page} from '../script/page.js';

/** `assertive` interrupts what a screen reader is saying: for a ringing phone and for what can't wait. */
export type AnnouncementLevel = 'polite' | 'assertive';

/** ARIA 1.3: a browser that has it needs no region, https://w3c.github.io/aria/#ARIANotifyMixin */
type Notifying = HTMLElement & {ariaNotify?(text: string, options: {priority: 'normal' | 'high'}): void};

/** What is said names callers: it is not to be found in what a clerk prints, nor in the text of a PDF. */
let unprinted: CSSStyleSheet | undefined;

/**
 * Has the browser tell screen readers, where it can do so by itself. Else two live regions in the page's light DOM do: screen
 * readers announce regions in shadow roots unevenly, and reliably only those that were there, empty, before the text came.
 */
export class Announcer {
  #regions: Record<AnnouncementLevel, HTMLElement> | null = null;
  #last = {text: '', at: 0};
  #clearing: ReturnType<typeof setTimeout> | undefined;

  /** Puts the empty regions into the page. */
  connect(): void {
    if (!unprinted) {
      unprinted = new CSSStyleSheet();
      unprinted.replaceSync('@media print{[data-amt-announcer]{display:none!important}}');
      page.adoptedStyleSheets = [...page.adoptedStyleSheets, unprinted];
    }
    this.#regions ??= {polite: region('polite'), assertive: region('assertive')};
  }

  /** Takes the regions out of the page. */
  disconnect(): void {
    clearTimeout(this.#clearing);
    this.#regions?.polite.remove();
    this.#regions?.assertive.remove();
    this.#regions = null;
  }

  /** Says `text`, in the language `lang`. The same text within a second is said once. */
  announce(text: string, level: AnnouncementLevel = 'polite', lang = 'de'): void {
    if (!this.#regions || (text === this.#last.text && Date.now() - this.#last.at < 1000)) return;
    this.#last = {text, at: Date.now()};
    const place: Notifying = this.#regions[level];
    if (place.lang !== lang) place.lang = lang;
    if (place.ariaNotify) return place.ariaNotify(text, {priority: level === 'polite' ? 'normal' : 'high'});
    const line = page.createElement('p');
    line.textContent = text;
    place.append(line);
    // What was said must not be met again by a reader who walks through the page.
    clearTimeout(this.#clearing);
    this.#clearing = setTimeout(() => {
      this.#regions?.polite.replaceChildren();
      this.#regions?.assertive.replaceChildren();
    }, 5000);
  }
}

function region(level: AnnouncementLevel): HTMLElement {
  const element = page.createElement('div');
  element.setAttribute('aria-live', level);
  element.setAttribute('aria-atomic', 'false');
  element.dataset['amtAnnouncer'] = level;
  // By CSSOM: a style attribute would need 'unsafe-inline' in the page's policy.
  Object.assign(element.style, {
    position: 'absolute',
    inlineSize: '1px',
    blockSize: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  });
  page.body.append(element);
  return element;
}
