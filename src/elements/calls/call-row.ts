import {html, nothing, type TemplateResult} from 'lit';
import {guarded} from '../../controllers/press-guard.js';
import type {Terms} from '../../i18n/index.js';
import type {Call} from '../../protocol/index.js';
import {icon} from '../../icons/call-icons.js';
import {isUnderWay} from '../consultation.js';
import {clock} from '../texts.js';
import {type CallActions, renderCallActions} from './call-actions.js';
import {stateOf} from './call-state.js';

export interface CallRow extends CallActions {
  readonly who: string;
  /** The number beside the name, and on what way the call came. */
  readonly about: string;
  /** Since it was answered; null before. */
  readonly seconds: number | null;
  /** How well it is heard, where that is known; shown in place of that one talks. */
  readonly quality: {readonly kind: string; readonly mark: TemplateResult; readonly word: string} | null;
  readonly hangUp: (button: HTMLElement) => void;
}

/**
 * The call that one talks in: how it stands and for how long, with whom, and what can be done. Nothing in it ever changes its place.
 * Its words are no paragraphs: a clerk's own style may put room around those (WCAG 1.4.12).
 */
export function renderCallRow(call: Call, row: CallRow): TemplateResult {
  const {terms, who, about, seconds} = row;
  const state = stateOf(call, terms);
  const isTalking = state.kind === 'talking';
  const {kind, mark, word} = (isTalking && row.quality) || {...state, mark: icon(state.icon)};
  return html`
    <div class="call ${kind}" part="call" role="group" aria-label=${terms.callWith(who)}>
      <div class="state" part="state">
        ${mark}
        <div class="word" data-cut>${word}</div>
        <div class="timer figures" part="timer">
          <span class="visually-hidden">${terms.duration}</span>${seconds === null ? nothing : clock(seconds)}
        </div>
      </div>
      <div class="person">
        <div class="caller" part="caller" data-cut>${who}</div>
        <div class="number figures" part="number" data-cut>${about}</div>
      </div>
      <div class="controls">
        <div class="actions" part="actions" role="group" aria-label=${terms.callWith(who)}>
          ${renderCallActions(call, row)}
        </div>
        <div class="end">${isUnderWay(call.transfer) ? nothing : renderHangUp(call, terms, row)}</div>
      </div>
    </div>
  `;
}

function renderHangUp(call: Call, terms: Terms, {who, isBusy, hangUp}: CallRow): TemplateResult {
  return html`<button
    type="button"
    class="button accent stop hang-up"
    part="hang-up"
    ${guarded(call.id, 800)}
    aria-description=${who}
    aria-busy=${call.phase === 'ending' || isBusy('hangUp')}
    @click=${({currentTarget}: Event) => hangUp(currentTarget as HTMLElement)}
  >
    ${icon('hangUp')}${terms.hangUp}
  </button>`;
}
