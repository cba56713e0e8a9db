import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {PhoneController, ShortcutController} from '../../controllers/index.js';
import {guarded} from '../../controllers/press-guard.js';
import type {Call} from '../../protocol/index.js';
import {intend} from '../events.js';
import {icon} from '../../icons/call-icons.js';
import {errorText} from '../error-text.js';
import {isIncoming} from '../incoming.js';
import {wayOf} from '../texts.js';
import {CallWidgetElement} from '../call-widget.js';
import {widgetStyles} from '../widget.js';
import {callToastStyles} from './call-toast-styles.js';

/**
 * @summary Rings: who calls, and the buttons to answer or decline.
 * Lies in the top layer, above everything but a modal dialog, and never takes the focus. Further calls are
 * added below. Ctrl+Alt+Shift+A answers the first one from anywhere in the page.
 *
 * @fires {CustomEvent<{id: string}>} amt-answer - Before it answers; cancel it to act yourself.
 * @fires {CustomEvent<{id: string}>} amt-decline - Before it declines; cancel it to act yourself.
 * @csspart panel - The box.
 * @csspart caller - Who calls.
 * @csspart number - The number below the name.
 * @csspart answer - The answer button.
 * @csspart decline - The decline button.
 * @cssprop [--amt-toast-width=360px] - Width of the box.
 * @cssprop [--amt-toast-inset=16px] - Distance from the edges of the window.
 */
export class CallToastElement extends CallWidgetElement {
  static override styles = [widgetStyles, callToastStyles];

  protected readonly phones = new PhoneController(this, state => state.calls.filter(isIncoming));

  constructor() {
    super();
    new ShortcutController(this, {
      letter: 'a',
      isActive: () => this.#waiting().length > 0,
      run: () => {
        const [first] = this.#waiting();
        if (first) this.#answer(first);
      },
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A popover closes when it leaves the document: show it again after a move.
    this.requestUpdate();
  }

  override render(): TemplateResult {
    const {terms} = this;
    const calls = this.phones.value;
    return html`
      <div class="root" lang=${terms.lang}>
        <section popover="manual" class="panel" part="panel" aria-label=${terms.incoming}>
          ${
            calls.length
              ? html`
                  <ul>
                    ${repeat(
                      calls,
                      call => call.id,
                      (call, index) => this.#renderCall(call, index, calls.length),
                    )}
                  </ul>
                  <p class="keys quiet"><kbd>${terms.answerKeys}</kbd> ${terms.answerShortcut}</p>
                `
              : nothing
          }
        </section>
      </div>
    `;
  }

  override updated(): void {
    const panel = this.renderRoot.querySelector<HTMLElement>('.panel');
    if (panel && panel.matches(':popover-open') !== this.phones.value.length > 0) panel.togglePopover();
  }

  #renderCall(call: Call, index: number, count: number): TemplateResult {
    const {terms} = this;
    const error = this.commands.error(call.id) ?? call.error;
    const way = wayOf(call, terms, this.configuration);
    const answering = call.phase === 'answering' || this.commands.isPending(call.id, 'answer');
    const declining = this.commands.isPending(call.id, 'decline');
    return html`
      <li class="call">
        <p class="eyebrow">
          ${icon('handset')} ${answering ? terms.answering : declining ? terms.declining : terms.incoming}
          ${count > 1 ? html`<span class="count quiet">${terms.incomingCount(index + 1, count)}</span>` : nothing}
        </p>
        <h3 class="caller" part="caller">${this.who(call.remote)}</h3>
        <p class="number figures" part="number">${this.numberBeside(call.remote)}</p>
        ${way ? html`<p class="diverted">${way}</p>` : nothing}
        ${error ? html`<p class="message bad">${icon('warning')}<span>${errorText(error, terms)}</span></p>` : nothing}
        <div class="actions" part="actions">
          <button
            type="button"
            class="button go"
            part="answer"
            aria-busy=${answering}
            @click=${() => this.#answer(call)}
          >
            ${icon('handset')}${terms.answer}
          </button>
          <button
            type="button"
            class="button outline-stop"
            part="decline"
            ${guarded(call.id, 500)}
            aria-busy=${declining}
            @click=${() => this.#decline(call)}
          >
            ${icon('hangUp')}${terms.decline}
          </button>
        </div>
      </li>
    `;
  }

  /** Those that ring and are not being answered yet. */
  #waiting(): readonly Call[] {
    return this.phones.value.filter(call => call.phase === 'ringing' && !this.commands.isPending(call.id, 'answer'));
  }

  #answer(call: Call): void {
    const {phone} = this.phones;
    if (!phone || call.phase !== 'ringing' || !intend(this, 'amt-answer', {id: call.id})) return;
    void this.commands.run(call.id, 'answer', () => phone.answer(call.id));
  }

  #decline(call: Call): void {
    const {phone} = this.phones;
    if (!phone || !intend(this, 'amt-decline', {id: call.id})) return;
    void this.commands.run(call.id, 'decline', () => phone.decline(call.id));
  }
}
