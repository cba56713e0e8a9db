import {html, nothing, type LitElement, type ReactiveController, type TemplateResult} from 'lit';
import {type BarEntry, type GatedPhone, barEntries} from '../../controllers/index.js';
import type {Terms} from '../../i18n/index.js';

/** The buttons that parts have put into the bar, and the panel of the one that is open: one at a time. */
export class BarParts implements ReactiveController {
  #open = '';
  #unsubscribe: (() => void) | undefined;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe = barEntries.subscribe(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
  }

  buttons({lang}: Terms): readonly TemplateResult[] {
    return barEntries.all.map(entry => {
      const label = entry.label(lang);
      return html`<button
        type="button"
        class="button icon"
        data-part=${entry.name}
        aria-label=${label}
        title=${label}
        aria-expanded=${this.#open === entry.name}
        @click=${() => this.#toggle(entry)}
      >
        ${entry.icon}
      </button>`;
    });
  }

  panel(phone: GatedPhone | null, {lang}: Terms): TemplateResult | typeof nothing {
    const open = barEntries.all.find(({name}) => name === this.#open);
    if (!open) return nothing;
    return html`<div class="opened" @keydown=${(event: KeyboardEvent) => this.#onKey(event, open)}>
      ${open.render(phone, lang)}
    </div>`;
  }

  #toggle({name}: BarEntry): void {
    this.#open = this.#open === name ? '' : name;
    this.host.requestUpdate();
  }

  /** Escape closes what is open, unless something in it took the key. The focus returns to the button. */
  #onKey(event: KeyboardEvent, entry: BarEntry): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    this.host.renderRoot.querySelector<HTMLElement>(`[data-part="${CSS.escape(entry.name)}"]`)?.focus();
    this.#toggle(entry);
  }
}
