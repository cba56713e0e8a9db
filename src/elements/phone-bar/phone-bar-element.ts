import {html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {PhoneController, TimerController} from '../../controllers/index.js';
import type {Voicemail} from '../../protocol/index.js';
import {intend} from '../events.js';
import {icon} from '../icons.js';
import {type Reachability, reachability} from '../reachability.js';
import {isIncoming} from '../texts.js';
import {WidgetElement, widgetStyles} from '../widget.js';
import {hasExtras, renderExtras, showPhoneWindow} from './extras.js';
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
 * @csspart panel - The strip.
 * @csspart status - The words that say whether the phone can be reached.
 */
export class PhoneBarElement extends WidgetElement {
  static override styles = [widgetStyles, phoneBarStyles];

  /** Only the status and the calls are shown. */
  @property({type: Boolean, reflect: true}) collapsed = false;

  @state() private isExtended = false;
  @state() private isBlocked = false;
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
            .phone=${phone ?? undefined}
            ?hidden=${this.collapsed}
            @amt-ask=${() => (this.collapsed = false)}
          ></amt-dialer>
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
        ${
          phone && this.isExtended && hasExtras(phone, isPhoneWindow)
            ? renderExtras(phone, isPhoneWindow, {
                terms,
                isWindowOpen: value.phoneWindow !== null,
                isBlocked: this.isBlocked,
                showWindow: this.#showWindow,
                askForNotifications: this.#askForNotifications,
              })
            : nothing
        }
        ${value.voicemail?.waiting && !this.collapsed ? this.#renderVoicemail(value.voicemail) : nothing}
        ${status.text ? this.#renderTrouble(status) : nothing}
        <amt-call-panel .phone=${phone ?? undefined}></amt-call-panel>
      </section>
      <amt-call-toast .phone=${phone ?? undefined}></amt-call-toast>
    `;
  }

  #renderVoicemail({newMessages}: Voicemail): TemplateResult {
    const {terms} = this;
    const words = html`${icon('voicemail')}<span>${terms.newMessages(newMessages)}</span>`;
    return html`<div class="extras">
      ${
        this.configuration?.voicemailNumber
          ? html`<button
              type="button"
              class="button small"
              title=${terms.callVoicemail}
              aria-busy=${this.commands.isPending('phone', 'call')}
              @click=${this.#callVoicemail}
            >
              ${words}
            </button>`
          : html`<p class="message">${words}</p>`
      }
    </div>`;
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
    this.isBlocked = false;
  };

  readonly #showWindow = (): void => {
    const {phone, value} = this.phones;
    if (!phone?.windowUrl) return;
    this.isBlocked = !showPhoneWindow(phone.windowUrl, this.terms, value.phoneWindow !== null);
    if (this.isBlocked) this.announce(this.terms.windowBlocked);
    else {
      // The button that was pressed goes away: the focus returns to the one that showed it.
      this.renderRoot.querySelector<HTMLElement>('[aria-expanded]')?.focus();
      this.isExtended = false;
    }
  };

  /** By this click alone: a page that asks by itself is refused for good. */
  readonly #askForNotifications = async (): Promise<void> => {
    await Notification.requestPermission();
    this.requestUpdate();
  };

  readonly #callVoicemail = (): void => {
    const {phone} = this.phones;
    const target = this.configuration?.voicemailNumber ?? '';
    if (phone && intend(this, 'amt-dial', {target})) void this.commands.run('phone', 'call', () => phone.call(target));
  };

  readonly #reconnect = (): void => {
    const {phone} = this.phones;
    if (phone) void this.commands.run('phone', 'reconnect', () => phone.reconnect());
  };
}
