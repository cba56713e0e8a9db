import {html, type LitElement, type ReactiveController, type TemplateResult} from 'lit';
import {type BarEntry, type GatedPhone, barEntries} from '../../controllers/index.js';
import type {Terms} from '../../i18n/index.js';
import type {Sheet} from '../sheet.js';

/** The buttons that parts have put into the bar, and the panel of the one that is open. */
export class BarParts implements ReactiveController {
  #unsubscribe: (() => void) | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly sheet: Sheet,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe = barEntries.subscribe(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
  }

  /** In the strip: an icon each. */
  buttons(terms: Terms): readonly TemplateResult[] {
    const entries = barEntries.all.filter(({place}) => place !== 'more');
    return entries.map(entry => {
      const label = entry.label(terms.lang);
      return html`<button
        type="button"
        class="button icon entry"
        data-sheet=${entry.name}
        aria-label=${label}
        aria-expanded=${this.sheet.open === entry.name}
        @click=${() => this.sheet.toggle(entry.name)}
      >
        ${entry.icon}
      </button>`;
    });
  }

  /** Those that have no place in the strip, and all where it is too narrow: a word each. */
  list({lang}: Terms): readonly TemplateResult[] {
    return barEntries.all.map(
      entry =>
        html`<button
          type="button"
          class="button small ${entry.place === 'more' ? '' : 'entry'}"
          data-sheet=${entry.name}
          @click=${() => this.sheet.show(entry.name)}
        >
          ${entry.icon}${entry.label(lang)}
        </button>`,
    );
  }

  panel(phone: GatedPhone | null, {lang}: Terms): TemplateResult | null {
    const open: BarEntry | undefined = barEntries.all.find(({name}) => name === this.sheet.open);
    return open ? html`<div class="opened">${open.render(phone, lang)}</div>` : null;
  }
}
