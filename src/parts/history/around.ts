/** @file What stands above and below the rows of the list. */
import {html, nothing, type TemplateResult} from 'lit';
import {once} from '../../controllers/double-click.js';
import type {Configuration} from '../../protocol/index.js';
import {historyIcon} from './history-icons.js';
import type {HistoryTexts} from './texts.js';

interface Head {
  readonly words: HistoryTexts;
  readonly missedOnly: boolean;
  /** Calls that have come and are not shown yet. */
  readonly waiting: number;
  readonly isEmpty: boolean;
  /** Whether all are to be deleted is asked. */
  readonly isAsking: boolean;
  filter(missedOnly: boolean): void;
  showNew(): void;
  ask(): void;
}

export function renderHead({
  words,
  missedOnly,
  waiting,
  isEmpty,
  isAsking,
  filter,
  showNew,
  ask,
}: Head): TemplateResult {
  const choice = (only: boolean, word: string) =>
    html`<button type="button" class="button small" aria-pressed=${missedOnly === only} @click=${() => filter(only)}>
      ${word}
    </button>`;
  return html`<div class="head">
    <div class="filter" role="group" aria-label=${words.show}>
      ${choice(false, words.all)}${choice(true, words.missedOnly)}
    </div>
    ${
      waiting > 0
        ? html`<button type="button" class="button small plain" @click=${showNew}>${words.newCalls(waiting)}</button>`
        : nothing
    }
    ${
      isEmpty
        ? nothing
        : html`<button
            type="button"
            class="button icon remove-all"
            aria-label=${words.removeAll}
            data-tip=${words.removeAll}
            aria-expanded=${isAsking}
            @click=${ask}
          >
            ${historyIcon('bin')}
          </button>`
    }
  </div>`;
}

/** Whether all are to be deleted: `keep` is the safe answer, and that of Escape. */
export function renderQuestion(words: HistoryTexts, keep: () => void, remove: () => void): TemplateResult {
  const onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    keep();
  };
  return html`<div class="ask" role="group" aria-label=${words.removeAll} @keydown=${onKeydown}>
    <p>${words.removeAllQuestion}</p>
    <div class="answers">
      <button type="button" class="button small safe" @click=${keep}>${words.keep}</button>
      <button type="button" class="button small" @click=${once(remove)}>${words.removeAll}</button>
    </div>
  </div>`;
}

export const renderNone = (words: HistoryTexts, missedOnly: boolean): TemplateResult =>
  html`<div class="none">
    ${historyIcon(missedOnly ? 'missed' : 'list')}
    <p>${missedOnly ? words.noneMissed : words.none}</p>
  </div>`;

/** How long it stays, where one has read all. */
export function renderEnd(words: HistoryTexts, configuration: Configuration | null): TemplateResult {
  const {days = 30, store} = configuration?.history || {};
  return html`<p class="end quiet">${store ? words.days(days) : words.session(days)}</p>`;
}
