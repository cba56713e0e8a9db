import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {focusMemory} from '../../controllers/focus-memory.js';
import {PhoneController, TimerController} from '../../controllers/index.js';
import {FocusFence} from '../../controllers/focus-fence.js';
import {guarded} from '../../controllers/press-guard.js';
import {CallWidgetElement} from '../../elements/call-widget.js';
import {Placement} from '../../elements/corner/placement.js';
import {deskOf} from '../../elements/desk.js';
import {EmergencyEnd} from '../../elements/emergency-end.js';
import {errorText} from '../../elements/error-text.js';
import {intend} from '../../elements/events.js';
import {arrange} from '../../elements/calls/current.js';
import {clock, remoteOf} from '../../elements/texts.js';
import {widgetStyles} from '../../elements/widget-styles.js';
import {icon} from '../../icons/call-icons.js';
import type {Call} from '../../protocol/index.js';
import {callControls} from '../../styles/call-controls.js';
import {cornerStyles} from '../../elements/corner/corner-styles.js';
import {miniCardStyles} from './mini-card-styles.js';
import {TabStop} from './tab-stop.js';

/** Milliseconds that a button must have stood at its place before it takes a press. */
const settling = 800;
/** A page that closes its dialog at a click beside it takes these for one. */
const pointing = ['click', 'dblclick', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend'];

/**
 * @summary The phone inside a modal dialog or a full-screen element: who calls, and of a running call who, time, Stumm and Auflegen.
 * The toast puts it there while it is needed; a page never writes it.
 *
 * @csspart panel - The box.
 * @csspart caller - Who is on the line.
 * @csspart timer - How long the call has lasted.
 * @csspart actions - The row of controls.
 * @csspart hang-up - The button that ends the call.
 */
export class MiniCardElement extends CallWidgetElement {
  static override styles = [widgetStyles, callControls, cornerStyles, miniCardStyles];

  /** The toast that it stands for: what the page hears of is fired there. */
  @property({attribute: false}) origin?: HTMLElement | undefined;
  /** The page has taken it away, with the dialog. */
  @property({attribute: false}) gone: () => void = () => {};

  protected readonly phones = new PhoneController(this, ({calls}) => calls);
  private readonly timer = new TimerController(this);
  private readonly emergencyEnd = new EmergencyEnd(this, text => this.announce(text));
  readonly #placement = new Placement(this, () => {
    const {phone} = this.phones;
    return [...(phone ? deskOf(phone).overlays : []), ...(this.parentElement ? [this.parentElement] : [])];
  });

  constructor() {
    super();
    new TabStop(this);
    new FocusFence(this);
    for (const type of pointing) this.addEventListener(type, event => event.stopPropagation());
    this.addEventListener('keydown', this.#onKey);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.gone();
  }

  override render(): TemplateResult {
    const {terms} = this;
    const {current: call} = arrange(this.phones.value);
    return html`
      <slot></slot>
      <div class="root" lang=${terms.lang}>
        <div popover="manual" class="panel">
          <amt-call-toast .phone=${this.phones.phone ?? undefined} .origin=${this.origin}></amt-call-toast>
          ${call ? this.#renderCall(call) : nothing}
        </div>
      </div>
    `;
  }

  override updated(): void {
    const panel = this.renderRoot.querySelector<HTMLElement>('.panel');
    if (panel) this.#placement.show(panel, this.isConnected && this.phones.value.length > 0);
  }

  #renderCall(call: Call): TemplateResult {
    const {terms} = this;
    const who = this.who(remoteOf(call));
    const error = this.commands.error(call.id);
    const state = call.phase !== 'talking' ? terms.phase[call.phase] : call.held ? terms.held : '';
    return html`
      <section class="card" part="panel" aria-label=${terms.callWith(who)}>
        <p class="line">
          <span class="caller" part="caller">${who}</span>
          <span class="figures" part="timer">
            ${state || clock(this.timer.since(call.answeredAt ?? call.startedAt))}
          </span>
        </p>
        ${error ? html`<p class="message bad">${icon('warning')}<span>${errorText(error, terms)}</span></p>` : nothing}
        <div class="actions" part="actions">
          <button
            type="button"
            class="button"
            ${guarded(call.id, settling)}
            aria-pressed=${call.muted}
            ?disabled=${call.phase !== 'talking'}
            aria-busy=${this.commands.isPending(call.id, 'mute')}
            @click=${() => this.#mute(call)}
          >
            ${icon(call.muted ? 'microphoneOff' : 'microphone')}${terms.mute}
          </button>
          <button
            type="button"
            class="button accent stop"
            part="hang-up"
            ${guarded(call.id, settling)}
            aria-busy=${call.phase === 'ending' || this.commands.isPending(call.id, 'hangUp')}
            @click=${({currentTarget}: Event) =>
              this.emergencyEnd.ask([call], terms, currentTarget as HTMLElement, () => this.#hangUp(call))}
          >
            ${icon('hangUp')}${terms.hangUp}
          </button>
        </div>
        ${this.emergencyEnd.render(call, terms)}
      </section>
    `;
  }

  #mute(call: Call): void {
    const {phone} = this.phones;
    if (phone) void this.commands.run(call.id, 'mute', () => phone.mute(call.id, !call.muted));
  }

  #hangUp(call: Call): void {
    const {phone} = this.phones;
    if (!phone || !intend(this.origin ?? this, 'amt-hang-up', {id: call.id})) return;
    void this.commands.run(call.id, 'hangUp', () => phone.hangUp(call.id));
  }

  /** Escape is not the dialog's around it. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    focusMemory.back();
  };
}
