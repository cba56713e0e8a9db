/** @file The buttons that parts have put into the bar, and the panel of the one that is open. */
import {type LitElement, type TemplateResult, html} from 'lit';
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
        @click=${(event: Event) => void openInPlace(event, sheet, entry.name)}
      >
        ${entry.icon}${entry.label(lang)}
      </button>`,
  );
}

/** What was pressed is gone then: the focus goes on in what it has opened. */
async function openInPlace({currentTarget}: Event, sheet: Sheet, name: string): Promise<void> {
  const root = (currentTarget as Element).getRootNode() as ShadowRoot;
  sheet.show(name);
  await (root.host as LitElement).updateComplete;
  root.querySelector<HTMLElement>('.opened')?.focus();
}

export function renderPanel(sheet: Sheet, phone: GatedPhone | null, {lang}: Terms): TemplateResult | null {
  const open = barEntries.all.find(({name}) => name === sheet.open);
  return open
    ? html`<div class="opened" role="group" tabindex="-1" aria-label=${open.label(lang)}>
        ${open.render(phone, lang)}
      </div>`
    : null;
}
