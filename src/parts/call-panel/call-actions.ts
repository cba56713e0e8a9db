import {html, nothing, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/index.js';
import type {Call} from '../../protocol/index.js';
import {icon} from '../../icons/call-icons.js';
import {takesTones} from './tones.js';

interface CallActions {
  readonly terms: Terms;
  /** It is the call that waits beside the active one: held or not is all there is to do. */
  readonly isAside: boolean;
  /** Its transfer panel is there already. */
  readonly isConsulting: boolean;
  readonly isKeypadOpen: boolean;
  readonly isTransferOpen: boolean;
  readonly isBusy: (name: string) => boolean;
  readonly mute: () => void;
  readonly hold: () => void;
  readonly keypad: () => void;
  readonly transfer: () => void;
}

/** The controls of a running call, but for the one that ends it. Their places and names never change. */
export function renderCallActions(call: Call, actions: CallActions): TemplateResult {
  const {terms, isAside, isConsulting, isKeypadOpen, isTransferOpen, isBusy, mute, keypad, transfer} = actions;
  if (isAside) return renderHold(call, actions);
  const isTalking = call.phase === 'talking';
  return html`
    <button
      type="button"
      class="button tile"
      ?disabled=${!isTalking}
      aria-pressed=${call.muted}
      aria-busy=${isBusy('mute')}
      @click=${mute}
    >
      ${icon(call.muted ? 'microphoneOff' : 'microphone')}${terms.mute}
    </button>
    ${renderHold(call, actions)}
    <button
      type="button"
      class="button tile"
      ?disabled=${!takesTones(call)}
      aria-expanded=${isKeypadOpen}
      @click=${keypad}
    >
      ${icon('keypad')}${terms.keypad}
    </button>
    ${
      isConsulting
        ? nothing
        : html`<button
            type="button"
            class="button tile transfer"
            ?disabled=${!isTalking}
            aria-expanded=${isTransferOpen}
            @click=${transfer}
          >
            ${icon('transfer')}${terms.transfer}
          </button>`
    }
  `;
}

function renderHold(call: Call, {terms, isBusy, hold}: CallActions): TemplateResult {
  return html`
    <button
      type="button"
      class="button tile wait"
      ?disabled=${call.phase !== 'talking'}
      aria-pressed=${call.held}
      aria-busy=${call.changing !== null || isBusy('hold')}
      @click=${hold}
    >
      ${icon('pause')}${terms.hold}
    </button>
  `;
}
