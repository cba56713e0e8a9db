import {html, type TemplateResult} from 'lit';
import {guarded} from '../../controllers/press-guard.js';
import type {Terms} from '../../i18n/index.js';
import type {Call} from '../../protocol/index.js';
import {type CallIconName, icon} from '../../icons/call-icons.js';
import {isUnderWay} from '../consultation.js';
import {takesTones} from './tones.js';

export interface CallActions {
  readonly terms: Terms;
  /** What is open beside the call: `keypad`, `transfer`, or something else. */
  readonly open: string;
  /** It is part of a consultation, whose panel is there already. */
  readonly isConsulting: boolean;
  readonly isBusy: (name: string) => boolean;
  readonly mute: () => void;
  readonly hold: () => void;
  readonly toggle: (sheet: string) => void;
}

/** What can be done in a running call, but for its end. The places and names of these never change. */
export function renderCallActions(call: Call, actions: CallActions): TemplateResult[] {
  const {terms, isConsulting, isBusy, mute, hold} = actions;
  const isTalking = call.phase === 'talking' && !isUnderWay(call.transfer);
  return [
    html`<button
      type="button"
      class="button tile mute"
      part="mute"
      ${guarded('mute', 500, true)}
      ?disabled=${!isTalking}
      aria-pressed=${call.muted}
      aria-busy=${isBusy('mute')}
      @click=${mute}
    >
      ${icon(call.muted ? 'microphoneOff' : 'microphone')}${terms.mute}
    </button>`,
    html`<button
      type="button"
      class="button tile wait hold"
      part="hold"
      ${guarded('hold', 500, true)}
      ?disabled=${!isTalking}
      aria-pressed=${call.held}
      aria-busy=${call.changing !== null || isBusy('hold')}
      @click=${hold}
    >
      ${icon('pause')}${terms.hold}
    </button>`,
    renderOpener('keypad', 'keypad', terms.keypad, takesTones(call) && !isUnderWay(call.transfer), actions),
    renderOpener('transfer', 'transfer', terms.transfer, isTalking && !isConsulting, actions),
  ];
}

function renderOpener(
  sheet: string,
  shape: CallIconName,
  word: string,
  isPossible: boolean,
  {open, toggle}: CallActions,
): TemplateResult {
  return html`<button
    type="button"
    class="button tile ${sheet}"
    part=${sheet}
    ${guarded(sheet, 500, true)}
    data-sheet=${sheet}
    ?disabled=${!isPossible}
    aria-expanded=${open === sheet}
    @click=${() => toggle(sheet)}
  >
    ${icon(shape)}${word}
  </button>`;
}
