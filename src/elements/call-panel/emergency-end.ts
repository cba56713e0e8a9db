import {html, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/index.js';
import type {Call} from '../../protocol/index.js';
import {isEmergency} from '../emergency.js';
import {icon} from '../icons.js';

/** Milliseconds in which an emergency call is not hung up by one slip: the control centre asks the questions. */
const carefulFor = 60_000;

/** Whether to ask before this call is hung up. */
export function isHardToEnd(call: Call, now = Date.now()): boolean {
  return isEmergency(call) && call.phase !== 'ending' && now - (call.answeredAt ?? call.startedAt) < carefulFor;
}

/** The question before an emergency call ends. The first button, which takes the focus, is the safe one. */
export function renderEmergencyEnd(terms: Terms, {stay, end}: {stay: () => void; end: () => void}): TemplateResult {
  return html`
    <div
      class="sure"
      role="group"
      aria-label=${terms.emergencyEnd}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        stay();
      }}
    >
      <p class="message careful">${icon('warning')}<span>${terms.emergencyEnd}</span></p>
      <div class="after">
        <button type="button" class="button accent" @click=${stay}>${terms.emergencyStay}</button>
        <button type="button" class="button outline-stop" @click=${end}>${terms.emergencyEndNow}</button>
      </div>
    </div>
  `;
}
