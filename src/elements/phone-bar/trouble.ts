import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import {TimerController} from '../../controllers/index.js';
import {icon} from '../../icons/icons.js';
import type {Terms} from '../../i18n/index.js';
import type {Reachability} from '../reachability.js';

export interface TroubleView {
  readonly terms: Terms;
  readonly hasCalls: boolean;
  /** It connects anew. */
  readonly isBusy: boolean;
}

/** Why the phone can't be reached, and what to do, until the clerk has read it: the strip goes on saying it, in a word. */
export class Trouble {
  readonly #timer: TimerController;
  /** What the clerk has read and put away. */
  #hushed = '';

  constructor(
    private readonly host: LitElement,
    private readonly reconnect: () => void,
  ) {
    this.#timer = new TimerController(host);
  }

  /** It is over: the next one is said, be it the same. */
  forget(): void {
    this.#hushed = '';
  }

  /** Null where there is nothing to be said. */
  render({text, retryAt, canRetry, level}: Reachability, view: TroubleView): TemplateResult | null {
    if (!text || text === this.#hushed) return null;
    const {terms, hasCalls, isBusy} = view;
    const seconds = retryAt === undefined ? 0 : this.#timer.until(retryAt);
    return html`
      <div class="trouble ${level}" part="trouble">
        <p class="message">
          ${icon('warning')}
          <span>
            ${level === 'bad' ? html`<strong>${terms.emergencyWarning}</strong>` : nothing} ${text}
            ${retryAt === undefined ? nothing : seconds ? terms.retryIn(seconds) : terms.retrying}
            ${hasCalls ? terms.callsGoOn : nothing}
          </span>
        </p>
        <div class="after">
          ${
            canRetry
              ? html`<button type="button" class="button small" aria-busy=${isBusy} @click=${this.reconnect}>
                  ${terms.retryNow}
                </button>`
              : nothing
          }
          <button type="button" class="button small plain" @click=${() => this.#hush(text)}>${terms.close}</button>
        </div>
      </div>
    `;
  }

  #hush(text: string): void {
    this.#hushed = text;
    this.host.requestUpdate();
  }
}
