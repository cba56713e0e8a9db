import {css, html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {PhoneController} from '../../controllers/index.js';
import {errorText} from '../../elements/error-text.js';
import {WidgetElement} from '../../elements/widget.js';
import {widgetStyles} from '../../elements/widget-styles.js';
import {PhoneError} from '../../protocol/index.js';
import {problem} from './problem.js';
import {texts} from './texts.js';
import {findHeadset} from './watch.js';
import {open, permitted, telephony, webHid, type HidDevice} from './webhid.js';

/**
 * @summary The headsets whose keys work with the phone, and a button that connects one. In a browser without WebHID, and in a page
 * of another host, it says what works there.
 *
 * @csspart panel - The box.
 */
export class HeadsetElement extends WidgetElement {
  static override styles = [
    widgetStyles,
    css`
      .root,
      ul {
        display: grid;
        justify-items: start;
        gap: var(--_space);
      }

      li {
        overflow-wrap: anywhere;
      }
    `,
  ];

  protected readonly phones = new PhoneController(this, () => null);
  @state() private devices: readonly HidDevice[] = [];
  @state() private isForbidden = false;
  #unsubscribe: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = problem.subscribe(() => this.requestUpdate());
    for (const type of ['connect', 'disconnect']) webHid()?.addEventListener(type, this.#list);
    this.#list();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    for (const type of ['connect', 'disconnect']) webHid()?.removeEventListener(type, this.#list);
  }

  override render(): TemplateResult {
    const {headset} = texts(this.terms.lang);
    return html`
      <section class="root" part="panel" lang=${this.terms.lang} aria-label=${headset}>${this.#renderInside()}</section>
    `;
  }

  #renderInside(): TemplateResult {
    const {connect, another, connected, invitation, unsupported, forbidden, elsewhere} = texts(this.terms.lang);
    if (!webHid()) return html`<p class="quiet">${unsupported}</p>`;
    if (this.phones.phone?.confirmsNumbers) return html`<p class="quiet">${elsewhere}</p>`;
    const {devices} = this;
    const error = devices.length && problem.value;
    const wrong = this.isForbidden ? forbidden : error ? errorText(error, this.terms) : '';
    return html`
      ${
        devices.length
          ? html`<ul>
              ${devices.map(({productName}) => html`<li>${connected(productName.slice(0, 80))}</li>`)}
            </ul>`
          : html`<p class="quiet">${invitation}</p>`
      }
      ${wrong ? html`<p class="message bad">${wrong}</p>` : nothing}
      <button type="button" class="button" @click=${this.#connect}>${devices.length ? another : connect}</button>
    `;
  }

  readonly #list = (): void => void this.#read();

  async #read(): Promise<void> {
    const hid = webHid();
    if (hid) this.devices = await permitted(hid);
  }

  /** The browser asks which one; without a click it would refuse to. */
  readonly #connect = async (): Promise<void> => {
    const chosen = await webHid()
      ?.requestDevice({filters: [{usagePage: telephony}]})
      .catch(() => null);
    this.isForbidden = chosen === null;
    if (this.isForbidden) this.announce(texts(this.terms.lang).forbidden);
    await this.#read();
    // What else is wrong with it is better known now than when somebody calls.
    const isFree = !this.phones.phone?.state.calls.length;
    for (const device of chosen ?? []) if (isFree) await this.#try(device);
    await findHeadset();
  };

  async #try(device: HidDevice): Promise<void> {
    if (device.opened) return;
    try {
      await open(device);
      await device.close();
      problem.set(null);
    } catch (thrown) {
      const error = PhoneError.of(thrown).toData();
      problem.set(error);
      this.announce(errorText(error, this.terms));
    }
  }
}
