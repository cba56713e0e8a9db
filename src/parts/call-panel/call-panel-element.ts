import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {type GatedPhone, PhoneController, TimerController} from '../../controllers/index.js';
import {guarded} from '../../controllers/press-guard.js';
import type {Call, CallId, EndedCall} from '../../protocol/index.js';
import {EmergencyEnd} from '../../elements/emergency-end.js';
import {isUnheard} from '../../elements/emergency.js';
import {intend} from '../../elements/events.js';
import {icon} from '../../icons/call-icons.js';
import {numberFieldStyles} from '../../elements/number-field/number-field-styles.js';
import {displayNumber} from '../../elements/number-field/reading.js';
import {deskOf} from '../../elements/desk.js';
import {errorText} from '../../elements/error-text.js';
import {isIncoming} from '../../elements/incoming.js';
import {wayOf, whatHappened} from '../../elements/texts.js';
import {consultationOf, isTransferError, transferFailure} from '../../elements/consultation.js';
import '../../i18n/de-calls.js';
import {wide} from '../../styles/index.js';
import {CallWidgetElement} from '../../elements/call-widget.js';
import {widgetStyles} from '../../elements/widget.js';
import {renderCallActions} from './call-actions.js';
import {CallAgain} from './call-again.js';
import {renderCallHeader} from './call-header.js';
import {callPanelStyles} from './call-panel-styles.js';
import {renderEndedCall, viewTime} from './ended-call.js';
import {renderNotices} from './notices.js';
import {renderTones, takesTones} from './tones.js';
import {WayBack} from './way-back.js';

/**
 * @summary The calls that run, each with its controls, and how the last one ended.
 * A call that rings here is the toast's; it comes here when it is answered.
 *
 * @fires {CustomEvent<{id: string}>} amt-hang-up - Before it hangs up; cancel it to act yourself.
 * @fires {CustomEvent<{target: string}>} amt-dial - Before it dials again; cancel it to act yourself.
 * @csspart panel - The box of one call.
 * @csspart caller - The other side's name.
 * @csspart number - The number below the name.
 * @csspart timer - How long the call has lasted.
 * @csspart actions - The row of controls.
 * @csspart hang-up - The button that ends the call.
 * @csspart back - The button that goes back to who waits, when the other one has left.
 * @cssprop [--amt-call-panel-gap=0px] - Space above the calls, when there are some.
 */
export class CallPanelElement extends CallWidgetElement {
  static override styles = [widgetStyles, wide, numberFieldStyles, callPanelStyles];

  @state() private keypadFor: CallId = '';
  @state() private transferOf: CallId = '';
  protected readonly phones = new PhoneController(this, ({calls, ended}) => ({
    calls,
    ended: ended[0],
  }));
  private readonly timer = new TimerController(this);
  private readonly emergencyEnd = new EmergencyEnd(this, text => this.announce(text));
  private readonly wayBack = new WayBack(this);
  private readonly again = new CallAgain(this, this.commands);
  /** Consultations that were seen: for which call each one was. */
  readonly #consultations = new Map<CallId, CallId>();
  readonly #seen = new Set<CallId>();
  /** The end that the user has put away. */
  #dismissed: CallId = '';

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    for (const call of this.phones.value.calls) {
      if (call.consultationFor) this.#consultations.set(call.id, call.consultationFor);
      // The page before this one had a transfer half written.
      if (!this.#seen.has(call.id) && call.draft) this.transferOf = call.id;
      this.#seen.add(call.id);
    }
    const gone = this.wayBack.look(this.phones.value.calls, this.phones.state.ended);
    if (gone?.reason === 'hung-up-there') this.transferOf = '';
  }

  override render(): TemplateResult {
    const {terms} = this;
    const shown = this.phones.value.calls.filter(call => !isIncoming(call));
    const groups = shown.filter(call => !isWaitingInConsultation(call, shown));
    const ended = groups.length ? undefined : this.#endedInView();
    return html`
      <div class="root" lang=${terms.lang}>
        ${repeat(
          groups,
          call => call.consultationFor ?? call.id,
          call => this.#renderCall(call, shown),
        )}
        ${ended ? this.#renderEnded(ended) : nothing}
      </div>
    `;
  }

  #renderCall(call: Call, calls: readonly Call[]): TemplateResult {
    const consultation = consultationOf(calls, call.id);
    if (consultation) {
      const {waiting, asked} = consultation;
      return this.#renderCard(waiting.held ? asked : waiting, waiting.id);
    }
    const isAside = call.held && calls.some(other => other.id !== call.id && !other.held);
    return this.#renderCard(call, '', isAside);
  }

  /** `transferOf`: the waiting call, when the card shows a consultation. `isAside`: a held call beside the active one. */
  #renderCard(call: Call, transferOf: CallId, isAside = false): TemplateResult {
    const {terms} = this;
    return html`
      <section
        class="card ${isAside ? 'aside' : transferOf ? 'pair' : ''}"
        part="panel"
        aria-label=${terms.callWith(this.who(call.remote))}
      >
        ${
          transferOf
            ? html`<amt-transfer-panel
                exportparts="panel:transfer, field, option, caller, timer, actions"
                .phone=${this.phones.phone ?? undefined}
                .call=${transferOf}
              ></amt-transfer-panel>`
            : this.#renderHeader(call)
        }
        <div class="controls">
          <div class="actions" part="actions" role="group" aria-label=${terms.callWith(this.who(call.remote))}>
            ${renderCallActions(call, {
              terms,
              isAside,
              isConsulting: transferOf !== '',
              isKeypadOpen: this.keypadFor === call.id,
              isTransferOpen: this.transferOf === call.id,
              isBusy: name => this.#busy(call, name),
              mute: () => this.#send(call, 'mute', phone => phone.mute(call.id, !call.muted)),
              hold: () => this.#send(call, 'hold', phone => (call.held ? phone.resume(call.id) : phone.hold(call.id))),
              keypad: () => (this.keypadFor = this.keypadFor === call.id ? '' : call.id),
              transfer: () => this.#toggleTransfer(call),
            })}
          </div>
          <button
            type="button"
            class="button ${isAside ? 'outline-stop' : 'stop'} hang-up"
            part="hang-up"
            ${guarded(call.id, 800)}
            aria-busy=${call.phase === 'ending' || this.commands.isPending(call.id, 'hangUp')}
            @click=${({currentTarget}: Event) =>
              this.emergencyEnd.ask([call], terms, currentTarget as HTMLElement, () => this.#hangUp(call))}
          >
            ${icon('hangUp')}${terms.hangUp}
          </button>
        </div>
        <div class="below">
          ${this.#renderWayBack(call)} ${this.emergencyEnd.render(call, terms)}
          ${renderNotices(call, {
            terms,
            page: this.phones.phone?.page,
            problem: this.#problem(call, transferOf),
            isTakingOver: this.#busy(call, 'takeOver'),
            takeOver: () => this.#send(call, 'takeOver', phone => phone.takeOver(call.id)),
          })}
          ${this.#renderKeypad(call)}
          ${
            !transferOf && this.transferOf === call.id && call.phase === 'talking'
              ? html`<amt-transfer-panel
                  exportparts="panel:transfer, field, option, caller, timer, actions"
                  .phone=${this.phones.phone ?? undefined}
                  .call=${call.id}
                  .lastAsked=${this.wayBack.from(call) ? '' : this.#lastAsked(call)}
                  @amt-close=${this.#onTransferClose}
                ></amt-transfer-panel>`
              : nothing
          }
        </div>
      </section>
    `;
  }

  #renderHeader(call: Call): TemplateResult {
    return renderCallHeader(call, {
      terms: this.terms,
      who: this.who(call.remote),
      number: this.numberBeside(call.remote),
      way: wayOf(call, this.terms, this.configuration),
      seconds: this.timer.since(call.answeredAt ?? call.startedAt),
    });
  }

  #renderWayBack(call: Call): TemplateResult | typeof nothing {
    const gone = this.wayBack.from(call);
    if (!gone) return nothing;
    const {terms} = this;
    const name = this.whoSaid(call.remote);
    return this.wayBack.render({
      terms,
      name,
      text: `${whatHappened(gone, this.whoSaid(gone.remote), terms)} ${terms.isWaiting(name)}`,
      seconds: this.timer.since(call.heldSince ?? gone.endedAt),
      isBusy: call.changing !== null || this.#busy(call, 'hold'),
      goBack: () => this.#send(call, 'hold', phone => phone.resume(call.id)),
    });
  }

  /** What went wrong in this call and is not said by the transfer panel. `consultationFor`: the call it is shown with. */
  #problem(call: Call, consultationFor: CallId): string {
    const {terms} = this;
    const error = this.commands.error(call.id) ?? call.error;
    if (error !== call.error || !isTransferError(call)) return error ? errorText(error, terms) : '';
    if (consultationFor || this.transferOf === call.id) return '';
    const target = displayNumber(call.transfer?.target ?? '', this.configuration);
    return transferFailure(call, target, this.whoSaid(call.remote), terms);
  }

  #renderKeypad(call: Call): TemplateResult | typeof nothing {
    if (this.keypadFor !== call.id || !takesTones(call)) return nothing;
    // Tones queue in the core: each press is its own command, and none waits for another.
    const send = (key: string) => this.#send(call, String(this.#presses++), phone => phone.sendTones(call.id, key));
    return renderTones(call, this.terms, send);
  }

  #presses = 0;

  #renderEnded(call: EndedCall): TemplateResult {
    const {phone} = this.phones;
    return renderEndedCall(call, {
      terms: this.terms,
      who: this.who(call.remote),
      number: this.numberBeside(call.remote),
      way: wayOf(call, this.terms, this.configuration),
      isDialling: this.commands.isPending(call.id, 'call'),
      error: this.commands.error(call.id),
      dial: phone && this.again.isPossible(call, phone) ? () => void this.again.start(call, phone) : null,
      question: phone ? this.again.renderQuestion(call, phone, this.terms) : undefined,
      dismiss: () => this.#dismiss(call),
    });
  }

  /** The last end, for some seconds, longer when it is something to act on or when the user is at it. */
  #endedInView(): EndedCall | undefined {
    const {ended} = this.phones.value;
    if (!ended || ended.id === this.#dismissed || this.#consultations.has(ended.id)) return undefined;
    // The dialler says it, in large letters.
    if (isUnheard(ended) && this.phones.phone && deskOf(this.phones.phone).asker) return undefined;
    if (ended.reason === 'declined-here' || ended.reason === 'answered-elsewhere') return undefined;
    const isInUse = this.again.isAsking(ended) || this.matches(':hover, :focus-within');
    return this.timer.since(ended.endedAt) * 1000 < viewTime(ended) || isInUse ? ended : undefined;
  }

  /** The newest ended call, when it was a consultation for this one. */
  #lastAsked(call: Call): CallId {
    const {ended} = this.phones.value;
    return ended && this.#consultations.get(ended.id) === call.id ? ended.id : '';
  }

  #busy(call: Call, name: string): boolean {
    return this.commands.isPending(call.id, name);
  }

  #send(call: Call, name: string, send: (phone: GatedPhone) => Promise<unknown>): void {
    const {phone} = this.phones;
    if (phone) void this.commands.run(call.id, name, () => send(phone));
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  #hangUp(call: Call): void {
    if (intend(this, 'amt-hang-up', {id: call.id})) this.#send(call, 'hangUp', phone => phone.hangUp(call.id));
  }

  #dismiss(call: EndedCall): void {
    this.#dismissed = call.id;
    this.requestUpdate();
  }

  #toggleTransfer(call: Call): void {
    this.transferOf = this.transferOf === call.id ? '' : call.id;
    if (this.transferOf)
      void this.updateComplete
        .then(() => this.renderRoot.querySelector('amt-transfer-panel'))
        .then(panel => panel?.updateComplete.then(() => panel.focus()));
  }

  readonly #onTransferClose = (): void => {
    this.transferOf = '';
    this.#focus('.transfer');
  };
}

function isWaitingInConsultation(call: Call, calls: readonly Call[]): boolean {
  return calls.some(other => other.consultationFor === call.id);
}
