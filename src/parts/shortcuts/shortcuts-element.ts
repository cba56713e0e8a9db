import {css, html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {PhoneController, SettingsController, keysOf, pagePhones} from '../../controllers/index.js';
import {WidgetElement} from '../../elements/widget.js';
import {widgetStyles} from '../../elements/widget-styles.js';
import {type Shortcut, type ShortcutName, sharedDefaults} from '../../protocol/index.js';
import {errorText} from '../../elements/error-text.js';
import '../../i18n/de-calls.js';
import {texts} from './texts.js';

const names = ['answer', 'mute', 'hold', 'transfer', 'hangUp', 'phone'] as const satisfies ShortcutName[];

/**
 * @summary All shortcuts: other keys for each, or none. They hold for all pages of this browser.
 * In a page of another host they are listed.
 *
 * @csspart panel - The box.
 * @csspart keys - The button of each shortcut that shows its keys, and takes new ones.
 */
export class ShortcutsElement extends WidgetElement {
  static override styles = [
    widgetStyles,
    css`
      .root,
      ul {
        display: grid;
        gap: var(--_space);
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 4px var(--_space);
      }

      label {
        display: flex;
        flex: 1 1 12em;
        align-items: center;
        gap: var(--_space);
        min-block-size: 32px;
      }

      input {
        flex: none;
        inline-size: 20px;
        block-size: 20px;
        accent-color: var(--_accent);
      }

      li .button {
        overflow-wrap: anywhere;
      }

      .message {
        flex-basis: 100%;
      }
    `,
  ];

  protected readonly phones = new PhoneController(this, () => null);
  readonly #settings = new SettingsController(this, () => this.phones.phone);
  /** For which one keys are awaited. */
  @state() private recorded: ShortcutName | null = null;
  /** What was wrong with the last keys. */
  @state() private problem = '';

  override render(): TemplateResult {
    const {shortcuts, elsewhere} = texts(this.terms.lang);
    return html`
      <section class="root" part="panel" lang=${this.terms.lang} aria-label=${shortcuts}>
        <ul>
          ${names.map(name => this.#renderRow(name, this.#settings.value.shortcuts[name]))}
        </ul>
        ${this.#isGuest ? html`<p class="quiet">${elsewhere}</p>` : nothing}
      </section>
    `;
  }

  /** A page of another host may not change them. */
  get #isGuest(): boolean {
    return this.phones.phone?.confirmsNumbers ?? false;
  }

  #renderRow(name: ShortcutName, shortcut: Shortcut | null): TemplateResult {
    const {does, none, change, press, pressFor} = texts(this.terms.lang);
    const shown = shortcut ? this.terms.keys(shortcut.key) : none;
    const isRecorded = this.recorded === name;
    const error = this.commands.error(name);
    const problem = error ? errorText(error, this.terms) : isRecorded ? this.problem : '';
    return html`
      <li>
        <label>
          <input
            type="checkbox"
            role="switch"
            aria-checked=${shortcut !== null}
            .checked=${shortcut !== null}
            ?disabled=${this.#isGuest}
            @change=${(event: Event) => this.#toggle(name, shortcut, event.target as HTMLInputElement)}
          />
          ${does[name]}
        </label>
        ${
          this.#isGuest
            ? html`<kbd class="quiet">${shown}</kbd>`
            : html`<button
                type="button"
                class="button small"
                part="keys"
                aria-label=${isRecorded ? pressFor(does[name]) : change(shown, does[name])}
                aria-describedby=${problem ? `problem-${name}` : nothing}
                ?data-records-keys=${isRecorded}
                data-name=${name}
                @click=${() => this.#record(isRecorded ? null : name)}
                @keydown=${(event: KeyboardEvent) => this.#onKeydown(event, name)}
                @keyup=${(event: KeyboardEvent) => isRecorded && event.preventDefault()}
                @blur=${() => this.recorded === name && this.#record(null)}
              >
                ${isRecorded ? press : shown}
              </button>`
        }
        ${problem ? html`<p class="message" id="problem-${name}">${problem}</p>` : nothing}
      </li>
    `;
  }

  #record(name: ShortcutName | null): void {
    this.recorded = name;
    this.problem = '';
  }

  #toggle(name: ShortcutName, shortcut: Shortcut | null, box: HTMLInputElement): void {
    // It says what holds: the core's word, not the click.
    box.checked = shortcut !== null;
    const first = shortcut ? null : sharedDefaults.shortcuts[name];
    const isFree = shortcut !== null || (first && !this.#owner(first.key, name));
    if (isFree) return this.#set(name, first);
    this.#record(name);
    this.renderRoot.querySelector<HTMLElement>(`[data-name=${name}]`)?.focus();
  }

  /** The other shortcut that has these keys. */
  #owner(keys: string, name: ShortcutName): ShortcutName | undefined {
    return names.find(other => other !== name && this.#settings.value.shortcuts[other]?.key === keys);
  }

  #onKeydown(event: KeyboardEvent, name: ShortcutName): void {
    if (this.recorded !== name || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return this.#record(null);
    if (event.repeat || ['Control', 'Alt', 'Shift', 'Meta', 'AltGraph'].includes(event.key)) return;
    const {taken, notPossible, does} = texts(this.terms.lang);
    const keys = keysOf(event);
    const owner = this.#owner(keys, name);
    if (keys && !owner) {
      this.#record(null);
      return this.#set(name, {key: keys});
    }
    this.problem = owner ? taken(this.terms.keys(keys), does[owner]) : notPossible;
    this.announce(this.problem);
  }

  #set(name: ShortcutName, shortcut: Shortcut | null): void {
    const {phone} = this.phones;
    const {set, does, none} = texts(this.terms.lang);
    const change = {shortcuts: {[name]: shortcut}};
    if (!phone) return;
    void this.commands
      .run(name, 'set', () => phone.changeSettings(change))
      .then(isSet => {
        const text = set(shortcut ? this.terms.keys(shortcut.key) : none, does[name]);
        if (isSet) pagePhones().announcer.announce(text, 'polite', this.terms.lang);
      });
  }
}
