import {html, type LitElement, type ReactiveController, type TemplateResult} from 'lit';
import {type GatedPhone, type PhoneHost, keepTyping} from '../../controllers/index.js';
import type {DialString, Reading} from '../../dialling/reading.js';
import type {Terms} from '../../i18n/index.js';
import type {Configuration} from '../../protocol/index.js';
import {icon} from '../../icons/icons.js';
import type {Proposal} from '../desk.js';
import type {Asking} from './asking.js';
import type {NumberField} from './field.js';
import {loadNumbers, loadedNumbers} from './load-numbers.js';
import type {NumberEntryWords} from './hint.js';
import {readEmergency, readNumber, reasonText} from './reading.js';

/** Uses a number that is decided. `proposal`: whose call it is, to be settled. */
type OnTarget = (target: DialString, reading: Reading, proposal: Proposal | null) => void;

/**
 * The field for a number: what was typed, and how it is read. Shared by the elements that have such a field. What has to be asked
 * before a number is dialled comes with the number module, which finds that out.
 */
export class NumberEntry implements NumberField, ReactiveController {
  text = '';
  /** What is wrong with the text, or with the last attempt to use it. */
  problem = '';
  #asking: Asking | null = null;

  constructor(
    readonly host: LitElement & PhoneHost,
    private readonly onTarget: OnTarget,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('focusin', this.#load);
  }

  hostDisconnected(): void {
    this.#asking?.withdraw();
  }

  hostUpdate(): void {
    this.#meetAsking();
  }

  /** Null until the number module is there. */
  #meetAsking(): Asking | null {
    const numbers = loadedNumbers();
    return (this.#asking ??= numbers && new numbers.Asking(this));
  }

  /** Whoever comes to the field will want its numbers read. */
  readonly #load = (): void => {
    if (!loadedNumbers()) void loadNumbers().then(() => this.host.requestUpdate());
  };

  get input(): HTMLInputElement | null {
    return this.host.renderRoot.querySelector('input');
  }

  focus(): void {
    this.input?.focus();
  }

  set(text: string): void {
    if (text) this.#load();
    this.text = text;
    this.#say('');
  }

  /** Shows what the page wants to be dialled, and asks. */
  propose(proposal: Proposal): void {
    this.set(proposal.reading.display);
    this.#meetAsking()?.propose(proposal);
  }

  /** Shows what is wrong at the field, which takes the focus. What was typed stays. */
  reject(problem: string): void {
    this.#say(problem);
    this.focus();
  }

  #say(problem: string): void {
    this.#asking?.withdraw();
    this.#asking?.close();
    this.problem = problem;
    this.host.requestUpdate();
  }

  /**
   * Reads the number and uses it, unless something must be asked or is wrong; `told` gets what is wrong. An emergency
   * number waits for nothing.
   */
  submit(phone: GatedPhone | null, terms: Terms, told: (problem: string) => void): void {
    const read = () => {
      this.#read(phone, terms);
      if (this.problem) told(this.problem);
    };
    if (loadedNumbers() || readEmergency(this.text, phone?.configuration ?? null)) read();
    else void loadNumbers().then(read);
  }

  #read(phone: GatedPhone | null, terms: Terms): void {
    if (this.#asking?.takes()) return;
    const reading = readNumber(this.text, phone?.configuration ?? null);
    if (!reading) return this.reject(terms.errors['number-missing']);
    const {kind, choices, needsConfirmation} = reading;
    if (kind === 'rejected' && !choices?.length) return this.reject(reasonText(reading, terms));
    const isAsked = choices?.length || kind === 'ambiguous' || (needsConfirmation && !phone?.confirmsNumbers);
    // Without the module nothing is known that had to be asked.
    if (isAsked) this.#meetAsking()?.open();
    else this.use(reading, this.#asking?.close() ?? null);
  }

  /** `use`: what Enter does. A frame with `sandbox` and without `allow-forms` submits no form. */
  renderInput(terms: Terms, configuration: Configuration | null, use: () => void): TemplateResult {
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
        @input=${(event: InputEvent) => this.#onInput(event, configuration)}
        @keydown=${(event: KeyboardEvent) => this.#onKeydown(event, use)}
        @keypress=${keepTyping}
        @keyup=${keepTyping}
      />
    `;
  }

  /** What stands below the field: what is wrong, what is asked, or how the number is read. */
  renderHint(configuration: Configuration | null, terms: Terms, words: NumberEntryWords): TemplateResult {
    const asking = this.#asking;
    const view = {configuration, terms, words};
    const reading = asking?.proposed ?? readNumber(this.text, configuration);
    const below = this.problem
      ? html`<p class="message bad">${icon('warning')}<span>${this.problem}</span></p>`
      : (asking?.render(reading, view) ?? plainly(reading, terms, words));
    return html`
      ${asking?.renderAsked(view)}
      <div id="hint" class="hint">${below}</div>
    `;
  }

  /** Whether the user knows why the number was not confirmed. */
  get isTakenBack(): boolean {
    return this.#asking?.isTakenBack ?? false;
  }

  #onKeydown(event: KeyboardEvent, use: () => void): void {
    keepTyping(event);
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    if (!event.repeat) use();
  }

  #onInput({target, inputType}: InputEvent, configuration: Configuration | null): void {
    const input = target as HTMLInputElement;
    loadedNumbers()?.edit(input, inputType, configuration?.site);
    this.set(input.value);
  }

  use(reading: Reading, proposal: Proposal | null): void {
    this.problem = '';
    this.host.requestUpdate();
    if (reading.dial) this.onTarget(reading.dial, reading, proposal);
  }
}

/** While the number module is under way: an emergency number is known all the same. */
function plainly(reading: Reading | null, {emergency}: Terms, {sentence}: NumberEntryWords): TemplateResult | null {
  const {kind, dial, display = ''} = reading ?? {};
  return dial ? html`<p class="quiet">${sentence(kind === 'emergency' ? emergency(display) : display)}</p>` : null;
}
