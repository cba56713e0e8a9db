import {html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {type GatedPhone, PhoneController, TimerController, isRenderable} from '../../controllers/index.js';
import {readConfigured} from '../../dialling/typed.js';
import {PhoneError} from '../../protocol/index.js';
import {intend} from '../events.js';
import {icon} from '../../icons/icons.js';
import {type Reachability, reachability} from '../reachability.js';
import {isIncoming} from '../incoming.js';
import {wide} from '../../styles/index.js';
import {WidgetElement, widgetStyles} from '../widget.js';
import {BarParts} from './bar-parts.js';
import {hasExtras} from './extras.js';
import {loadedRows, loadRows} from './load-rows.js';
import {phoneBarStyles} from './phone-bar-styles.js';

/**
 * @summary The whole phone in one strip: reachability, number field, calls, and the toast when it rings.
 * One line at rest; it grows with what happens, and shrinks by itself.
 *
 * @fires {CustomEvent<{target: string}>} amt-dial - Before it dials; cancel it to act yourself.
 * @fires {CustomEvent<{id: string}>} amt-answer - Before it answers.
 * @fires {CustomEvent<{id: string}>} amt-decline - Before it declines.
 * @fires {CustomEvent<{id: string}>} amt-hang-up - Before it hangs up.
 * @fires {CustomEvent<{id: string, target: string, consult: boolean}>} amt-transfer - Before it transfers.
 * @csspart panel - The strip. The parts of what is in it are its own, too: cards of calls as `call`, the toast as `toast`,
 * the transfer's box as `transfer`.
 * @csspart status - The words that say whether the phone can be reached.
 */
export class PhoneBarElement extends WidgetElement {
  static override styles = [widgetStyles, wide, phoneBarStyles];

  /** Only the status and the calls are shown. */
  @property({type: Boolean, reflect: true}) collapsed = false;

  @state() private isExtended = false;
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
  private readonly timer = new TimerController(this);
  readonly #parts = new BarParts(this);

  override connectedCallback(): void {
    super.connectedCallback();
    if (!isRenderable()) this.textContent = this.terms.errors['page-unsupported'];
  }

  override render(): TemplateResult {
    const {terms} = this;
    const {phone, error, value, isMissing} = this.phones;
    const isPhoneWindow = phone !== null && value.phoneWindow === phone.page;
    const status = reachability({...value, hasPhone: phone !== null, isMissing, error}, terms);
    return html`
      <section class="root" part="panel" lang=${terms.lang} aria-label=${terms.phone}>
        <div class="line">
          <p class="status ${status.level}" part="status">${icon(status.icon)}<span>${status.word}</span></p>
          <amt-dialer
            exportparts="field, dial, option, key"
            .phone=${phone ?? undefined}
            .for=${this.for}
            ?hidden=${this.collapsed}
            @amt-ask=${() => (this.collapsed = false)}
          ></amt-dialer>
          ${this.collapsed ? nothing : this.#parts.buttons(terms)}
          ${
            hasExtras(phone, isPhoneWindow)
              ? html`<button
                  type="button"
                  class="button icon"
                  aria-label=${terms.more}
                  title=${terms.more}
                  aria-expanded=${this.isExtended}
                  @click=${this.#toggleExtras}
                >
                  ${icon('more')}
                </button>`
              : nothing
          }
          <button
            type="button"
            class="button icon collapse"
            aria-label=${this.collapsed ? terms.expand : terms.collapse}
            title=${this.collapsed ? terms.expand : terms.collapse}
            aria-expanded=${!this.collapsed}
            @click=${() => (this.collapsed = !this.collapsed)}
          >
            ${icon(this.collapsed ? 'chevronDown' : 'chevronUp')}
          </button>
        </div>
        ${this.collapsed ? nothing : this.#parts.panel(phone, terms)} ${this.#renderRows(phone, isPhoneWindow)}
        ${status.text ? this.#renderTrouble(status) : nothing}
        <amt-call-panel
          exportparts="panel:call, caller, number, timer, actions, hang-up, back, transfer, field, option, key"
          .phone=${phone ?? undefined}
          .for=${this.for}
        ></amt-call-panel>
      </section>
      <amt-call-toast
        exportparts="panel:toast, caller, number, actions, answer, decline, silence"
        .phone=${phone ?? undefined}
        .for=${this.for}
      ></amt-call-toast>
    `;
  }

  /** The rows that come when there is something for them. */
  #renderRows(phone: GatedPhone | null, isPhoneWindow: boolean): unknown {
    const {voicemail, phoneWindow} = this.phones.value;
    const isExtended = this.isExtended && hasExtras(phone, isPhoneWindow);
    const isWaiting = voicemail?.waiting && !this.collapsed;
    if (!phone || (!isExtended && !isWaiting)) return nothing;
    const rows = loadedRows();
    if (!rows) return void loadRows().then(() => this.requestUpdate());
    return rows.renderRows({
      phone,
      terms: this.terms,
      voicemail: isWaiting ? voicemail : null,
      isExtended,
      isPhoneWindow,
      isWindowOpen: phoneWindow !== null,
      isDialling: this.commands.isPending('phone', 'call'),
      dial: number => {
        const target = readConfigured(number, phone.configuration);
        if (target && !intend(this, 'amt-dial', {target})) return;
        void this.commands.run('phone', 'call', () =>
          target ? phone.call(target) : Promise.reject(new PhoneError('number-invalid')),
        );
      },
      announce: text => this.announce(text),
      changed: () => this.requestUpdate(),
      fold: () => {
        // The button that was pressed goes away: the focus returns to the one that showed it.
        this.renderRoot.querySelector<HTMLElement>('[aria-expanded]')?.focus();
        this.isExtended = false;
      },
    });
  }

  #renderTrouble({text, retryAt, canRetry, level}: Reachability): TemplateResult {
    const {terms} = this;
    const seconds = retryAt === undefined ? 0 : this.timer.until(retryAt);
    return html`
      <div class="trouble ${level}">
        <p class="message">
          ${icon('warning')}
          <span>
            ${level === 'bad' ? html`<strong>${terms.emergencyWarning}</strong>` : nothing} ${text}
            ${retryAt === undefined ? nothing : seconds ? terms.retryIn(seconds) : terms.retrying}
            ${this.phones.value.hasCalls ? terms.callsGoOn : nothing}
          </span>
        </p>
        ${
          canRetry
            ? html`<button
                type="button"
                class="button small"
                aria-busy=${this.commands.isPending('phone', 'reconnect')}
                @click=${this.#reconnect}
              >
                ${terms.retryNow}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  readonly #toggleExtras = (): void => {
    this.isExtended = !this.isExtended;
    loadedRows()?.forget();
  };

  readonly #reconnect = (): void => {
    const {phone} = this.phones;
    if (phone) void this.commands.run('phone', 'reconnect', () => phone.reconnect());
  };
}
