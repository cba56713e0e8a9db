import {html, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/index.js';
import type {Call, Configuration, PhoneErrorData} from '../../protocol/index.js';
import {isTransferError, transferFailure} from '../consultation.js';
import {errorText} from '../error-text.js';
import {displayNumber} from '../number-field/reading.js';

/** What is to be said of a call in which something went wrong. */
interface Problem {
  readonly terms: Terms;
  readonly error: PhoneErrorData | undefined;
  /** The transfer panel is open, and says itself how its transfer failed. */
  readonly isTold: boolean;
  readonly configuration: Configuration | null;
  who(): string;
}

export function renderProblem(call: Call, {terms, error, isTold, configuration, who}: Problem): TemplateResult | null {
  let text = error ? errorText(error, terms) : '';
  if (error && error === call.error && isTransferError(call)) {
    const target = displayNumber(call.transfer?.target ?? '', configuration);
    text = isTold ? '' : transferFailure(call, target, who(), terms);
  }
  return text ? html`<p class="message bad problem">${text}</p>` : null;
}
