import {html, nothing, type TemplateResult} from 'lit';
import {once} from '../../controllers/double-click.js';
import type {Terms} from '../../i18n/index.js';
import type {EndedCall, PhoneErrorData} from '../../protocol/index.js';
import {isUnheard} from '../../elements/emergency.js';
import {icon} from '../../icons/call-icons.js';
import {errorText} from '../../elements/error-text.js';
import {clock, endHint, endTitle} from '../../elements/texts.js';

/** How long the end of a call stays in view, in milliseconds: longer where there is something to act on. */
export function viewTime(call: EndedCall): number {
  return call.reason === 'failed' || call.reason === 'missed' ? 20_000 : 5000;
}

interface EndedCallView {
  readonly terms: Terms;
  readonly who: string;
  readonly number: string;
  /** On what way it came; empty: straight. */
  readonly way: string;
  /** The call back is on its way. */
  readonly isDialling: boolean;
  /** Why the call back was refused. */
  readonly error: PhoneErrorData | undefined;
  /** Null: there is nobody to be called. */
  readonly dial: (() => void) | null;
  /** What has to be asked before. */
  readonly question: TemplateResult | undefined;
  readonly dismiss: () => void;
}

/** How a call ended, and what to do now. */
export function renderEndedCall(call: EndedCall, view: EndedCallView): TemplateResult {
  const {terms, who, number, way, isDialling, error, dial, question, dismiss} = view;
  const isMissed = call.reason === 'missed';
  const isCareful = isMissed || call.reason === 'failed';
  const again = isUnheard(call) ? terms.tryAgain : call.direction === 'in' ? terms.callBack : terms.redial;
  const seconds = call.answeredAt ? Math.round((call.endedAt - call.answeredAt) / 1000) : 0;
  return html`
    <section class="card ended" part="panel" aria-label=${endTitle(call, terms)}>
      <header>
        <h3 class="caller" part="caller">${who}</h3>
        <p class="timer figures quiet" part="timer">${seconds ? clock(seconds) : nothing}</p>
        <p class="number figures" part="number">${number}</p>
        <p class="state ${isCareful ? 'held' : ''}">
          ${icon(isMissed ? 'missed' : isCareful ? 'warning' : 'check')}${endTitle(call, terms)}
        </p>
        ${way ? html`<p class="way quiet">${way}</p>` : nothing}
      </header>
      <p class="hint">${error ? errorText(error, terms) : endHint(call, terms)}</p>
      ${question ?? nothing}
      <div class="after">
        ${
          dial && !question
            ? html`<button type="button" class="button" aria-busy=${isDialling} @click=${once(dial)}>
                ${icon('redial')}${again}
              </button>`
            : nothing
        }
        <button type="button" class="button plain" @click=${dismiss}>${terms.close}</button>
      </div>
    </section>
  `;
}
