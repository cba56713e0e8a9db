import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {type GatedPhone, PhoneController} from '../../controllers/index.js';
import type {DialString, Reading} from '../../dialling/reading.js';
import {type CallId, PhoneError} from '../../protocol/index.js';
import {emergencyFacts} from '../emergency.js';
import {intend} from '../events.js';
import {Overlay} from '../overlay/overlay.js';
import {another, icon} from '../../icons/icons.js';
import {loadedNumbers} from '../number-field/load-numbers.js';
import {NumberEntry} from '../number-field/number-entry.js';
import {type Asker, type Proposal, deskOf} from '../desk.js';
import {errorText} from '../error-text.js';
import {wide} from '../../styles/index.js';
import {WidgetElement, atRestStyles} from '../widget.js';
import {dialerStyles} from './dialer-styles.js';
import {EmergencyNotice} from './emergency-notice.js';

/**
 * @summary A field for a number, the call button and a keypad.
 * Shows how the number is read before it is dialled. What was typed stays when the call is refused.
 *
 * @fires {CustomEvent<{target: string}>} amt-dial - Before it dials; cancel it to act yourself.
 * @csspart field - The number field.
 * @csspart dial - The call button.
 * @csspart option - Somebody who was found by name; or a choice, where a number can be read in several ways.
 * @csspart keypad - The button that opens the keypad.
 * @csspart key - Each key of it.
 */
export class DialerElement extends WidgetElement implements Asker {
  static override styles = [atRestStyles, wide, dialerStyles];

  /** What stands below the field lies over the page instead, and moves nothing in it. */
  @property({type: Boolean}) floating = false;

  /** A call runs: the field is a button's width until somebody comes to it. */
  @property({type: Boolean, reflect: true}) folded = false;

  @state() private keypadOpen = false;
  protected readonly phones = new PhoneController(this, emergencyFacts);
  private readonly entry = new NumberEntry(this, (...decided) => this.#dial(...decided));
  private readonly emergency = new EmergencyNotice({
    terms: () => this.terms,
    configuration: () => this.configuration,
    facts: () => this.phones.value,
    workplace: () => this.#desk?.workplace ?? 'unknown',
    isOnItsWay: () => this.commands.isPending('dial', 'emergency'),
    requestUpdate: () => this.requestUpdate(),
    announce: text => this.announce(text, 'assertive'),
    dial: (target, reading) => this.#dial(target, reading, null),
  });
  #desk: ReturnType<typeof deskOf> | null = null;
  /** When the phone had last worked, where it refused a call because it did not. */
  #refusedSince = Infinity;
  readonly #below: Overlay = new Overlay(this, {
    popover: () => this.renderRoot.querySelector<HTMLElement>('.below'),
    anchor: () => this.renderRoot.querySelector<HTMLElement>('.line'),
    atEnd: false,
  });

  /** What stands in the field. */
  get text(): string {
    return this.entry.text;
  }

  set text(text: string) {
    this.entry.set(text);
  }

  override focus(options?: FocusOptions): void {
    this.entry.input?.focus(options);
  }

  readonly toggleKeypad = (): void => {
    this.keypadOpen = !this.keypadOpen;
  };

  /** Shows what the page wants to be dialled, and asks. */
  ask(proposal: Proposal): void {
    this.dispatchEvent(new CustomEvent('amt-ask', {bubbles: true}));
    this.entry.propose(proposal);
    if (proposal.source === 'script') this.announce(`${this.terms.fromPage} ${proposal.reading.display}`);
  }

  /** Shows a number of the page that could not be dialled, and why. */
  complain(number: string, error: PhoneError): void {
    this.dispatchEvent(new CustomEvent('amt-ask', {bubbles: true}));
    this.entry.set(number);
    this.#refuse(errorText(error, this.terms));
  }

  /** Puts a number into the field, for a person to change it. */
  edit(number: string): void {
    this.dispatchEvent(new CustomEvent('amt-ask', {bubbles: true}));
    this.entry.set(number);
    void this.updateComplete.then(() => this.focus());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sit(null);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#sit(this.phones.phone);
    // It works again: why it did not is no news any more.
    if (this.phones.value.workedAt <= this.#refusedSince) return;
    this.#refusedSince = Infinity;
    if (this.entry.problem) this.entry.set(this.entry.text);
  }

  /** Takes its place among the elements that ask for this phone. */
  #sit(phone: GatedPhone | null): void {
    const desk = phone && deskOf(phone);
    if (desk === this.#desk) return;
    this.#desk?.askers.delete(this);
    this.#desk = desk;
    desk?.askers.add(this);
  }

  override render(): TemplateResult {
    const {terms} = this;
    const busy = this.commands.isPending('dial', 'call') && !this.phones.phone?.question;
    return html`
      <div class="root" lang=${terms.lang}>
        <form
          class="line"
          novalidate
          data-tip=${this.folded && !this.hasAttribute('unfolded') ? terms.anotherCall : nothing}
          @submit=${this.#onSubmit}
          @pointerdown=${this.#unfold}
          @input=${this.#unfold}
          @focusout=${this.#onFocusout}
        >
          <label class="visually-hidden" for="number">${terms.numberField}</label>
          <span class="lens">${another()}</span>
          ${this.entry.renderInput(terms, this.configuration, this.#onUse)}
          <button type="button" class="button accent" part="dial" aria-busy=${busy} @click=${this.#onUse}>
            ${icon('handset')}${terms.dial}
          </button>
          <button
            type="button"
            class="button icon keypad-toggle"
            part="keypad"
            aria-label=${terms.keypad}
            aria-expanded=${this.keypadOpen}
            aria-controls="keypad"
            @click=${this.toggleKeypad}
          >
            ${icon('keypad')}
          </button>
        </form>
        <div class="below" popover=${this.floating ? 'manual' : nothing} @keydown=${this.#onKeydown}>
          ${this.emergency.render(this.entry.text)}
          ${this.entry.renderHint(this.configuration, terms, {sentence: terms.youCall, confirm: terms.confirmDial, commands: ['call']})}
          <div id="keypad">${this.#renderKeypad()}</div>
        </div>
      </div>
    `;
  }

  #renderKeypad(): unknown {
    const label = this.terms.dialPad;
    return this.keypadOpen
      ? html`<amt-keypad exportparts="key" label=${label} @amt-key=${this.#onKey}></amt-keypad>`
      : nothing;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const below = this.renderRoot.querySelector('.below');
    const isOpen = Boolean(below?.querySelector('p, button, amt-keypad, [role]'));
    this.#below.show(isOpen);
  }

  /** Who comes to the field or types has it as wide as it is; to have the focus is not enough. */
  readonly #unfold = (): void => {
    this.toggleAttribute('unfolded', true);
    this.requestUpdate();
  };

  readonly #onFocusout = ({relatedTarget}: FocusEvent): void => {
    if (this.renderRoot.contains(relatedTarget as Node | null)) return;
    this.removeAttribute('unfolded');
    this.requestUpdate();
  };

  /** What was typed is dialled: the focus stays here, and who is called is to be seen. */
  #fold(): void {
    this.entry.set('');
    if (this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement) this.focus();
    this.removeAttribute('unfolded');
  }

  /** Escape puts the keypad away. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.keypadOpen) return;
    event.preventDefault();
    event.stopPropagation();
    this.keypadOpen = false;
    this.focus();
    // Where it is narrow there is none.
    this.renderRoot.querySelector<HTMLElement>('.keypad-toggle')?.focus();
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#onUse();
  };

  readonly #onUse = (): void => {
    this.entry.submit(this.phones.phone, this.terms, problem => this.announce(problem));
  };

  readonly #onKey = (event: CustomEvent<{key: string}>): void => {
    event.stopPropagation();
    this.entry.set(this.entry.text + event.detail.key);
  };

  #dial(target: DialString, reading: Reading, proposal: Proposal | null): void {
    const {phone} = this.phones;
    const refuse = (code: 'not-confirmed' | 'phone-missing') => {
      const error = new PhoneError(code);
      proposal?.settle(Promise.reject(error));
      return error;
    };
    if (!intend(this, 'amt-dial', {target})) return void refuse('not-confirmed');
    if (!phone) {
      const error = refuse('phone-missing');
      return reading.kind === 'emergency' ? this.emergency.giveUp(target) : this.#refuse(errorText(error, this.terms));
    }
    const call = this.#send(phone, target, reading, proposal?.context);
    proposal?.settle(call);
    // The field says why there is no call.
    call.catch(() => {});
  }

  async #send(phone: GatedPhone, target: DialString, {kind, tones}: Reading, context?: string): Promise<CallId> {
    const typed = this.entry.text;
    const emergency = kind === 'emergency';
    let call: Promise<CallId> | undefined;
    let watch: ReturnType<typeof setTimeout> | undefined;
    // An emergency call does not wait for another that is on its way.
    const dial = () => {
      call = phone.call(target, emergency ? {emergency} : context ? {context} : {});
      if (emergency) watch = this.emergency.watch(phone, call);
      return call;
    };
    const isTold = () => emergency || this.entry.isTakenBack;
    // What waits for a person's word holds up no other call.
    const name = emergency ? 'emergency' : phone.question ? `call ${target}` : 'call';
    const accepted = await this.commands.run('dial', name, dial, isTold);
    if (!call) throw new PhoneError('call-state');
    if (!accepted) clearTimeout(watch);
    const error = this.commands.error('dial');
    this.#refusedSince = error?.retryable ? this.phones.value.workedAt : Infinity;
    if (emergency && !accepted) this.emergency.giveUp(target);
    else if (error && !(error.code === 'not-confirmed' && this.entry.text !== typed))
      this.entry.reject(errorText(error, this.terms));
    else if (accepted && this.entry.text === typed) this.#fold();
    const id = await call;
    // Without the module nobody reads tones from a number.
    if (tones) loadedNumbers()?.awaitAnswer(phone, id, () => phone.sendTones(id, tones));
    return id;
  }

  #refuse(problem: string): void {
    this.entry.reject(problem);
    this.announce(problem);
  }
}
