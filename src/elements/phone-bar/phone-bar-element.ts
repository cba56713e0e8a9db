import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {PhoneController, barEntries, isRenderable} from '../../controllers/index.js';
import {PhoneError, type PhoneErrorData} from '../../protocol/index.js';
import {insist} from '../../script/insist.js';
import type {Calls} from '../calls/index.js';
import {type Desk, deskOf} from '../desk.js';
import {errorText} from '../error-text.js';
import {addStyles} from '../add-styles.js';
import {Overlay} from '../overlay/overlay.js';
import {icon} from '../../icons/icons.js';
import {isIncoming} from '../incoming.js';
import {type Reachability, reachability} from '../reachability.js';
import {Sheet} from '../sheet.js';
import {wide} from '../../styles/index.js';
import {WidgetElement, atRestStyles} from '../widget.js';
import {BarPlace} from './bar-place.js';
import {LateTrouble} from './late-trouble.js';
import * as later from './later.js';
import {phoneBarStyles} from './phone-bar-styles.js';

/**
 * @summary The whole phone in one strip: reachability, number field, the call that one talks in, and the toast when it rings.
 * The strip has one height in every state and never moves the page. What needs more room lies over the page, at the strip.
 *
 * @fires {CustomEvent<{target: string}>} amt-dial - Before it dials; cancel it to act yourself.
 * @fires {CustomEvent<{id: string}>} amt-answer - Before it answers.
 * @fires {CustomEvent<{id: string}>} amt-decline - Before it declines.
 * @fires {CustomEvent<{id: string}>} amt-hang-up - Before it hangs up.
 * @fires {CustomEvent<{id: string, target: string, consult: boolean}>} amt-transfer - Before it transfers.
 * @csspart panel - The strip. The parts of what is in it are its own, too: the toast as `toast`, the transfer's box as `transfer`.
 * @csspart status - The words that say whether the phone can be reached.
 * @csspart overlay - What lies over the page: what has to be decided, who waits, transfer, keypad, and what else was opened.
 * @csspart call - The call that one talks in.
 * @csspart state - How that call stands, and for how long.
 * @csspart caller - The other side's name.
 * @csspart number - The number below the name.
 * @csspart timer - How long a call lasts or waits.
 * @csspart actions - The row of controls.
 * @csspart hang-up - The button that ends the call.
 * @csspart swap - The button that goes to a call that waits.
 * @csspart back - The button that goes back to who waits, when the other one has left.
 * @csspart mute - The button that turns the microphone off and on.
 * @csspart hold - The button that holds the call and goes on with it.
 * @csspart keypad - The button that opens the keypad of the call.
 * @csspart key - Each key of it, and of the dialler's.
 * @csspart transfer - The button that opens the transfer, and its box, which is `transfer-panel` alone.
 * @csspart transfer-panel - The box of the transfer.
 * @csspart field - The field for a number, also in the transfer.
 * @csspart option - A choice, where a number can be read in several ways.
 * @csspart take-over - The button that brings the audio to this page.
 * @csspart waiting - A call that waits.
 * @csspart quality - How well the call is heard that one talks in, and what helps.
 * @csspart ended - How the last call ended, where there is something to be done.
 * @csspart dial - The call button.
 * @csspart ringing - A further caller, while a call runs.
 * @csspart answer - The answer button, also in the toast.
 * @csspart decline - The decline button, also in the toast.
 * @csspart silence - The button of the toast that turns the ringing off.
 * @csspart toast - The box of the toast.
 * @csspart trouble - Why the phone can't be reached, and what to do.
 * @csspart more - The button that opens what is seldom needed.
 * @csspart extras - What it opens.
 * @csspart fold - The button that folds the bar.
 * @cssprop [--amt-overlay-width=400px] - Width of what lies over the page.
 */
export class PhoneBarElement extends WidgetElement {
  static override styles = [atRestStyles, wide, phoneBarStyles];

  /**
   * `flow`: what needs more room stands below the strip, in the page, and moves it. `docked`: the strip lies in a corner of the
   * window, which the clerk chooses, and folds to a pill.
   */
  @property({reflect: true}) layout: 'bar' | 'flow' | 'docked' = 'bar';

  /** `large`: everything a quarter larger. */
  @property({reflect: true}) size: 'normal' | 'large' = 'normal';

  /** Only the status is shown, and the call that one talks in. */
  @property({type: Boolean, reflect: true}) collapsed = false;

  @state() private calls: Calls | null = null;
  /** Why what shows calls can't be had. */
  @state() private failure: PhoneErrorData | null = null;
  protected readonly phones = new PhoneController(
    this,
    ({connection, registration, calls, ended, pages, voicemail}) => ({
      connection,
      registration,
      hasCalls: calls.some(call => !isIncoming(call)),
      ended: ended[0],
      phoneWindow: pages.phoneWindow,
      voicemail,
    }),
  );
  readonly #sheet = new Sheet(this);
  readonly #place = new BarPlace(this, () => this.phones.phone);
  #unsubscribe: (() => void) | undefined;
  readonly #overlay = new Overlay(this, {
    popover: () => this.renderRoot.querySelector<HTMLElement>('.overlay'),
    anchor: () => this.renderRoot.querySelector<HTMLElement>('.bar'),
    atEnd: true,
  });
  readonly #trouble = new LateTrouble(this, () => this.#reconnect());
  #desk: Desk | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!isRenderable()) this.textContent = this.terms.errors['page-unsupported'];
    this.#unsubscribe = barEntries.subscribe(() => this.requestUpdate());
    // A popover closes when it leaves the document.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#sit(null);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const {phone, value} = this.phones;
    if (value.hasCalls || value.ended) void this.#fetchCalls();
    this.#sit(phone && this.calls ? deskOf(phone) : null);
    if (value.registration.status === 'registered') this.#trouble.forget();
  }

  override render(): TemplateResult {
    const {terms, calls} = this;
    const {phone, error, value, isMissing} = this.phones;
    const status = reachability({...value, hasPhone: phone !== null, isMissing, error}, terms);
    const row = calls?.renderRow();
    const details = calls?.renderDetails();
    const sheet = this.#renderSheet();
    const trouble = this.#renderTrouble(status);
    this.#isOverlaid = Boolean(trouble || details || sheet);
    return html`
      <section
        class="root ${this.#place.corner} ${row ? 'talking' : ''}"
        part="panel"
        lang=${terms.lang}
        aria-label=${terms.phone}
        @keydown=${this.#sheet.onKeydown}
      >
        <div class="bar">
          ${row ? nothing : this.#renderStatus(status)}
          <amt-dialer
            exportparts="field, dial, option, key"
            .phone=${phone ?? undefined}
            .for=${this.for}
            .floating=${this.layout !== 'flow'}
            ?folded=${row}
            ?hidden=${this.collapsed}
            @amt-ask=${() => (this.collapsed = false)}
          ></amt-dialer>
          ${row}
          <div class="tools">
            ${this.#more?.renderButtons(this.#sheet, phone, terms, this.collapsed)}${this.collapsed ? nothing : this.#renderMore()}
            <button
              type="button"
              class="button icon fold"
              part="fold"
              aria-label=${terms.phone}
              aria-expanded=${!this.collapsed}
              @click=${() => this.#place.fold(!this.collapsed)}
            >
              ${icon(this.collapsed ? 'chevronDown' : 'chevronUp')}
            </button>
          </div>
        </div>
        <div class="overlay" part="overlay" popover=${this.layout === 'flow' ? nothing : 'manual'}>
          ${trouble}${details}${sheet}
        </div>
      </section>
      <amt-call-toast
        exportparts="panel:toast, caller, number, actions, answer, decline, silence"
        .phone=${phone ?? undefined}
        .for=${this.for}
      ></amt-call-toast>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#overlay.show(this.#isOverlaid);
    // What it shows until then of a further caller stands in the bar now.
    if (changed.get('calls') === null) this.renderRoot.querySelector('amt-call-toast')?.requestUpdate();
  }

  #isOverlaid = false;
  #isFetching?: boolean;

  /** What shows calls comes with the first one, unless the page has it already. */
  async #fetchCalls(): Promise<void> {
    if (this.calls || this.#isFetching) return;
    this.#isFetching = true;
    try {
      const {Calls: Shown, moreControls, callsStyles} = later.calls.loaded ?? (await insist(() => later.calls.load()));
      addStyles(this.renderRoot, moreControls, callsStyles);
      this.calls = new Shown({
        element: this,
        commands: this.commands,
        sheet: this.#sheet,
        takesRinging: true,
        terms: () => this.terms,
        configuration: () => this.configuration,
        announce: (text, level) => this.announce(text, level),
      });
    } catch (thrown) {
      // Of another build: it says that the page is to be loaded anew.
      this.failure = PhoneError.of(thrown).toData();
    }
  }

  /** Further callers are shown here while a call runs. */
  #sit(desk: Desk | null): void {
    if (desk === this.#desk) return;
    this.#desk?.overlays.delete(this);
    this.#desk = desk;
    desk?.overlays.add(this);
  }

  #renderStatus({level, icon: shape, word}: Reachability): TemplateResult {
    const last = this.calls?.lastWord;
    return html`<div class="status ${level}" part="status">
      ${icon(last ? 'ring' : shape)}<span>${last || word}</span>
    </div>`;
  }

  /** Why the phone can't be reached, or what shows calls can't be had. */
  #renderTrouble(status: Reachability): TemplateResult | null {
    const {terms, failure} = this;
    return this.#trouble.render(failure ? {...status, text: errorText(failure, terms)} : status, {
      terms,
      hasCalls: this.phones.value.hasCalls,
      isBusy: this.commands.isPending('phone', 'reconnect'),
    });
  }

  #renderMore(): TemplateResult {
    const {terms} = this;
    const waits = this.phones.value.voicemail?.waiting;
    const label = waits ? `${terms.more}, ${terms.messagesWait}` : terms.more;
    return html`<button
      type="button"
      class="button icon"
      part="more"
      data-sheet="more"
      aria-label=${label}
      aria-expanded=${this.#sheet.open === 'more'}
      @click=${() => this.#toggleMore()}
    >
      ${icon('more')}${waits ? html`<span class="mark"></span>` : nothing}
    </button>`;
  }

  /** What the clerk has opened, but for what belongs to a call. */
  #renderSheet(): unknown {
    const more = this.#more;
    if (this.collapsed || !more) return null;
    const {phone, value} = this.phones;
    if (this.#sheet.open !== 'more') return more.renderPanel(this.#sheet, phone, this.terms);
    return more.renderMore({
      ...value,
      element: this,
      commands: this.commands,
      sheet: this.#sheet,
      place: this.#place,
      phone,
      terms: this.terms,
      isDocked: this.layout === 'docked',
      extras: this.calls?.renderExtras() ?? null,
      isTalking: value.hasCalls,
      keypad: () => this.renderRoot.querySelector('amt-dialer')?.toggleKeypad(),
      announce: said => this.announce(said),
    });
  }

  /** Null until it is wanted and there. Where its file can't be had, the bar is as it is without. */
  get #more(): typeof later.more.loaded {
    const isWanted = this.#sheet.open === 'more' || barEntries.all.length > 0;
    if (isWanted && !later.more.loaded)
      later.more.load().then(
        () => this.requestUpdate(),
        () => {},
      );
    return later.more.loaded;
  }

  #toggleMore(): void {
    later.more.loaded?.forget();
    this.#sheet.toggle('more');
  }

  #reconnect(): void {
    const {phone} = this.phones;
    if (phone) void this.commands.run('phone', 'reconnect', () => phone.reconnect());
  }
}
