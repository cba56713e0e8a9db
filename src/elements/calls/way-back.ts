import {html, type LitElement, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/index.js';
import type {Call, EndedCall} from '../../protocol/index.js';
import {holdsFocus} from '../focus.js';
import {icon} from '../../icons/call-icons.js';
import {isIncoming} from '../incoming.js';
import {clock} from '../texts.js';
import {leftAlone} from '../consultation.js';

interface WayBackView {
  readonly terms: Terms;
  /** Who left, and who waits. */
  readonly text: string;
  readonly name: string;
  /** For so many seconds. */
  readonly seconds: number;
  readonly isBusy: boolean;
  readonly goBack: () => void;
}

/** When the one we talked with has left, somebody else may still wait: the way back to them is the next step. */
export class WayBack {
  #before: readonly Call[] = [];
  #left: {readonly gone: EndedCall; readonly waiting: Call} | null = null;

  constructor(private readonly host: LitElement) {}

  /** Looks at the calls before they are rendered. Yields who has just left. */
  look(calls: readonly Call[], ended: readonly EndedCall[]): EndedCall | undefined {
    const left = leftAlone(calls, this.#before, ended);
    this.#before = calls;
    if (left) {
      this.#left = left;
      if (holdsFocus(this.host)) void this.host.updateComplete.then(() => this.#focus());
    } else if (!calls.some(({id, held}) => held && id === this.#left?.waiting.id) || calls.some(isActive)) {
      this.#left = null;
    }
    return left?.gone;
  }

  /** Who left, where the way back is to this call. */
  from({id}: Call): EndedCall | undefined {
    return this.#left?.waiting.id === id ? this.#left.gone : undefined;
  }

  render({terms, text, name, seconds, isBusy, goBack}: WayBackView): TemplateResult {
    return html`
      <div class="way-back">
        <p class="message careful">
          ${icon('pause')}<span>${text} <span class="figures" part="timer">${clock(seconds)}</span></span>
        </p>
        <button type="button" class="button accent" part="back" aria-busy=${isBusy} @click=${goBack}>
          ${icon('back')}${terms.backTo(name)}
        </button>
      </div>
    `;
  }

  /** Where the target could not be had, the next one may be typed at once. */
  #focus(): void {
    const {renderRoot} = this.host;
    (
      renderRoot.querySelector('amt-transfer-panel') ?? renderRoot.querySelector<HTMLElement>('.way-back button')
    )?.focus();
  }
}

const isActive = (call: Call): boolean => !isIncoming(call) && !call.held && call.phase !== 'ending';
