import {html, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/index.js';
import type {Call, PageId} from '../../protocol/index.js';
import {icon} from '../../icons/call-icons.js';

interface ElsewhereView {
  readonly terms: Terms;
  /** The page we are in. */
  readonly page: PageId | undefined;
  readonly isTakingOver: boolean;
  readonly takeOver: () => void;
}

/** The way to bring the audio here, when another page has it. */
export function renderElsewhere(call: Call, view: ElsewhereView): TemplateResult | null {
  const {terms, page, isTakingOver, takeOver} = view;
  if (call.phase !== 'talking' || call.media.page === null || call.media.page === page) return null;
  return html`<p class="message elsewhere">
    ${icon('info')}<span>${terms.audioElsewhere}</span>
    <button type="button" class="button small" part="take-over" aria-busy=${isTakingOver} @click=${takeOver}>
      ${terms.takeOver}
    </button>
  </p>`;
}

/** Shown where the strip is too narrow for a button of its own. */
export function renderKeypadOpener(terms: Terms, toggle: () => void): TemplateResult {
  return html`<button type="button" class="button small keypad" part="keypad" @click=${toggle}>
    ${icon('keypad')}${terms.keypad}
  </button>`;
}
