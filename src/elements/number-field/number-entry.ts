import {html, nothing, type LitElement, type ReactiveController, type TemplateResult} from 'lit';
import {loadNumbers, loadedNumbers} from '../../client/numbers.js';
import type {Terms} from '../../i18n/index.js';
import type {Configuration} from '../../protocol/index.js';
import {icon} from '../icons.js';
import {type Interpretation, type Reading, describe, readEmergency, readNumber, reasonText} from './reading.js';

/** The words that differ between dialling and transferring. */
export interface NumberEntryWords {
  readonly sentence: (target: string) => string;
  readonly confirm: string;
}

/**
 * The field for a number: what was typed, how it is read, and what has to be asked before it is dialled. Shared by
 * the elements that have such a field.
 */
export class NumberEntry implements ReactiveController {
  text = '';
  /** What is wrong with the text, or with the last attempt to use it. */
  problem = '';
  /** A question about the number is open: costs, or several readings. */
  #asking = false;
  readonly #host: LitElement;
  readonly #onTarget: (target: string, reading: Interpretation) => void;

  constructor(host: LitElement, onTarget: (target: string, reading: Interpretation) => void) {
    this.#host = host;
    this.#onTarget = onTarget;
    host.addController(this);
  }

  hostConnected(): void {
    if (!loadedNumbers()) void loadNumbers().then(() => this.#host.requestUpdate());
  }

  get input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector('input');
  }

  set(text: string): void {
    this.text = text;
    this.problem = '';
    this.#asking = false;
    this.#host.requestUpdate();
  }

  /** Shows what is wrong at the field, which takes the focus. What was typed stays. */
  reject(problem: string): void {
    this.problem = problem;
    this.#asking = false;
    this.#host.requestUpdate();
    this.input?.focus();
  }

  /**
   * Reads the number and uses it, unless something must be asked or is wrong; `told` gets what is wrong. An emergency
   * number waits for nothing.
   */
  submit(configuration: Configuration | null, terms: Terms, told: (problem: string) => void): void {
    const read = () => {
      const problem = this.#read(configuration, terms);
      if (problem) told(problem);
    };
    if (loadedNumbers() || readEmergency(this.text, configuration)) read();
    else void loadNumbers().then(read);
  }

  #read(configuration: Configuration | null, terms: Terms): string {
    const reading = readNumber(this.text, configuration);
    if (!reading) {
      this.reject(terms.errors['number-missing']);
    } else if (reading.kind === 'rejected') {
      if (reading.choices?.length) this.#ask();
      else this.reject(reasonText(reading, terms));
    } else if (reading.kind === 'ambiguous' || reading.needsConfirmation) {
      this.#ask();
    } else {
      this.#use(reading);
    }
    return this.problem;
  }

  renderInput(terms: Terms): TemplateResult {
    return html`
      <input
        id="number"
        class="field"
        part="field"
        type="tel"
        inputmode="tel"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        maxlength="128"
        placeholder=${terms.numberField}
        aria-invalid=${this.problem !== ''}
        aria-describedby="hint"
        .value=${this.text}
        @input=${(event: InputEvent) => this.set((event.target as HTMLInputElement).value)}
      />
    `;
  }

  /** What stands below the field: what is wrong, what is asked, or how the number is read. */
  renderHint(configuration: Configuration | null, terms: Terms, words: NumberEntryWords): TemplateResult {
    return html`<div id="hint" class="hint">${this.#hint(readNumber(this.text, configuration), terms, words)}</div>`;
  }

  #hint(reading: Reading, terms: Terms, words: NumberEntryWords): TemplateResult | typeof nothing {
    if (this.problem) return html`<p class="message bad">${icon('warning')}<span>${this.problem}</span></p>`;
    if (!reading) return nothing;
    if (this.#asking) return this.#question(reading, terms, words);
    if (reading.kind === 'rejected' || reading.kind === 'ambiguous') return nothing;
    return html`
      <p class="quiet">${words.sentence(describe(reading, terms))}</p>
      ${reading.tones ? html`<p class="quiet">${terms.tonesAfterDialling(reading.tones)}</p>` : nothing}
    `;
  }

  #question(reading: Interpretation, terms: Terms, words: NumberEntryWords): TemplateResult {
    const choices = reading.kind === 'ambiguous' || reading.kind === 'rejected' ? (reading.choices ?? []) : [];
    return html`
      <div class="question" role="group" aria-label=${choices.length ? terms.whichNumber : words.confirm}>
        <p class="message careful">
          ${icon('warning')}
          <span>
            ${reasonText(reading, terms)}
            ${choices.length ? terms.whichNumber : words.sentence(describe(reading, terms))}
          </span>
        </p>
        <div class="choices">
          ${
            choices.length
              ? choices.map(
                  choice => html`
                    <button type="button" class="button small" part="option" @click=${() => this.#use(choice)}>
                      ${describe(choice, terms)}
                    </button>
                  `,
                )
              : html`<button type="button" class="button small" @click=${() => this.#use(reading)}>
                  ${words.confirm}
                </button>`
          }
          <button type="button" class="button small plain" @click=${() => this.#endQuestion()}>${terms.cancel}</button>
        </div>
      </div>
    `;
  }

  #ask(): void {
    this.problem = '';
    this.#asking = true;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>('.question button')?.focus(),
    );
  }

  #endQuestion(): void {
    this.#asking = false;
    this.#host.requestUpdate();
    this.input?.focus();
  }

  #use(reading: Interpretation): void {
    this.#asking = false;
    this.problem = '';
    this.#host.requestUpdate();
    if (reading.dial) this.#onTarget(reading.dial, reading);
  }
}
