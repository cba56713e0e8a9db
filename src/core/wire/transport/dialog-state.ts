import {Grammar, type Core, type URI} from 'sip.js';
import {listValues} from './header-values.js';
import type {SipMessage} from './sip-message.js';

/** What SIP.js keeps of a dialog, and changes in fewer cases than RFC 3261 §12.2 names. */
interface DialogState {
  remoteSequenceNumber: number | undefined;
  remoteTarget: URI;
}

const stateOf = (dialog: Core.Dialog) => (dialog as unknown as {readonly dialogState: DialogState}).dialogState;

/** The dialog that a message of the far end belongs to. */
export function dialogOf({isRequest, callId, fromTag, toTag}: SipMessage, core: Core.UserAgentCore) {
  return core.dialogs.get(callId + (isRequest ? toTag + fromTag : fromTag + toTag));
}

/** Requests to the far end go from now on to where it says (RFC 3261 §12.2.1.2, §12.2.2). */
export function refreshTarget(dialog: Core.Dialog, message: SipMessage): void {
  const [contact] = listValues(message.all('Contact'));
  const target = contact && Grammar.nameAddrHeaderParse(contact);
  if (target) stateOf(dialog).remoteTarget = target.uri;
}

/** Older requests than this one come too late (RFC 3261 §12.2.2). */
export function countRequest(dialog: Core.Dialog, cseq: number): void {
  stateOf(dialog).remoteSequenceNumber = cseq;
}
