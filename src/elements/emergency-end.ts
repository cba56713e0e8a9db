import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import {once} from '../controllers/double-click.js';
import type {Terms} from '../i18n/index.js';
import type {Call, CallId} from '../protocol/index.js';
import {isEmergency} from './emergency.js';
import {icon} from '../icons/icons.js';

/** Milliseconds in which an emergency call is not ended by one slip: the control centre asks the questions. */
const carefulFor = 60_000;

export function isHardToEnd(call: Call, now = Date.now()): boolean {
  return isEmergency(call) && call.phase !== 'ending' && now - (call.answeredAt ?? call.startedAt) < carefulFor;
}

/** Asks before a clerk ends an emergency call in its first minute, by whichever button. */
export class EmergencyEnd {
  /** The call beside which it is asked. */
  #place: CallId = '';
  #end = (): void => {};
  /** What was pressed, and gets the focus back. */
  #pressed: HTMLElement | null | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly say: (text: string) => void,
  ) {}

  /** Does what ends these calls: at once, or after a question that is rendered beside the first of them. */
  ask(calls: readonly [Call, ...Call[]], terms: Terms, pressed: HTMLElement | null | undefined, end: () => void): void {
    if (!calls.some(call => isHardToEnd(call))) return end();
    this.#place = calls[0].id;
    this.#end = end;
    this.#pressed = pressed;
    this.say(terms.emergencyEnd);
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>('.sure button')?.focus());
  }

  #close(): void {
    this.#place = '';
    this.host.requestUpdate();
  }

  readonly #stay = (): void => {
    this.#pressed?.focus();
    this.#close();
  };

  readonly #go = once((): void => {
    this.#close();
    this.#end();
  });

  /** The question, where it is about this call. The first button, which takes the focus, is the safe one. */
  render({id, phase}: Call, terms: Terms): TemplateResult | typeof nothing {
    if (this.#place !== id || phase === 'ending') return nothing;
    return html`
      <div
        class="sure"
        role="group"
        aria-label=${terms.emergencyEnd}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          this.#stay();
        }}
      >
        <p class="message careful">${icon('warning')}<span>${terms.emergencyEnd}</span></p>
        <div class="after">
          <button type="button" class="button accent" @click=${this.#stay}>${terms.emergencyStay}</button>
          <button type="button" class="button outline-stop" @click=${this.#go}>${terms.emergencyEndNow}</button>
        </div>
      </div>
    `;
  }
}
