import {html, nothing, type TemplateResult} from 'lit';
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

/** A direct transfer that is under way. */
export function renderProgress({status}: Transfer, target: string, terms: Terms): TemplateResult {
  const text = status === 'ringing' ? terms.transferRinging : terms.transferAsked;
  return html`<p class="panel message progress" part="panel">${icon('transfer')}<span>${text(target)}</span></p>`;
}
