/** @file The buttons that parts have put into the bar, and the panel of the one that is open. */
import {html, type TemplateResult} from 'lit';
import {type GatedPhone, barEntries} from '../../controllers/index.js';
import type {Terms} from '../../i18n/index.js';
import type {Sheet} from '../sheet.js';

/** In the strip: an icon each. */
export function renderButtons(sheet: Sheet, {lang}: Terms): readonly TemplateResult[] {
  const entries = barEntries.all.filter(({place}) => place !== 'more');
  return entries.map(entry => {
    const label = entry.label(lang);
    return html`<button
      type="button"
      class="button icon entry"
      data-sheet=${entry.name}
      aria-label=${label}
      aria-expanded=${sheet.open === entry.name}
      @click=${() => sheet.toggle(entry.name)}
    >
      ${entry.icon}
    </button>`;
  });
}

/** Those that have no place in the strip, and all where it is too narrow: a word each. */
export function renderList(sheet: Sheet, {lang}: Terms): readonly TemplateResult[] {
  return barEntries.all.map(
    entry =>
      html`<button
        type="button"
        class="button small ${entry.place === 'more' ? '' : 'entry'}"
        data-sheet=${entry.name}
        @click=${() => sheet.show(entry.name)}
      >
        ${entry.icon}${entry.label(lang)}
      </button>`,
  );
}

export function renderPanel(sheet: Sheet, phone: GatedPhone | null, {lang}: Terms): TemplateResult | null {
  const open = barEntries.all.find(({name}) => name === sheet.open);
  return open ? html`<div class="opened">${open.render(phone, lang)}</div>` : null;
}
