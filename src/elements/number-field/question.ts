import {html, type TemplateResult} from 'lit';
import type {OpenQuestion} from '../../client/phone.js';
import type {Reading} from '../../dialling/reading.js';
import type {Terms} from '../../i18n/index.js';
import {icon} from '../../icons/icons.js';
import {windowIcon} from '../../icons/window-icon.js';
import {describe} from './describe.js';

export interface NumberQuestion {
  readonly reading: Reading;
  readonly terms: Terms;
  /** Why it is asked. */
  readonly why: string;
  readonly sentence: (target: string) => string;
  readonly confirm: string;
  readonly cancel: string;
  /** What agrees to the only reading there is; without it, that reading stands on the button. */
  readonly only?: string | undefined;
  /** One reading is agreed to. */
  readonly agree: (reading: Reading, event: Event) => void;
  readonly leave: () => void;
}

/**
 * Asks whether a number is to be used, or which one. Comes with the number module: nothing else leads to questions. What costs
 * money is an alert dialog, whose safe button has the focus at first: the next Enter agrees to nothing.
 */
export function renderQuestion(question: NumberQuestion): TemplateResult {
  const {reading, terms, why, sentence, confirm, cancel, only, agree, leave} = question;
  const choices = reading.kind === 'ambiguous' || reading.kind === 'rejected' ? (reading.choices ?? []) : [];
  const [first] = choices;
  const which = first && choices.length === 1 ? terms.thisNumber(describe(first, terms)) : terms.whichNumber;
  return html`
    <div
      class="question"
      role=${first ? 'group' : 'alertdialog'}
      aria-label=${first ? which : confirm}
      aria-describedby="why"
      @keydown=${onEscape(leave)}
    >
      <p class="message careful" id="why">
        ${icon('warning')}
        <span>${why} ${first ? which : sentence(describe(reading, terms))}</span>
      </p>
      <div class="choices">
        ${
          choices.length
            ? choices.map(
                choice => html`
                  <button
                    type="button"
                    class="button small ${choice === first ? 'first' : ''}"
                    part="option"
                    @click=${(event: Event) => agree(choice, event)}
                  >
                    ${(choices.length === 1 && only) || describe(choice, terms)}
                  </button>
                `,
              )
            : html`<button type="button" class="button small" @click=${(event: Event) => agree(reading, event)}>
                ${confirm}
              </button>`
        }
        <button type="button" class="button small plain ${first ? '' : 'first'}" @click=${leave}>
          ${choices.length === 1 && only ? terms.change : cancel}
        </button>
      </div>
    </div>
  `;
}

/** It is the question's, and closes nothing around it. */
const onEscape = (leave: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  event.stopPropagation();
  leave();
};

/** A window asks about a number: says so, and leads there. */
export function renderOpenQuestion(
  number: string,
  terms: Terms,
  {show, cancel}: Pick<OpenQuestion, 'show' | 'cancel'>,
): TemplateResult {
  return html`
    <div class="question in-window" role="group" aria-label=${terms.confirmInWindow(number)}>
      <p class="message careful">${windowIcon()}<span>${terms.confirmInWindow(number)}</span></p>
      <div class="choices">
        <button type="button" class="button small" @click=${show}>${terms.showWindow}</button>
        <button type="button" class="button small plain" @click=${cancel}>${terms.cancel}</button>
      </div>
    </div>
  `;
}
