/** @file Who waits beside the call that one talks in: each in a slim row, whose buttons keep their places when the texts change. */
import {html, nothing, type TemplateResult} from 'lit';
import {guarded} from '../../controllers/press-guard.js';
import type {Terms} from '../../i18n/index.js';
import type {CallId} from '../../protocol/index.js';
import {icon} from '../../icons/call-icons.js';
import {clock} from '../texts.js';

export interface WaitingView {
  readonly terms: Terms;
  /** The call that waits. */
  readonly id: CallId;
  readonly who: string;
  readonly number: string;
  readonly seconds: number;
  readonly isBusy: boolean;
  readonly swap: () => void;
}

/** A call on hold: the way back to it is one press. */
export function renderWaiting({terms, id, who, number, seconds, isBusy, swap}: WaitingView): TemplateResult {
  return html`
    <li class="waiting" part="waiting">
      ${icon('pause')}
      <p class="name">${who}${number ? html`${' '}<span class="quiet figures">${number}</span>` : nothing}</p>
      <p class="word">${terms.waits} <span class="figures" part="timer">${clock(seconds)}</span></p>
      <button type="button" class="button" part="swap" ${guarded(id, 800, true)} aria-busy=${isBusy} @click=${swap}>
        ${icon('swap')}${terms.swap}
      </button>
    </li>
  `;
}

/** Who waited and has left: the row stays for a look, so that nothing below it moves in that moment. */
export function renderLeft(text: string): TemplateResult {
  return html`
    <li class="waiting left" part="waiting">
      ${icon('missed')}
      <p class="name">${text}</p>
    </li>
  `;
}

export interface RingingView {
  readonly terms: Terms;
  readonly who: string;
  readonly number: string;
  readonly way: string;
  readonly problem: string;
  /** To answer, and to decline. */
  readonly buttons: TemplateResult;
}

/** A further caller, while a call runs. */
export function renderRinging({terms, who, number, way, problem, buttons}: RingingView): TemplateResult {
  return html`
    <section class="ringing" part="ringing" aria-label=${terms.incoming}>
      ${icon('handset')}
      <p class="name" part="caller">${who}</p>
      <p class="word">${[number, way].filter(Boolean).join(' · ')}</p>
      ${problem ? html`<p class="message bad">${icon('warning')}<span>${problem}</span></p>` : nothing}
      <div class="after">${buttons}</div>
    </section>
  `;
}
