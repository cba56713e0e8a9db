import {html, nothing, type TemplateResult} from 'lit';
import {once} from '../../controllers/double-click.js';
import {guarded} from '../../controllers/press-guard.js';
import type {Terms} from '../../i18n/index.js';
import {icon} from '../../icons/call-icons.js';
import {type Consultation, isTransferError, transferFailure} from '../../elements/consultation.js';
import {errorText} from '../../elements/error-text.js';
import type {Call, CallId, PhoneErrorData} from '../../protocol/index.js';

interface ConsultationView {
  readonly terms: Terms;
  /** Who is asked: in a label, and in a sentence. */
  readonly name: string;
  readonly said: string;
  readonly parties: unknown;
  /** What went wrong; empty: nothing. */
  readonly problem: string;
  /** What has to be asked before a call is left. */
  readonly question: unknown;
  readonly isBusy: (command: string) => boolean;
  readonly connect: (button: HTMLElement) => void;
  /** Whom the swap goes to. */
  readonly waits: CallId;
  readonly swap: () => void;
  readonly back: (button: HTMLElement) => void;
}

/** Both sides while the target is asked, and one button for each way to go on. */
export function renderConsultation({asked}: Consultation, view: ConsultationView): TemplateResult {
  const {terms, name, said, parties, problem, question, isBusy, connect, waits, swap, back} = view;
  const isTalking = asked.phase === 'talking';
  return html`
    <section class="panel" part="panel" aria-label=${terms.consultationWith(name)}>
      <ul class="parties">
        ${parties}
      </ul>
      ${problem ? html`<p class="message bad">${icon('warning')}<span>${problem}</span></p>` : nothing}
      <div class="actions" part="actions">
        <button
          type="button"
          class="button accent connect"
          part="connect"
          ${guarded('connect', 500, true)}
          aria-disabled=${isTalking ? 'false' : 'true'}
          aria-describedby="when"
          aria-busy=${isBusy('connect')}
          @click=${once((event: Event) => isTalking && connect(pressed(event)))}
        >
          ${icon('connect')}${terms.connect}
        </button>
        <button
          type="button"
          class="button"
          part="swap"
          ${guarded(`swap to ${waits}`, 800, true)}
          aria-disabled=${isTalking ? 'false' : 'true'}
          aria-busy=${isBusy('swap')}
          @click=${() => isTalking && swap()}
        >
          ${icon('swap')}${terms.swap}
        </button>
        <button
          type="button"
          class="button"
          part="back"
          ${guarded('back', 500, true)}
          aria-busy=${isBusy('back')}
          @click=${once((event: Event) => back(pressed(event)))}
        >
          ${icon('back')}${terms.backToCaller}
        </button>
      </div>
      <p id="when" class="quiet">${isTalking ? nothing : terms.connectWhenAnswered(said)}</p>
      ${question}
    </section>
  `;
}

const pressed = ({currentTarget}: Event): HTMLElement => currentTarget as HTMLElement;

/** What went wrong in it. `failed`: the last thing that was asked for here; `said`: how somebody is called in a sentence. */
export function problemOf(
  {waiting, asked}: Consultation,
  failed: PhoneErrorData | undefined,
  terms: Terms,
  said: (call: Call) => string,
): string {
  const error = failed ?? asked.error ?? waiting.error;
  if (error && error === waiting.error && isTransferError(waiting))
    return transferFailure(waiting, said(asked), said(waiting), terms);
  return error ? errorText(error, terms) : '';
}
