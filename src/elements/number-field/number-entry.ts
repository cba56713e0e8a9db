import {html, type LitElement, type ReactiveController, type TemplateResult} from 'lit';
import {
  type GatedPhone,
  PhoneController,
  type PhoneHost,
  keepTyping,
  TopicController,
} from '../../controllers/index.js';
import type {OpenQuestion} from '../../client/phone.js';
import type {DialString, Reading} from '../../dialling/reading.js';
import type {Terms} from '../../i18n/index.js';
import {type Configuration, PhoneError} from '../../protocol/index.js';
import {icon} from '../../icons/icons.js';
import {addStyles} from '../add-styles.js';
import type {Proposal} from '../desk.js';
import {loadNumbers, loadedNumbers} from './load-numbers.js';
import type {Hint, NumberEntryWords} from './hint.js';
import {readEmergency, readNumber, reasonText} from './reading.js';

/** Uses a number that is decided. `proposal`: whose call it is, to be settled. */
type OnTarget = (target: DialString, reading: Reading, proposal: Proposal | null) => void;

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
  /** The call that the page asks for and this question is about. */
  #proposal: Proposal | null = null;
  readonly #host: LitElement;
  readonly #onTarget: OnTarget;
  readonly #phones: PhoneController<unknown> | undefined;
  readonly #lamps: TopicController<'lamps'>;
  /** The user has taken back what a window asks about. */
  #isTakenBack = false;

  constructor(host: LitElement & PhoneHost, onTarget: OnTarget) {
    this.#host = host;
    this.#phones = new PhoneController(host, () => [this.#phones?.phone?.question]);
    // Lamps are looked at while a number stands in the field.
    this.#lamps = new TopicController(host, 'lamps', () => (this.text ? this.#phones?.phone : null));
    this.#onTarget = onTarget;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('focusin', this.#load);
  }

  hostDisconnected(): void {
    this.#withdraw();
  }

  /** Whoever comes to the field will want its numbers read. */
  readonly #load = (): void => {
    if (!loadedNumbers()) void loadNumbers().then(() => this.#host.requestUpdate());
  };

  get input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector('input');
  }

  set(text: string): void {
    this.#withdraw();
    if (text) this.#load();
    this.text = text;
    this.problem = '';
    this.#asking = false;
    this.#host.requestUpdate();
  }

  /** Shows what the page wants to be dialled, and asks. A script gets no focus: the next key would answer for the user. */
  propose(proposal: Proposal): void {
    this.set(proposal.reading.display);
    this.#proposal = proposal;
    this.#ask(proposal.source === 'link');
  }

  /** The proposal's number was not dialled. */
  #withdraw(): void {
    this.#proposal?.settle(Promise.reject(new PhoneError('not-confirmed')));
    this.#proposal = null;
  }

  /** Shows what is wrong at the field, which takes the focus. What was typed stays. */
  reject(problem: string): void {
    this.#withdraw();
    this.problem = problem;
    this.#asking = false;
    this.#host.requestUpdate();
    this.input?.focus();
  }

  /**
   * Reads the number and uses it, unless something must be asked or is wrong; `told` gets what is wrong. An emergency
   * number waits for nothing.
   */
  submit(phone: GatedPhone | null, terms: Terms, told: (problem: string) => void): void {
    const read = () => {
      const problem = this.#read(phone, terms);
      if (problem) told(problem);
    };
    if (loadedNumbers() || readEmergency(this.text, phone?.configuration ?? null)) read();
    else void loadNumbers().then(read);
  }

  #read(phone: GatedPhone | null, terms: Terms): string {
    const reading = readNumber(this.text, phone?.configuration ?? null);
    if (!reading) {
      this.reject(terms.errors['number-missing']);
    } else if (reading.kind === 'rejected') {
      if (reading.choices?.length) this.#ask();
      else this.reject(reasonText(reading, terms));
    } else if (reading.kind === 'ambiguous' || (reading.needsConfirmation && !phone?.confirmsNumbers)) {
      this.#ask();
    } else {
      this.#use(reading);
    }
    return this.problem;
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
    const numbers = loadedNumbers();
    if (numbers) addStyles(this.#host.renderRoot, numbers.numberFieldStyles);
    const reading = this.#proposal?.reading ?? readNumber(this.text, configuration);
    const hint: Hint = {
      reading,
      isAsking: this.#asking,
      proposal: this.#proposal,
      openQuestion: this.#openQuestion(words),
      lamps: this.#lamps.value ?? {},
      configuration,
      terms,
      words,
      // The page's own proposals are not for the page to agree to.
      agree: (agreed, event) => (event.isTrusted || !this.#proposal) && this.#use(agreed),
      leave: () => this.#endQuestion(),
    };
    const below = this.#renderProblem() ?? numbers?.renderReading(hint) ?? plainly(reading, terms, words);
    return html`
      ${numbers?.renderAsked(hint)}
      <div id="hint" class="hint">${below}</div>
    `;
  }

  #renderProblem(): TemplateResult | null {
    return this.problem ? html`<p class="message bad">${icon('warning')}<span>${this.problem}</span></p>` : null;
  }

  /** A window of the phone's host asks about a number that was used here. */
  #openQuestion({commands}: NumberEntryWords): OpenQuestion | null {
    const question = this.#phones?.phone?.question;
    if (!question || !commands.includes(question.command)) return null;
    this.#isTakenBack = false;
    const cancel = () => {
      this.#isTakenBack = true;
      question.cancel();
      this.input?.focus();
    };
    return {...question, cancel};
  }

  /** Whether the user knows why the number was not confirmed. */
  get isTakenBack(): boolean {
    return this.#isTakenBack;
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

  #ask(focus = true): void {
    this.problem = '';
    this.#asking = true;
    this.#host.requestUpdate();
    if (!focus) return;
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>('.question .first')?.focus(),
    );
  }

  #endQuestion(): void {
    // Nobody typed it: the next Enter is not to dial what was just declined.
    if (this.#proposal) this.text = '';
    this.#withdraw();
    this.#asking = false;
    this.#host.requestUpdate();
    this.input?.focus();
  }

  #use(reading: Reading): void {
    this.#asking = false;
    this.problem = '';
    this.#host.requestUpdate();
    const proposal = this.#proposal;
    this.#proposal = null;
    if (reading.dial) this.#onTarget(reading.dial, reading, proposal);
  }
}

/** While the number module is under way: an emergency number is known all the same. */
function plainly(reading: Reading | null, {emergency}: Terms, {sentence}: NumberEntryWords): TemplateResult | null {
  const {kind, dial, display = ''} = reading ?? {};
  return dial ? html`<p class="quiet">${sentence(kind === 'emergency' ? emergency(display) : display)}</p>` : null;
}
