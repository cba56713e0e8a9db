import {html, nothing, type TemplateResult} from 'lit';
import type {OpenQuestion} from '../../client/phone.js';
import {PhoneController, TopicController} from '../../controllers/index.js';
import type {Reading} from '../../dialling/reading.js';
import {PhoneError} from '../../protocol/index.js';
import {moreControls} from '../../styles/more-controls.js';
import {addStyles} from '../add-styles.js';
import type {Combobox} from '../combobox/combobox.js';
import {type Proposal, deskOf} from '../desk.js';
import type {FieldView, NumberField} from './field.js';
import {type Hint, type NumberEntryWords, renderAsked, renderReading} from './hint.js';
import {combobox} from './load-combobox.js';
import {numberFieldStyles} from './number-field-styles.js';

/** What has to be asked about the number in a field before it is dialled, and whose call it is. It comes with the number module. */
export class Asking {
  /** A question about the number is open: costs, or several readings. */
  #isOpen = false;
  /** The call that the page asks for and this question is about. */
  #proposal: Proposal | null = null;
  #isTakenBack = false;
  readonly #phones: PhoneController<unknown> | undefined;
  readonly #lamps: TopicController<'lamps'>;
  #combobox: Combobox | null = null;

  constructor(private readonly field: NumberField) {
    const {host} = field;
    this.#phones = new PhoneController(host, () => [this.#question]);
    // Lamps are looked at while a number stands in the field, or below it.
    this.#lamps = new TopicController(host, 'lamps', () => (field.text || this.#combobox?.isOpen ? this.#phones?.phone : null));
    addStyles(host.renderRoot, moreControls, numberFieldStyles);
  }

  /** Whether the user knows why the number was not confirmed. */
  get isTakenBack(): boolean {
    return this.#isTakenBack;
  }

  /** What the page wants to be dialled. */
  get proposed(): Reading | undefined {
    return this.#proposal?.reading;
  }

  /** Asks about what the page wants to be dialled. A script gets no focus: the next key would answer for the user. */
  propose(proposal: Proposal): void {
    this.#proposal = proposal;
    this.open(proposal.source === 'link');
  }

  open(focus = true): void {
    const {host} = this.field;
    this.field.problem = '';
    this.#isOpen = true;
    host.requestUpdate();
    if (!focus) return;
    void host.updateComplete.then(() => host.renderRoot.querySelector<HTMLElement>('.question .first')?.focus());
  }

  /** The proposal's number was not dialled. */
  withdraw(): void {
    this.#proposal?.settle(Promise.reject(new PhoneError('not-confirmed')));
    this.#proposal = null;
  }

  /** Nothing is asked any more. Yields whose call it was. */
  close(): Proposal | null {
    this.#isOpen = false;
    const proposal = this.#proposal;
    this.#proposal = null;
    return proposal;
  }

  /** The text is about to be used. Returns whether a name has to be chosen first. */
  takes(): boolean {
    return this.#combobox?.takes() ?? false;
  }

  /** A window asks about the number; or who is found by what stands there. */
  renderAsked(view: FieldView): TemplateResult {
    this.#meetCombobox(view);
    return html`${renderAsked(this.#hint(null, view))}${this.#combobox?.render(view) ?? nothing}`;
  }

  #meetCombobox({configuration}: FieldView): void {
    const phone = this.#phones?.phone;
    if (this.#combobox || !phone || !(configuration?.directory?.length || deskOf(phone).directory)) return;
    const {loaded} = combobox;
    if (loaded) {
      const around = {phone: () => this.#phones?.phone, lamps: () => this.#lamps.value};
      this.#combobox = new loaded.Combobox(this.field, around);
    } else
      combobox.load().then(
        () => this.field.host.requestUpdate(),
        () => undefined,
      );
  }

  /** What is asked, or how the number is read. */
  render(reading: Reading | null, view: FieldView): ReturnType<typeof renderReading> {
    return renderReading(this.#hint(reading, view));
  }

  #hint(reading: Reading | null, {configuration, terms, words}: FieldView): Hint {
    return {
      reading,
      isAsking: this.#isOpen,
      proposal: this.#proposal,
      openQuestion: this.#openQuestion(words),
      lamps: this.#lamps.value ?? {},
      configuration,
      terms,
      words,
      // The page's own proposals are not for the page to agree to.
      agree: (agreed, event) => {
        if (event.isTrusted || !this.#proposal) this.field.use(agreed, this.close());
      },
      leave: () => this.#leave(),
    };
  }

  get #question(): OpenQuestion | null | undefined {
    return this.#phones?.phone?.question;
  }

  /** A window of the phone's host asks about a number that was used here. */
  #openQuestion({commands}: NumberEntryWords): OpenQuestion | null {
    const question = this.#question;
    if (!question || !commands.includes(question.command)) return null;
    this.#isTakenBack = false;
    const cancel = () => {
      this.#isTakenBack = true;
      question.cancel();
      this.field.focus();
    };
    return {...question, cancel};
  }

  #leave(): void {
    // Nobody typed it: the next Enter is not to dial what was just declined.
    if (this.#proposal) this.field.text = '';
    this.withdraw();
    this.close();
    this.field.host.requestUpdate();
    this.field.focus();
  }
}
