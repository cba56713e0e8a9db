/** @file What outlives the core of a call, and the call that a fresh core makes of it. */
import {Invitation} from 'sip.js';
import {PhoneError, type Call, type Transfer} from '../../protocol/index.js';
import {PhoneCall} from '../call/call.js';
import type {CallContext} from '../call/context.js';
import {storeDialog, storeInvite, type StoredDialog} from '../dialog/stored-dialog.js';
import {asWritten} from '../wire/index.js';
import type {StoredCall} from './recovery.js';

/** What a fresh core would need to bring the call back; null when there is nothing to come back to. */
export function storedCall({over, phase, leg, restored, record: call}: PhoneCall): StoredCall | null {
  if (over || phase === 'ending') return null;
  if (phase === 'talking') {
    const dialog = leg ? storeDialog(leg.session) : restored;
    return dialog && {call, dialog};
  }
  const session = leg?.session;
  if (session instanceof Invitation) return {call, invitation: asWritten(session.userAgent, session.request.data)};
  const invite = leg && storeInvite(leg.session);
  return invite && {call, invite};
}

/** A call of a core that died, one of `all`: shown as it was, without audio until a page brings it back. */
export function restoredCall(
  context: CallContext,
  record: Call,
  dialog: StoredDialog,
  all: readonly StoredCall[],
): PhoneCall {
  const {id, direction, remote} = record;
  const media = {page: null, status: 'lost'} as const;
  const shown = {...record, ...resultUnknown(record.transfer), phase: 'talking', changing: null, media} as const;
  const call = new PhoneCall(context, id, direction, remote, shown);
  const joining = all.some(
    ({call: {transfer}}) =>
      transfer?.kind === 'attended' &&
      transfer.target === (record.dialled ?? remote.number) &&
      !['done', 'failed'].includes(transfer.status),
  );
  call.restored = joining ? {...dialog, joining} : dialog;
  return call;
}

/** Of a transfer that was on its way nobody will tell any more. */
function resultUnknown(transfer: Transfer | undefined): Partial<Call> {
  if (!transfer || ['done', 'failed', 'unknown'].includes(transfer.status)) return {};
  const error = new PhoneError('transfer-unknown-result').toData();
  return {transfer: {...transfer, status: 'unknown', error}, error};
}
