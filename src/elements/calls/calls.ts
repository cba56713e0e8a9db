import {html, nothing, type LitElement, type ReactiveController, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {type GatedPhone, PhoneController, TimerController, deepActiveElement} from '../../controllers/index.js';
import '../../i18n/de-calls.js';
import type {Terms} from '../../i18n/index.js';
import type {Call, CallId, EndedCall} from '../../protocol/index.js';
import {type Consultation, consultationOf, isUnderWay} from '../consultation.js';
import {EmergencyEnd} from '../emergency-end.js';
import {errorText} from '../error-text.js';
import {intend} from '../events.js';
import {Names} from '../names.js';
import {remoteOf, whatHappened} from '../texts.js';
import {renderAnswering} from './answering.js';
import {renderCallRow} from './call-row.js';
import type {CallsHost} from './calls-host.js';
import {CallSheets} from './call-sheets.js';
import {Consulted} from './consulted.js';
import {type Arrangement, arrange} from './current.js';
import {renderElsewhere, renderKeypadOpener} from './extras.js';
import {LastEnd} from './last-end.js';
import {renderProblem} from './problem.js';
import {QualityWatch} from './quality-watch.js';
import {showCard} from './show-card.js';
import {renderTones, takesTones} from './tones.js';
import {addTransferKeys} from './transfer-keys.js';
import {renderRinging, renderWaiting} from './waiting.js';
import {WayBack} from './way-back.js';

/**
 * The calls of an element: one row for the call that one talks in, and beside it, in an order that never changes, what has to be
 * decided, who waits, the transfer, and the keypad.
 */
export class Calls implements ReactiveController {
  readonly #phones: PhoneController<{calls: readonly Call[]; ended: EndedCall | undefined; cards: unknown}>;
  readonly #timer: TimerController;
  readonly #names: Names;
  readonly #emergencyEnd: EmergencyEnd;
  readonly #wayBack: WayBack;
  readonly #lastEnd: LastEnd;
  readonly #quality: QualityWatch;
  readonly #consulted = new Consulted();
  readonly #sheets: CallSheets;
  #arranged: Arrangement = arrange([]);
  #presses = 0;

  constructor(private readonly host: CallsHost) {
    const {element} = host;
    this.#phones = new PhoneController(element, ({calls, ended}) => ({
      calls,
      ended: ended[0],
      cards: this.#phones?.phone?.cards,
    }));
    this.#timer = new TimerController(element);
    this.#names = new Names(() => ({
      terms: host.terms(),
      configuration: host.configuration(),
      requestUpdate: () => element.requestUpdate(),
    }));
    this.#emergencyEnd = new EmergencyEnd(element, text => host.announce(text, 'assertive'));
    this.#wayBack = new WayBack(element);
    this.#lastEnd = new LastEnd(host, this.#names, this.#timer);
    this.#quality = new QualityWatch(element, () => host.terms());
    this.#sheets = new CallSheets(host.sheet, this.#consulted);
    element.addController(this);
    addTransferKeys({
      element,
      phone: () => this.#phones.phone,
      current: () => this.#arranged.current,
      open: () => this.#toTransfer(),
    });
  }

  hostUpdate(): void {
    const {calls, ended} = this.#phones.value;
    const former = this.#arranged.current?.id;
    this.#arranged = arrange(calls);
    this.#quality.look(this.#phones.phone, this.current);
    this.#consulted.look(calls);
    const gone = this.#wayBack.look(calls, this.#phones.state.ended);
    this.#sheets.look({calls, ended, gone, former, current: this.current?.id});
  }

  /** The call that one talks in. */
  get current(): Call | null {
    return this.#arranged.current;
  }

  /** The row of the call that one talks in; null when there is none. */
  renderRow(): TemplateResult | null {
    const {current: call} = this.#arranged;
    if (!call) return null;
    const {sheet} = this.host;
    return renderCallRow(call, {
      terms: this.#terms,
      who: this.#names.who(remoteOf(call)),
      about: [this.#names.number(remoteOf(call)), this.#names.way(call)].filter(Boolean).join(' · '),
      seconds: call.phase === 'talking' ? this.#timer.since(call.answeredAt ?? call.startedAt) : null,
      quality: this.#quality.state,
      open: sheet.open,
      isConsulting: this.#consultation !== null,
      isBusy: name => this.#isBusy(call, name),
      mute: () => this.#send(call, 'mute', phone => phone.mute(call.id, !call.muted)),
      hold: () => this.#send(call, 'hold', phone => (call.held ? phone.resume(call.id) : phone.hold(call.id))),
      toggle: name => this.#toggle(name),
      hangUp: button => this.#emergencyEnd.ask([call], this.#terms, button, () => this.#hangUp(call)),
    });
  }

  /** All that is not the row, each at its place for ever; null when there is nothing to be said. */
  renderDetails(): readonly unknown[] | null {
    const {current, waiting, ringing} = this.#arranged;
    const {ended} = this.#phones.value;
    const left = ended && current && !this.#consulted.has(ended) && this.#lastEnd.renderLeft(ended, current);
    const rows = [...waiting.map(call => this.#renderWaiting(call)), ...(left ? [left] : [])];
    const end = current ? null : this.#renderEnd();
    const over = this.host.sheet.open ? 'folded' : 'over';
    const all = [
      this.#renderCard(current ?? (end && this.#phones.value.ended), this.host.takesRinging ? over : {who: ''}),
      current && this.#renderWayBack(current),
      current && this.#emergencyEnd.render(current, this.#terms),
      current && this.#renderProblem(current),
      this.#quality.renderUrgent(),
      current && this.host.takesRinging && ringing.length
        ? // Whoever has the focus at one caller's buttons doesn't find it at another one's when that caller has gone.
          repeat(
            ringing,
            ({id}) => id,
            call => this.#renderRinging(call),
          )
        : null,
      rows.length
        ? html`<ul class="waits" aria-label=${this.#terms.waitingCalls}>
            ${rows}
          </ul>`
        : null,
      current && this.#renderTransfer(current),
      current && this.#renderKeypad(current),
      end,
    ];
    return all.some(part => part && part !== nothing) ? all : null;
  }

  /** What may be done, and is not needed at every moment, or finds no room in a narrow strip. */
  renderExtras(): unknown {
    const {current: call} = this.#arranged;
    if (!call) return null;
    return [
      this.host.takesRinging ? this.#renderCard(call, 'read') : null,
      this.#quality.renderQuiet(this.host.takesRinging),
      takesTones(call) ? renderKeypadOpener(this.#terms, () => this.#toggle('keypad')) : null,
      renderElsewhere(call, {
        terms: this.#terms,
        page: this.#phones.phone?.page,
        isTakingOver: this.#isBusy(call, 'takeOver'),
        takeOver: () => this.#send(call, 'takeOver', phone => phone.takeOver(call.id)),
      }),
    ];
  }

  /** A word for the call that ended in these seconds, and is over without a question left; empty otherwise. */
  get lastWord(): string {
    const {ended} = this.#phones.value;
    return ended && !this.#arranged.current ? this.#lastEnd.word(ended) : '';
  }

  get #terms(): Terms {
    return this.host.terms();
  }

  get #consultation(): Consultation | null {
    return this.current && consultationOf(this.#phones.value.calls, this.current.id);
  }

  #renderCard(call: Call | EndedCall | null | undefined, place: Parameters<typeof showCard>[4]): unknown {
    return showCard(this.host.element, this.#phones.phone, call, this.#terms, place);
  }

  /** Goes back to who waits, when the other one has left. */
  #renderWayBack(call: Call): TemplateResult | null {
    const gone = this.#wayBack.from(call);
    if (!gone) return null;
    const name = this.#names.said(remoteOf(call));
    return this.#wayBack.render({
      terms: this.#terms,
      name,
      text: `${whatHappened(gone, this.#names.said(remoteOf(gone)), this.#terms)} ${this.#terms.isWaiting(name)}`,
      seconds: this.#timer.since(call.heldSince ?? gone.endedAt),
      isBusy: call.changing !== null || this.#isBusy(call, 'hold'),
      goBack: () => this.#send(call, 'hold', phone => phone.resume(call.id)),
    });
  }

  /** What went wrong in this call and is not said by the transfer panel. */
  #renderProblem(call: Call): TemplateResult | null {
    return renderProblem(call, {
      terms: this.#terms,
      error: this.host.commands.error(call.id) ?? call.error,
      isTold: this.#transferOf(call) !== '',
      who: () => this.#names.said(remoteOf(call)),
      configuration: this.host.configuration(),
    });
  }

  #renderWaiting(call: Call): TemplateResult {
    return renderWaiting({
      terms: this.#terms,
      id: call.id,
      who: this.#names.who(remoteOf(call)),
      number: this.#names.number(remoteOf(call)),
      seconds: this.#timer.since(call.heldSince ?? call.startedAt),
      isBusy: call.changing !== null || this.#isBusy(call, 'hold'),
      swap: () => this.#send(call, 'hold', phone => phone.resume(call.id)),
    });
  }

  #renderRinging(call: Call): TemplateResult {
    const error = this.host.commands.error(call.id) ?? call.error;
    const {commands, element: origin} = this.host;
    return renderRinging({
      terms: this.#terms,
      who: this.#names.who(remoteOf(call)),
      number: this.#names.number(remoteOf(call)),
      way: this.#names.way(call),
      problem: error ? errorText(error, this.#terms) : '',
      buttons: renderAnswering(call, {terms: this.#terms, phone: this.#phones.phone, commands, origin}),
    });
  }

  /** The call whose transfer is shown: it is consulted about, on its way, or the clerk has opened the form. */
  #transferOf(call: Call): CallId {
    const {sheet} = this.host;
    const isOpen = isUnderWay(call.transfer) || (sheet.open === 'transfer' && call.phase === 'talking');
    return this.#consultation?.waiting.id ?? (isOpen ? call.id : '');
  }

  #renderTransfer(call: Call): TemplateResult | null {
    const id = this.#transferOf(call);
    if (!id) return null;
    return html`<amt-transfer-panel
      exportparts="panel:transfer, panel:transfer-panel, field, option, caller, timer, actions"
      .phone=${this.#phones.phone ?? undefined}
      .call=${id}
      .lastAsked=${this.#consulted.lastFor(id, this.#phones.value.ended)}
      .isTold=${this.#wayBack.from(call) !== undefined}
      @amt-close=${() => this.host.sheet.close()}
    ></amt-transfer-panel>`;
  }

  #renderKeypad(call: Call): TemplateResult | null {
    if (this.host.sheet.open !== 'keypad' || !takesTones(call)) return null;
    // Tones queue in the core: each press is its own command, and none waits for another.
    const send = (key: string) => this.#send(call, String(this.#presses++), phone => phone.sendTones(call.id, key));
    return renderTones(call, this.#terms, send);
  }

  #renderEnd(): TemplateResult | null {
    const {ended} = this.#phones.value;
    // How a consultation ended is said where the transfer goes on.
    if (!ended || this.#consulted.has(ended)) return null;
    return this.#lastEnd.render(ended, this.#phones.phone);
  }

  #toggle(name: string): void {
    const {sheet} = this.host;
    sheet.toggle(name);
    if (sheet.open === name) void this.#focus(name === 'keypad' ? 'amt-keypad' : 'amt-transfer-panel');
  }

  async #focus(opened: string): Promise<void> {
    const {element} = this.host;
    const before = deepActiveElement();
    // Its file may be on its way still.
    await Promise.all([element.updateComplete, customElements.whenDefined(opened)]);
    const panel = element.renderRoot.querySelector<LitElement>(opened);
    await panel?.updateComplete;
    if (deepActiveElement() === before) panel?.focus();
  }

  /** Into the field for the target, or to what goes on with the one who is asked. */
  #toTransfer(): void {
    if (!this.#consultation) this.host.sheet.show('transfer');
    void this.#focus('amt-transfer-panel');
  }

  #hangUp(call: Call): void {
    if (intend(this.host.element, 'amt-hang-up', {id: call.id}))
      this.#send(call, 'hangUp', phone => phone.hangUp(call.id));
  }

  #isBusy(call: Call, name: string): boolean {
    return this.host.commands.isPending(call.id, name);
  }

  #send(call: Call, name: string, send: (phone: GatedPhone) => Promise<unknown>): void {
    const {phone} = this.#phones;
    if (phone) void this.host.commands.run(call.id, name, () => send(phone));
  }
}
