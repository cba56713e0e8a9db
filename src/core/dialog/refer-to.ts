import type {Session} from 'sip.js';
import {PhoneError} from '../../protocol/index.js';
import {replacesOf, storeDialog} from './stored-dialog.js';

/** Refer-To for a blind transfer. */
export function referTo(uri: string): string {
  return `<${uri}>`;
}

/** Refer-To with Replaces (RFC 3891), seen from the far end of `session`; all characters escaped. */
export function referToReplacing(session: Session): string {
  const dialog = storeDialog(session);
  if (!dialog) throw new PhoneError('call-state', 'the consultation is not answered');
  const target = dialog.remoteTarget.replace(/\?.*$/, '');
  return `<${target}?Replaces=${encodeURIComponent(replacesOf(dialog))}>`;
}
