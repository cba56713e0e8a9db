/** @file Annehmen and Ablehnen, of the toast and of a further caller beside a running call. */
import {html, type TemplateResult} from 'lit';
import type {CommandController, GatedPhone} from '../../controllers/index.js';
import {guarded} from '../../controllers/press-guard.js';
import type {Terms} from '../../i18n/index.js';
import {icon} from '../../icons/call-icons.js';
import type {Call} from '../../protocol/index.js';
import {intend} from '../events.js';

/** Milliseconds that a button must have stood at its place before it takes a press. */
export const settling = 500;

export interface Answering {
  readonly terms: Terms;
  readonly phone: GatedPhone | null;
  readonly commands: CommandController;
  /** Where the page hears of it before. */
  readonly origin: HTMLElement;
}

export function answer({id, phase}: Call, {phone, commands, origin}: Answering): void {
  if (!phone || phase !== 'ringing' || !intend(origin, 'amt-answer', {id})) return;
  void commands.run(id, 'answer', () => phone.answer(id));
}

function decline({id}: Call, {phone, commands, origin}: Answering): void {
  if (phone && intend(origin, 'amt-decline', {id})) void commands.run(id, 'decline', () => phone.decline(id));
}

export function renderAnswering(call: Call, by: Answering): TemplateResult {
  const {terms, commands} = by;
  const {id, phase} = call;
  return html`<button
      type="button"
      class="button accent go"
      part="answer"
      ${guarded(id, settling, true)}
      aria-busy=${phase === 'answering' || commands.isPending(id, 'answer')}
      @click=${() => answer(call, by)}
    >
      ${icon('handset')}${terms.answer}
    </button>
    <button
      type="button"
      class="button outline-stop"
      part="decline"
      ${guarded(id, settling)}
      aria-busy=${commands.isPending(id, 'decline')}
      @click=${() => decline(call, by)}
    >
      ${icon('hangUp')}${terms.decline}
    </button>`;
}
