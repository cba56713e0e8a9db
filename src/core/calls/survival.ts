/** @file What outlives the core of a call, and the call that a fresh core makes of it. */
import {Invitation} from 'sip.js';
import type {Call} from '../../protocol/index.js';
import type {StoredCall, StoredDialog} from '../journal/journal.js';
import {storeDialog, storeInvite} from '../journal/stored-dialog.js';
import {PhoneCall} from './call.js';
import type {CallContext} from './context.js';

/** What a fresh core would need to bring the call back; null when there is nothing to come back to. */
export function storedCall({over, phase, leg, restored, record: call}: PhoneCall): StoredCall | null {
  if (over || phase === 'ending') return null;
  if (phase === 'talking') {
    const dialog = leg ? storeDialog(leg.session) : restored;
    return dialog && {call, dialog};
  }
  if (leg?.session instanceof Invitation) return {call, invitation: leg.session.request.data};
  const invite = leg && storeInvite(leg.session);
  return invite && {call, invite};
}

/** A call of a core that died: shown as it was, without audio until a page brings it back. */
export function restoredCall(context: CallContext, record: Call, dialog: StoredDialog): PhoneCall {
  const {id, direction, remote} = record;
  const media = {page: null, status: 'lost'} as const;
  const call = new PhoneCall(context, id, direction, remote, {...record, phase: 'talking', changing: null, media});
  call.restored = dialog;
  return call;
}
