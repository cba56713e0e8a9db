import type {Terms} from '../../i18n/index.js';
import type {Call, CallId, EndedCall, Transfer} from '../../protocol/index.js';
import {endTitle} from '../texts.js';

/** Both ends of a consultation: who waits, and who is asked. */
export interface Consultation {
  readonly waiting: Call;
  readonly asked: Call;
}

/** The consultation that `id` is part of, from either of its two calls. */
export function consultationOf(calls: readonly Call[], id: CallId): Consultation | null {
  const asked = calls.find(call => call.consultationFor && (call.id === id || call.consultationFor === id));
  const waiting = asked && calls.find(call => call.id === asked.consultationFor);
  return asked && waiting ? {waiting, asked} : null;
}

/** What to say of a consultation with `name` that is over while the caller is still there. */
export function consultationEnd(
  ended: EndedCall | undefined,
  waiting: Call | undefined,
  name: string,
  terms: Terms,
): string {
  if (!waiting || !ended || ended.reason !== 'failed') return '';
  if (waiting.held) return terms.consultationFailed(name, endTitle(ended, terms));
  if (ended.error?.code === 'no-answer') return terms.didNotAnswer(name);
  return terms.transferFailed(name, endTitle(ended, terms));
}

export function isUnderWay(transfer: Transfer | undefined): transfer is Transfer {
  return transfer !== undefined && transfer.status !== 'failed' && transfer.status !== 'unknown';
}

/** What to say of a direct transfer that did not come about. */
export function transferFailure(transfer: Transfer | undefined, terms: Terms): string {
  if (transfer?.status === 'unknown') return terms.transferUnknown;
  if (transfer?.status !== 'failed') return '';
  const why = (transfer.error && terms.failed[transfer.error.code]) || terms.failedTransfer;
  return terms.transferFailed(transfer.target, why);
}
