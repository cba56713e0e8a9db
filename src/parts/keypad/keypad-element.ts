import {css, html, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {LocalizeController, keepTyping} from '../../controllers/index.js';
import {ShownElement} from '../../elements/shown.js';
import {widgetStyles} from '../../elements/widget-styles.js';

const keys = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const;

const columns = 3;

/**
 * @summary Twelve keys, for dialling and for tones.
 * One tab stop; arrow keys, Home and End move inside, and the keys of the keyboard press their twins.
 *
 * @fires {CustomEvent<{key: string}>} amt-key - A key was pressed.
 * @csspart key - Each of the twelve buttons.
 */
export class KeypadElement extends ShownElement {
  static override styles = [
    widgetStyles,
    css`
      .root {
        display: grid;
        grid-template-columns: repeat(3, minmax(44px, 1fr));
        gap: 6px;
      }

      button {
        flex-direction: column;
        gap: 1px;
        min-block-size: 48px;
        padding: 2px 0;
        font-size: 1.29em;
        font-weight: 500;
        touch-action: manipulation;
      }

      small {
        min-block-size: 13px;
        font-size: 0.7em;
        font-weight: 400;
        letter-spacing: 0.08em;
        color: var(--_text-quiet);
      }
    `,
  ];

  /** What the keys are for, for assistive technology. Default: dial pad. */
  @property() label = '';
  @state() private current = 0;
  private readonly localize = new LocalizeController(this);

  override render(): TemplateResult {
    const {terms} = this.localize;
    return html`
      <div
        class="root"
        lang=${terms.lang}
        role="group"
        aria-label=${this.label || terms.dialPad}
        @keydown=${this.#onKeydown}
      >
        ${keys.map(
          ([key, letters], index) => html`
            <button
              type="button"
              class="button"
              part="key"
              tabindex=${index === this.current ? 0 : -1}
              @click=${() => this.#press(index)}
            >
              <span>${key}</span><small>${letters}</small>
            </button>
          `,
        )}
      </div>
    `;
  }

  /** Focuses the key that is the tab stop. */
  override focus(options?: FocusOptions): void {
    this.#button(this.current)?.focus(options);
  }

  #button(index: number): HTMLButtonElement | undefined {
    return this.renderRoot.querySelectorAll('button')[index];
  }

  #press(index: number): void {
    this.current = index;
    const key = keys[index]?.[0];
    if (key) this.dispatchEvent(new CustomEvent('amt-key', {detail: {key}, bubbles: true, composed: true}));
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const typed = keys.findIndex(([key]) => key === event.key);
    const forward = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    const steps: Record<string, number> = {
      ArrowRight: forward,
      ArrowLeft: -forward,
      ArrowDown: columns,
      ArrowUp: -columns,
      Home: -this.current,
      End: keys.length - 1 - this.current,
    };
    const next = typed >= 0 ? typed : this.current + (steps[event.key] ?? NaN);
    if (!keys[next]) return;
    keepTyping(event);
    event.preventDefault();
    // A held key is one tone.
    if (event.repeat && typed >= 0) return;
    this.current = next;
    this.#button(next)?.focus();
    if (typed >= 0) this.#press(typed);
  };
}

declare global {
  interface HTMLElementEventMap {
    'amt-key': CustomEvent<{readonly key: string}>;
  }
}
