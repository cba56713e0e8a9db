import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {PhoneController, ShortcutController} from '../../controllers/index.js';
import {focusMemory} from '../../controllers/focus-memory.js';
import {FocusFence} from '../../controllers/focus-fence.js';
import {guarded} from '../../controllers/press-guard.js';
import type {Call} from '../../protocol/index.js';
import {icon} from '../../icons/call-icons.js';
import {CallWidgetElement} from '../call-widget.js';
import {type Answering, answer, renderAnswering, settling} from '../calls/answering.js';
import {showCard} from '../calls/show-card.js';
import {cornerStyles} from '../corner/corner-styles.js';
import {Placement} from '../corner/placement.js';
import {deskOf} from '../desk.js';
import {errorText} from '../error-text.js';
import {isIncoming} from '../incoming.js';
import {remoteOf, wayOf} from '../texts.js';
import {callControls} from '../../styles/call-controls.js';
import {widgetStyles} from '../widget-styles.js';
import {callToastStyles} from './call-toast-styles.js';
import {hostTakesEscape} from './host-escape.js';
import {reachOf, type Reach} from './reach.js';

/**
 * @summary Rings: who calls, and the buttons to answer, to decline, and to turn the ringing off.
 * Lies in the top layer, in the corner where it covers neither what the user types into nor the bar, and never takes the focus.
 * Further calls are added beside the first, which stays at its place; while a call runs they are the bar's. Ctrl+Alt+Shift+A
 * answers the first one from anywhere in the page, Escape turns the ringing off.
 *
 * @fires {CustomEvent<{id: string}>} amt-answer - Before it answers; cancel it to act yourself.
 * @fires {CustomEvent<{id: string}>} amt-decline - Before it declines; cancel it to act yourself.
 * @slot case - What the page shows of who calls, in its own markup. While nobody calls it is not seen.
 * @csspart panel - The box.
 * @csspart card - What the page's application says of a call.
 * @csspart caller - Who calls.
 * @csspart number - The number below the name.
 * @csspart actions - The row of buttons.
 * @csspart answer - The answer button.
 * @csspart decline - The decline button.
 * @csspart silence - The button that turns the ringing off.
 * @cssprop [--amt-toast-width=360px] - Width of the box.
 * @cssprop [--amt-toast-inset=16px] - Distance from the edges of the window.
 * @cssprop [--amt-toast-avoid=none] - Selector of elements of the page that it does not cover, where there is a corner without them.
 */
export class CallToastElement extends CallWidgetElement {
  static override styles = [widgetStyles, callControls, cornerStyles, callToastStyles];

  /** The toast of the page that this one stands for, in a box that lies where the page's is out of reach. */
  @property({attribute: false}) origin?: HTMLElement | undefined;

  protected readonly phones = new PhoneController(this, ({calls}) => calls);
  readonly #placement = new Placement(this, () => this.#overlays);
  readonly #shortcut = new ShortcutController(this, {
    name: 'answer',
    phone: () => this.phones.phone,
    isActive: () => !this.origin && this.#waiting().length > 0,
    run: () => {
      const [first] = this.#waiting();
      if (first) answer(first, this.#answering);
    },
  });
  #reach: Reach | null = null;

  constructor() {
    super();
    new FocusFence(this);
    new PhoneController(this, () => [this.phones.phone?.cards]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#onPageKey);
    // A popover closes when it leaves the document: show it again after a move.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#onPageKey);
    this.#reach?.look(null, []);
  }

  override render(): TemplateResult {
    const {terms} = this;
    const calls = this.#shown();
    const rows = calls.map((call, index) => ({call, count: [index + 1, calls.length] as const}));
    // What comes later goes to the free side: in a lower corner that is above.
    const grows = this.#placement.corner.startsWith('bottom');
    if (grows) rows.reverse();
    // So does what is said of calls: no button moves when it comes.
    const beside = calls.length
      ? html`<div class="cards">
          ${calls.map(call => showCard(this, this.phones.phone, call, terms, {who: calls.length > 1 ? this.who(call.remote) : ''}))}
          <slot name="case"></slot>
        </div>`
      : nothing;
    return html`
      <div class="root" lang=${terms.lang}>
        <section
          popover=${this.origin ? nothing : 'manual'}
          ?hidden=${this.origin && !calls.length}
          class="panel"
          part="panel"
          aria-label=${terms.incoming}
          @keydown=${this.#onOwnKey}
        >
          ${
            calls.length
              ? html`
                  ${grows ? beside : nothing}
                  <ul>
                    ${repeat(
                      rows,
                      ({call}) => call.id,
                      ({call, count}) => this.#renderCall(call, count),
                    )}
                  </ul>
                  ${this.#renderSilence(calls)} ${grows ? nothing : beside}
                `
              : nothing
          }
        </section>
      </div>
    `;
  }

  override updated(): void {
    const panel = this.renderRoot.querySelector<HTMLElement>('.panel');
    if (!this.origin && this.isConnected) {
      this.#reach ??= reachOf(this);
      this.#reach?.look(this.phones.phone, this.phones.value);
    }
    if (panel && !this.origin) this.#placement.show(panel, this.#shown().length > 0);
  }

  #renderCall(call: Call, [index, count]: readonly [number, number]): TemplateResult {
    const {terms} = this;
    const error = this.commands.error(call.id) ?? call.error;
    const way = wayOf(call, terms, party => this.whoSaid(party));
    const answering = call.phase === 'answering' || this.commands.isPending(call.id, 'answer');
    const declining = this.commands.isPending(call.id, 'decline');
    return html`
      <li class="call">
        <p class="eyebrow">
          ${icon('handset')} ${answering ? terms.answering : declining ? terms.declining : terms.incoming}
          ${count > 1 ? html`<span class="count quiet">${terms.incomingCount(index, count)}</span>` : nothing}
        </p>
        <p class="caller" part="caller">${this.who(remoteOf(call))}</p>
        <p class="beside">
          <span class="number figures" part="number">${this.numberBeside(remoteOf(call))}</span>
          ${way ? html`<span class="way quiet">${way}</span>` : nothing}
        </p>
        ${error ? html`<p class="message bad">${icon('warning')}<span>${errorText(error, terms)}</span></p>` : nothing}
        <div class="actions" part="actions">${renderAnswering(call, this.#answering)}</div>
      </li>
    `;
  }

  #renderSilence(calls: readonly Call[]): TemplateResult {
    const {terms} = this;
    const isOff = calls.every(({silenced}) => silenced);
    const {keys} = this.#shortcut;
    return html`
      <div class="more">
        <button
          type="button"
          class="button plain small"
          part="silence"
          ${guarded(calls.map(({id}) => id).join(), settling)}
          aria-disabled=${isOff}
          @click=${this.#silence}
        >
          ${icon('bellOff')}${isOff ? terms.silenced : terms.silence}
        </button>
        ${keys ? html`<p class="keys quiet"><kbd>${terms.keys(keys)}</kbd> ${terms.answerShortcut}</p>` : nothing}
      </div>
    `;
  }

  /** What it shows: nothing while a call runs and the bar is there to show who else calls. */
  #shown(): readonly Call[] {
    const calls = this.phones.value;
    const incoming = calls.filter(isIncoming);
    if (this.origin) return incoming;
    if (this.#reach?.isElsewhere) return [];
    const isBusy = calls.some(call => !isIncoming(call) && call.phase !== 'ending');
    return isBusy && [...this.#overlays].some(isInView) ? [] : incoming;
  }

  get #overlays(): Iterable<Element> {
    const {phone} = this.phones;
    return phone ? deskOf(phone).overlays : [];
  }

  /** Those that ring and are not being answered yet. */
  #waiting(): readonly Call[] {
    return this.phones.value.filter(
      call => isIncoming(call) && call.phase === 'ringing' && !this.commands.isPending(call.id, 'answer'),
    );
  }

  get #answering(): Answering {
    const {terms, commands} = this;
    return {terms, commands, origin: this.origin ?? this, phone: this.phones.phone};
  }

  /** Whether there was anything to turn off. */
  readonly #silence = (): boolean => {
    const {phone} = this.phones;
    const heard = phone ? this.#shown().filter(({phase, silenced}) => phase === 'ringing' && !silenced) : [];
    for (const {id} of heard) void this.commands.run(id, 'silence', () => phone?.silence(id) ?? Promise.resolve());
    return heard.length > 0;
  };

  /** In the toast Escape is the toast's alone: not the dialog's around it. */
  readonly #onOwnKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat && !this.#silence()) this.#giveFocusBack();
  };

  readonly #onPageKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.repeat && !hostTakesEscape(event)) this.#silence();
  };

  /** To where it was before it went into the phone, else to the number field. */
  #giveFocusBack(): void {
    const {phone} = this.phones;
    if (!focusMemory.back() && phone) deskOf(phone).asker?.focus();
  }
}

function isInView(element: Element): boolean {
  const {top, bottom} = element.getBoundingClientRect();
  return element.checkVisibility() && bottom >= 0 && top <= innerHeight;
}
