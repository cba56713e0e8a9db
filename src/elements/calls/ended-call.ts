import {html, nothing, type TemplateResult} from 'lit';
import {once} from '../../controllers/double-click.js';
import type {Terms} from '../../i18n/index.js';
import type {EndedCall, PhoneErrorData} from '../../protocol/index.js';
import {isUnheard} from '../emergency.js';
import {icon} from '../../icons/call-icons.js';
import {errorText} from '../error-text.js';
import {endHint, endTitle} from '../texts.js';

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
  const again = isUnheard(call) ? terms.tryAgain : call.direction === 'in' ? terms.callBack : terms.redial;
  return html`
    <section class="ended" part="ended" aria-label=${endTitle(call, terms)}>
      ${icon(call.reason === 'missed' ? 'missed' : 'warning')}
      <p class="name" part="caller">${who}</p>
      <p class="word">${[endTitle(call, terms), number, way].filter(Boolean).join(' · ')}</p>
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
