import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {type GatedPhone, PhoneController, TimerController} from '../../controllers/index.js';
import type {DialString} from '../../dialling/reading.js';
import type {Call, CallId, PhoneState} from '../../protocol/index.js';
import {EmergencyEnd} from '../../elements/emergency-end.js';
import {intend} from '../../elements/events.js';
import {icon} from '../../icons/call-icons.js';
import {NumberEntry} from '../../elements/number-field/number-entry.js';
import {displayNumber} from '../../elements/number-field/reading.js';
import {errorText} from '../../elements/error-text.js';
import {remoteOf, whatHappened} from '../../elements/texts.js';
import '../../i18n/de-calls.js';
import {callControls} from '../../styles/call-controls.js';
import {wide} from '../../styles/index.js';
import {CallWidgetElement} from '../../elements/call-widget.js';
import {widgetStyles} from '../../elements/widget-styles.js';
import {type Consultation, aftermath, consultationOf, isUnderWay, transferFailure} from '../../elements/consultation.js';
import {problemOf, renderConsultation} from './consultation.js';
import {Draft} from './draft.js';
import {renderParty, renderProgress} from './party.js';
import {transferPanelStyles} from './transfer-panel-styles.js';
import {failed} from '../../script/failures.js';

/**
 * @summary Hands a call on: directly, or after asking.
 * While the target is asked it shows both sides, and one button for each way to go on.
 *
 * @fires {CustomEvent<{id: string, target: string, consult: boolean}>} amt-transfer - Before it transfers or asks.
 * @fires {CustomEvent} amt-close - The user is done here; whoever opened the panel closes it.
 * @csspart panel - The box.
 * @csspart field - The field for the target.
 * @csspart option - Somebody who was found by name; or a choice, where a number can be read in several ways.
 * @csspart caller - A party's name.
 * @csspart timer - How long a party talks or waits.
 * @csspart actions - The row of buttons.
 * @csspart connect - The button that connects both.
 * @csspart swap - The button that changes to the other one.
 * @csspart back - The button that goes back to the caller.
 * @csspart take-back - The button that takes a call back that is being transferred.
 */
export class TransferPanelElement extends CallWidgetElement {
  static override styles = [widgetStyles, wide, callControls, transferPanelStyles];

  /** The id of the call to hand on. */
  @property() call = '';
  /** The id of a consultation for that call that was seen before, to say how it ended. */
  @property({attribute: false}) lastAsked: CallId = '';

  /** What became of whom was asked is said beside the panel. */
  @property({attribute: false}) isTold = false;

  protected readonly phones = new PhoneController(this, (state: PhoneState) => state.calls);
  private readonly timer = new TimerController(this);
  private readonly entry = new NumberEntry(this, target => this.#decide(target));
  private readonly draft = new Draft(text => this.#keep(text));
  private readonly emergencyEnd = new EmergencyEnd(this, text => this.announce(text, 'assertive'));
  #kind: 'transfer' | 'consult' = 'consult';
  #outcome = '';
  /** What stands in the field was asked or transferred to, and nothing was typed since. */
  #isTried = false;

  /** Focuses the field for the target, or the first button. Who could not be had is written over by the next one. */
  override focus(options?: FocusOptions): void {
    const first = this.renderRoot.querySelector<HTMLElement>('input, button');
    first?.focus(options);
    if (this.#isTried && first instanceof HTMLInputElement) first.select();
  }

  /** Whom it asks is connected next; who could not be had is followed by another one. */
  protected override get heir(): HTMLElement | null {
    const next = this.renderRoot.querySelector<HTMLElement>('.connect, .take-back, input');
    return next instanceof HTMLInputElement ? this : next;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('call')) {
      this.#outcome = '';
      this.#isTried = false;
      this.entry.set(this.#kept);
    }
    const consultation = consultationOf(this.phones.value, this.call);
    if (consultation) {
      this.lastAsked = consultation.asked.id;
      this.#outcome = '';
    } else if (this.lastAsked) {
      this.#outcome = this.#endOf(this.lastAsked);
      this.lastAsked = '';
    }
  }

  override render(): TemplateResult {
    const {terms} = this;
    const call = this.#call;
    const consultation = consultationOf(this.phones.value, this.call);
    return html`
      <div class="root" lang=${terms.lang}>
        ${
          consultation
            ? this.#renderConsultation(consultation)
            : call
              ? isUnderWay(call.transfer)
                ? renderProgress(call.transfer, {
                    terms,
                    target: displayNumber(call.transfer.target, this.configuration),
                    isBusy: call.changing !== null || this.commands.isPending(call.id, 'takeBack'),
                    takeBack: () => this.#send(call.id, 'takeBack', phone => phone.resume(call.id)),
                  })
                : this.#renderForm(call)
              : nothing
        }
      </div>
    `;
  }

  #renderForm(call: Call): TemplateResult {
    const {terms} = this;
    const busy = (name: string) => this.commands.isPending('target', name);
    return html`
      <form
        class="panel"
        part="panel"
        novalidate
        aria-label=${terms.transferOf(this.who(remoteOf(call)))}
        @submit=${this.#onSubmit}
        @keydown=${this.#onKeydown}
        @input=${this.#onInput}
      >
        ${this.#renderOutcome(call)}
        <label for="number">${terms.transferTarget}</label>
        ${this.entry.renderInput(terms, this.configuration, this.#onConsult)}
        ${this.entry.renderHint(this.configuration, terms, {sentence: terms.youTransferTo, confirm: terms.confirmTransfer, commands: ['transfer', 'consult']})}
        <div class="actions" part="actions">
          <button type="button" class="button accent" aria-busy=${busy('consult')} @click=${this.#onConsult}>
            ${icon('consult')}${terms.consult}
          </button>
          <button type="button" class="button" aria-busy=${busy('transfer')} @click=${() => this.#use('transfer')}>
            ${icon('transfer')}${terms.transferDirectly}
          </button>
          <button type="button" class="button small plain cancel" @click=${this.#close}>${terms.cancel}</button>
        </div>
        ${this.emergencyEnd.render(call, terms)}
      </form>
    `;
  }

  #renderOutcome(call: Call): TemplateResult | typeof nothing {
    const target = displayNumber(call.transfer?.target ?? '', this.configuration);
    const text =
      (!this.isTold && this.#outcome) || transferFailure(call, target, this.whoSaid(remoteOf(call)), this.terms);
    if (!text) return nothing;
    return html`<p class="message careful outcome">${icon('warning')}<span>${text}</span></p>`;
  }

  #renderConsultation(consultation: Consultation): TemplateResult {
    const {terms} = this;
    const {waiting, asked} = consultation;
    return renderConsultation(consultation, {
      terms,
      name: this.who(remoteOf(asked)),
      said: this.whoSaid(remoteOf(asked)),
      parties: [this.#renderParty(asked), this.#renderParty(waiting)],
      problem: problemOf(consultation, this.commands.error(asked.id), terms, call => this.whoSaid(remoteOf(call))),
      question: this.emergencyEnd.render(asked, terms),
      isBusy: name => this.commands.isPending(asked.id, name),
      connect: button => this.#leave(button, 'connect', asked, waiting),
      waits: (waiting.held ? waiting : asked).id,
      swap: () => this.#swap(consultation),
      back: button => this.#leave(button, 'back', asked),
    });
  }

  #renderParty(call: Call): TemplateResult {
    return renderParty(call, {
      terms: this.terms,
      who: this.who(remoteOf(call)),
      number: this.numberBeside(remoteOf(call)),
      seconds: this.timer.since(call.answeredAt ?? call.startedAt),
    });
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#onConsult();
  };

  readonly #onInput = (): void => {
    this.#isTried = false;
    this.draft.keepSoon(this.entry.text);
  };

  readonly #onConsult = (): void => this.#use('consult');

  #use(kind: 'consult' | 'transfer'): void {
    this.#kind = kind;
    this.entry.submit(this.phones.phone, this.terms, problem => this.announce(problem));
  }

  get #kept(): string {
    return this.#call?.draft ?? '';
  }

  #keep(text: string): void {
    if (text === this.#kept) return;
    // A call that ended meanwhile needs it no more.
    this.phones.phone?.draft(this.call, text).catch(failed('draft'));
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  readonly #close = (): void => {
    this.entry.set('');
    this.draft.keepNow('');
    this.#outcome = '';
    this.dispatchEvent(new CustomEvent('amt-close'));
  };

  #decide(target: DialString): void {
    const call = this.#call;
    const start = () => this.#start(target);
    if (call && this.#kind === 'transfer') this.emergencyEnd.ask([call], this.terms, this.entry.input, start);
    else start();
  }

  #start(target: DialString): void {
    const {phone} = this.phones;
    const id = this.call;
    const consult = this.#kind === 'consult';
    if (!phone || !intend(this, 'amt-transfer', {id, target, consult})) return;
    this.#outcome = '';
    this.#isTried = true;
    // Where several applications know the caller, each means its own case.
    const {context} = phone.cards.get(id) ?? {};
    const about = context ? {context} : {};
    void this.commands
      .run(
        'target',
        this.#kind,
        () => (consult ? phone.consult(id, target, about) : phone.transfer(id, target, about)),
        this.#isTold(),
      )
      .then(accepted => {
        const error = this.commands.error('target');
        if (error) this.entry.reject(errorText(error, this.terms));
        else if (accepted) this.draft.keepNow('');
      });
  }

  /** Leaves the consultation, and these calls with it. */
  #leave(button: HTMLElement, name: 'connect' | 'back', asked: Call, ...others: Call[]): void {
    this.emergencyEnd.ask([asked, ...others], this.terms, button, () =>
      this.#send(asked.id, name, phone =>
        name === 'connect' ? phone.completeTransfer(asked.id) : phone.backToCaller(asked.id),
      ),
    );
  }

  /** Talks to the one who waits; the core holds the other. */
  #swap({waiting, asked}: Consultation): void {
    const other = waiting.held ? waiting : asked;
    void this.#send(asked.id, 'swap', phone => phone.resume(other.id));
  }

  #send(place: CallId, name: string, send: (phone: GatedPhone) => Promise<unknown>): void {
    const {phone} = this.phones;
    if (phone) void this.commands.run(place, name, () => send(phone), this.#isTold());
  }

  get #call(): Call | undefined {
    return this.phones.value.find(({id}) => id === this.call);
  }

  /** Whether the transfer was asked for since now: then the call itself says how it went. */
  #isTold(): () => boolean {
    const before = this.#call?.transfer;
    return () => this.#call?.transfer !== before || this.entry.isTakenBack;
  }

  #endOf(asked: CallId): string {
    const ended = this.phones.state.ended.find(({id}) => id === asked);
    const waiting = this.#call;
    if (!waiting || (ended?.reason !== 'failed' && ended?.reason !== 'hung-up-there')) return '';
    const happened = whatHappened(ended, this.whoSaid(remoteOf(ended)), this.terms);
    return aftermath(happened, waiting, this.whoSaid(remoteOf(waiting)), this.terms);
  }
}

declare global {
  interface HTMLElementEventMap {
    'amt-close': CustomEvent<null>;
  }
}
