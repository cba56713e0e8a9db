import type {Terms} from '../i18n/index.js';
import type {Call, CallId, EndedCall, Transfer} from '../protocol/index.js';
import {isIncoming} from './incoming.js';

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

/** Whether somebody is held whom nobody takes back. */
export const isLeftWaiting = ({held, changing}: Call): boolean => held && changing !== 'resume';

/** What became of whom the caller was to go to, and where the caller is. */
export function aftermath(happened: string, caller: Call, name: string, terms: Terms): string {
  return `${happened} ${(isLeftWaiting(caller) ? terms.isWaiting : terms.isBack)(name)}`;
}

export function isUnderWay(transfer: Transfer | undefined): transfer is Transfer {
  return transfer !== undefined && transfer.status !== 'failed' && transfer.status !== 'unknown';
}

/** What to say of a direct transfer that did not come about; empty otherwise. `target`, `caller`: by name. */
export function transferFailure(call: Call, target: string, caller: string, terms: Terms): string {
  const {transfer} = call;
  if (transfer?.status === 'unknown') return terms.transferUnknown;
  if (transfer?.status !== 'failed') return '';
  const happened = (transfer.error && terms.happened[transfer.error.code]) ?? terms.failedTransfer;
  return aftermath(happened(target), call, caller, terms);
}

/** Whether the call's last failure is that of its transfer, of which {@link transferFailure} tells. */
export function isTransferError({error, transfer}: Call): boolean {
  return error !== undefined && error.code === transfer?.error?.code && error.message === transfer.error.message;
}

/**
 * Who left, could not be had, or was let go, while the only others wait: `before` are the calls of the state before. Null as
 * long as there is somebody to talk with, and after a consultation that the clerk has ended: its caller comes back by itself.
 */
export function leftAlone(
  calls: readonly Call[],
  before: readonly Call[],
  ended: readonly EndedCall[],
): {gone: EndedCall; waiting: Call} | null {
  const rest = calls.filter(call => !isIncoming(call) && call.phase !== 'ending');
  if (rest.some(call => !call.held || call.changing === 'resume')) return null;
  for (const gone of ended) {
    const active = before.find(({id}) => id === gone.id);
    if (!active || active.held || isIncoming(active) || calls.some(({id}) => id === gone.id)) continue;
    const waiting = rest.find(({id}) => id === active.consultationFor) ?? rest.at(-1);
    const isLeft = gone.reason === 'hung-up-there' || gone.reason === 'failed' || isOwnEnd(gone, active);
    if (waiting && isLeft) return {gone, waiting};
  }
  return null;
}

const isOwnEnd = ({reason}: EndedCall, {consultationFor}: Call): boolean =>
  (reason === 'hung-up-here' || reason === 'cancelled-here') && !consultationFor;
