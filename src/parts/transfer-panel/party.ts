import {html, nothing, type TemplateResult} from 'lit';
import {guarded} from '../../controllers/press-guard.js';
import type {Terms} from '../../i18n/index.js';
import type {Call, Transfer} from '../../protocol/index.js';
import {icon} from '../../icons/call-icons.js';
import {clock} from '../../elements/texts.js';

interface PartyView {
  readonly terms: Terms;
  readonly who: string;
  readonly number: string;
  /** Since it was answered, or dialled. */
  readonly seconds: number;
}

/** One side of a consultation: who it is, and how it stands. */
export function renderParty(call: Call, {terms, who, number, seconds}: PartyView): TemplateResult {
  const isTalking = call.phase === 'talking';
  const word = !isTalking ? terms.phase[call.phase] : call.held ? terms.waits : terms.phase.talking;
  const kind = !isTalking ? 'trying' : call.held ? 'waiting' : 'talking';
  return html`
    <li class="party ${kind}">
      ${icon(kind === 'waiting' ? 'pause' : kind === 'talking' ? 'dot' : 'ring')}
      <span class="name" part="caller">
        ${who}${number ? html`<span class="quiet figures">${` · ${number}`}</span>` : nothing}
      </span>
      <span class="word">${word}</span>
      <span class="figures" part="timer">${clock(seconds)}</span>
    </li>
  `;
}

interface ProgressView {
  readonly terms: Terms;
  readonly target: string;
  readonly isBusy: boolean;
  readonly takeBack: () => void;
}

/** A direct transfer that is under way, and the way back. */
export function renderProgress({status}: Transfer, {terms, target, isBusy, takeBack}: ProgressView): TemplateResult {
  const text = status === 'ringing' ? terms.transferRinging : terms.transferAsked;
  return html`<section class="panel" part="panel">
    <p class="message progress">${icon('transfer')}<span>${text(target)}</span></p>
    <div class="actions" part="actions">
      <button
        type="button"
        class="button take-back"
        part="take-back"
        ${guarded('take back', 500, true)}
        aria-busy=${isBusy}
        @click=${takeBack}
      >
        ${icon('back')}${terms.takeBack}
      </button>
    </div>
  </section>`;
}
