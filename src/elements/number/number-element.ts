import {css, html, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {PhoneController} from '../../controllers/index.js';
import {intend} from '../events.js';
import {displayNumber} from '../number-field/reading.js';
import {complain, propose} from '../proposals.js';
import {WidgetElement} from '../widget.js';
import {tokens} from '../../styles/index.js';

/**
 * @summary One telephone number as a control: a click dials it.
 * What costs money, goes abroad or is not clear is asked about in the phone. Where the page has no phone it is a plain
 * `tel:` link. A synthetic click dials nothing.
 *
 * @fires {CustomEvent<{target: string}>} amt-dial - Before it dials; cancel it to act yourself.
 * @slot - What is shown. Default: the number.
 * @csspart number - The button or link.
 */
export class NumberElement extends WidgetElement {
  // It stands in running text, and looks like it: no box, no font of its own.
  static override styles = [
    tokens,
    css`
      :host {
        display: inline;
      }

      :host([hidden]) {
        display: none;
      }

      button,
      a {
        padding: 0;
        border: 0;
        background: none;
        font: inherit;
        text-decoration: underline dotted;
        white-space: nowrap;
        color: inherit;
        cursor: pointer;
        user-select: text;
      }

      :focus-visible {
        outline: 2px solid var(--_focus);
        outline-offset: 2px;
      }

      @media print {
        button,
        a {
          text-decoration: none;
        }
      }
    `,
  ];

  /** The number: as people write it, `+49…`, or a `tel:` link. Default: the element's text. */
  @property() value = '';

  protected readonly phones = new PhoneController(this, () => null);

  override render(): TemplateResult {
    const {terms} = this;
    const shown = this.#written || displayNumber(this.value.replace(/^tel:/i, ''), this.configuration);
    const content = html`<slot @slotchange=${() => this.requestUpdate()}>${shown}</slot>`;
    const name = terms.callNumber(shown);
    return this.phones.phone
      ? html`<button type="button" part="number" lang=${terms.lang} aria-label=${name} @click=${this.#onClick}>
          ${content}
        </button>`
      : html`<a part="number" lang=${terms.lang} href="tel:${this.#digits}" aria-label=${name} @click=${this.#onClick}>
          ${content}
        </a>`;
  }

  get #number(): string {
    return this.value || this.#written;
  }

  /** A server knows no text of elements. */
  get #written(): string {
    return this.textContent?.trim() ?? '';
  }

  /** A link has one number: the first, without what comes behind it. */
  get #digits(): string {
    const [first = ''] = /[+(\d](?:[\d\s().-]|(?<!-\d+\s*)\/)*/.exec(this.#number) ?? [];
    return first.replace(/\(0\)|[^\d+]/g, '');
  }

  readonly #onClick = (event: MouseEvent): void => {
    const {phone} = this.phones;
    if (!phone) {
      if (!intend(this, 'amt-dial', {target: this.#digits})) event.preventDefault();
      return;
    }
    // A click by the page's script is the script's wish, not the user's.
    if (!event.isTrusted) return;
    propose(phone, this.#number, 'link', {host: this}).catch(complain(phone, this.#number));
  };
}
