import {html, nothing, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/index.js';
import type {Call, PageId} from '../../protocol/index.js';
import {type CallIconName, icon} from '../../icons/call-icons.js';

interface NoticesView {
  readonly terms: Terms;
  /** The page we are in. */
  readonly page: PageId | undefined;
  /** What went wrong; empty: nothing, or it is said elsewhere. */
  readonly problem: string;
  readonly isTakingOver: boolean;
  readonly takeOver: () => void;
}

/** What the clerk should know of a call beyond its phase. Each stands below the controls, which never move for it. */
export function renderNotices(call: Call, {terms, page, problem, isTakingOver, takeOver}: NoticesView): TemplateResult {
  const isElsewhere = call.phase === 'talking' && call.media.page !== null && call.media.page !== page;
  const notice = (kind: string, name: CallIconName, text: string) =>
    html`<p class="message ${kind}">${icon(name)}<span>${text}</span></p>`;
  return html`
    ${problem ? notice('bad', 'warning', problem) : nothing}
    ${call.muted ? notice('careful', 'microphoneOff', terms.muted) : nothing}
    ${call.heldByRemote ? notice('careful', 'pause', terms.heldByRemote) : nothing}
    ${call.media.status === 'lost' ? notice('careful', 'warning', terms.mediaLost) : nothing}
    ${
      isElsewhere
        ? html`<p class="message elsewhere">
            ${icon('info')}<span>${terms.audioElsewhere}</span>
            <button type="button" class="button small" aria-busy=${isTakingOver} @click=${takeOver}>
              ${terms.takeOver}
            </button>
          </p>`
        : nothing
    }
  `;
}
