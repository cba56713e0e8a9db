import {html, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/index.js';
import type {Call} from '../../protocol/index.js';

/** In a call that talks; before that where something asks for digits. */
export const takesTones = ({phase, earlyMedia}: Call): boolean =>
  phase === 'talking' || (earlyMedia && phase !== 'ending');

/** The keypad of a running call, and what was sent with it. */
export function renderTones({tonesSent}: Call, terms: Terms, send: (key: string) => void): TemplateResult {
  return html`
    <div class="tones">
      <p class="quiet figures">${tonesSent ? terms.tonesSent(tonesSent) : terms.tonePad}</p>
      <amt-keypad
        exportparts="key"
        label=${terms.tonePad}
        @amt-key=${(event: CustomEvent<{key: string}>) => {
          event.stopPropagation();
          send(event.detail.key);
        }}
      ></amt-keypad>
    </div>
  `;
}
