import {css, html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {PhoneController} from '../../controllers/index.js';
import type {Phone} from '../../client/phone.js';
import {intend} from '../events.js';
import {icon} from '../icons.js';
import {NumberEntry} from '../number-field/number-entry.js';
import {numberFieldStyles} from '../number-field/number-field-styles.js';
import {errorText} from '../texts.js';
import {WidgetElement, widgetStyles} from '../widget.js';

/**
 * @summary A field for a number, the call button and a keypad.
 * Shows how the number is read before it is dialled. What was typed stays when the call is refused.
 *
 * @fires {CustomEvent<{target: string}>} amt-dial - Before it dials; cancel it to act yourself.
 * @csspart field - The number field.
 * @csspart dial - The call button.
 * @csspart option - A choice, where a number can be read in several ways.
 */
export class DialerElement extends WidgetElement {
  static override styles = [
    widgetStyles,
    numberFieldStyles,
    css`
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin: 0;
      }

      .line .field {
        flex: 1 1 100px;
        min-inline-size: 0;
      }

      .keypad-toggle {
        min-inline-size: 32px;
      }

      .keypad-toggle[aria-expanded='true'] {
        background: color-mix(in srgb, var(--_text) 9%, transparent);
        color: var(--_text);
      }

      :host {
        container-type: inline-size;
      }

      @container (max-width: 359px) {
        [part='dial'] svg {
          display: none;
        }
      }

      amt-keypad {
        max-inline-size: 320px;
        margin-block-start: 8px;
      }
    `,
  ];

  @state() private keypadOpen = false;
  protected readonly phones = new PhoneController(this, () => null);
  private readonly entry = new NumberEntry(this, (target, reading) => this.#dial(target, reading.kind === 'emergency'));

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

  override render(): TemplateResult {
    const {terms} = this;
    const busy = this.commands.isPending('dial', 'call');
    return html`
      <div class="root" lang=${terms.lang}>
        <form class="line" novalidate @submit=${this.#onSubmit}>
          <label class="visually-hidden" for="number">${terms.numberField}</label>
          ${this.entry.renderInput(terms)}
          <button type="submit" class="button accent" part="dial" aria-busy=${busy}>
            ${icon('handset')}${terms.dial}
          </button>
          <button
            type="button"
            class="button icon keypad-toggle"
            aria-label=${terms.keypad}
            title=${terms.keypad}
            aria-expanded=${this.keypadOpen}
            aria-controls="keypad"
            @click=${() => (this.keypadOpen = !this.keypadOpen)}
          >
            ${icon('keypad')}
          </button>
        </form>
        ${this.entry.renderHint(this.configuration, terms, {sentence: terms.youCall, confirm: terms.confirmDial})}
        <div id="keypad">
          ${this.keypadOpen ? html`<amt-keypad label=${terms.dialPad} @amt-key=${this.#onKey}></amt-keypad>` : nothing}
        </div>
      </div>
    `;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.entry.submit(this.configuration, this.terms, problem => this.announce(problem));
  };

  readonly #onKey = (event: CustomEvent<{key: string}>): void => {
    event.stopPropagation();
    this.entry.set(this.entry.text + event.detail.key);
  };

  #dial(target: string, emergency: boolean): void {
    if (!intend(this, 'amt-dial', {target})) return;
    const {phone} = this.phones;
    if (!phone) {
      this.#refuse(this.terms.errors['phone-missing']);
      return;
    }
    void this.#send(phone, target, emergency);
  }

  async #send(phone: Phone, target: string, emergency: boolean): Promise<void> {
    const typed = this.entry.text;
    const accepted = await this.commands.run('dial', 'call', () =>
      phone.call(target, emergency ? {emergency: true} : {}),
    );
    const error = this.commands.error('dial');
    if (error) this.entry.reject(errorText(error, this.terms));
    else if (accepted && this.entry.text === typed) this.entry.set('');
  }

  #refuse(problem: string): void {
    this.entry.reject(problem);
    this.announce(problem);
  }
}
