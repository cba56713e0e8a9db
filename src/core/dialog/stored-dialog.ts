import {Inviter, UserAgent, type Session} from 'sip.js';
import {asWritten, dialogOf, readable} from '../wire/index.js';

/** The ids of a dialog (RFC 3261 §12), enough to replace it or to end it from a fresh core. */
export interface StoredDialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  readonly localUri: string;
  readonly remoteUri: string;
  readonly remoteTarget: string;
  readonly routeSet: readonly string[];
  /** CSeq of our last request when this was written. */
  readonly cseq: number;
  /** Its far end was being connected with another call's when the core died: nobody will tell whether it was. */
  readonly joining?: boolean;
}

/** An INVITE of ours that nobody has answered, enough to cancel it from a fresh core (RFC 3261 §9.1). */
export interface StoredInvite {
  readonly target: string;
  readonly via: string;
  /** The way it went, if the registrar named one: a CANCEL has to go the same (RFC 3261 §9.1). */
  readonly routes?: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly callId: string;
  readonly cseq: number;
}

/** The ids of a session's dialog; null before there is one. */
export function storeDialog(session: Session): StoredDialog | null {
  const dialog = dialogOf(session);
  if (!dialog) return null;
  const {localTag, remoteTag} = dialog;
  const written = (part: unknown) => asWritten(session.userAgent, String(part));
  return {
    callId: written(dialog.callId),
    localTag,
    remoteTag,
    localUri: written(dialog.localURI),
    remoteUri: written(dialog.remoteURI),
    remoteTarget: written(dialog.remoteTarget),
    routeSet: (dialog.routeSet ?? []).map(written),
    cseq: dialog.localSequenceNumber ?? 0,
  };
}

/** The value of a Replaces header that names the dialog, seen from the far end (RFC 3891 §3). */
export function replacesOf({callId, localTag, remoteTag}: StoredDialog): string {
  return `${callId};to-tag=${remoteTag};from-tag=${localTag}`;
}

/**
 * BYE for a dialog whose core died, so that it does not stay up on the PBX with nobody at our end. The CSeq leaves
 * room for requests that were sent after the last entry: it need only grow (RFC 3261 §12.2.1.1).
 */
export function endStoredDialog(userAgent: UserAgent, dialog: StoredDialog): void {
  const core = userAgent.userAgentCore;
  const [target, local, remote] = [dialog.remoteTarget, dialog.localUri, dialog.remoteUri].map(uri =>
    UserAgent.makeURI(readable(userAgent, uri)),
  );
  if (!target || !local || !remote) return;
  const {callId, localTag, remoteTag, routeSet, cseq} = dialog;
  const options = {callId, fromTag: localTag, toTag: remoteTag, routeSet: [...routeSet], cseq: cseq + 100};
  core.request(core.makeOutgoingRequestMessage('BYE', target, local, remote, options));
}

/** What a CANCEL repeats of our INVITE; null for a call that came in. */
export function storeInvite(session: Session): StoredInvite | null {
  if (!(session instanceof Inviter)) return null;
  const {request} = session;
  const [via, from, to] = ['Via', 'From', 'To'].map(name => request.getHeader(name) ?? '');
  if (!via || !from || !to) return null;
  const {ruri, headers, callId, cseq} = request;
  return {target: ruri.toString(), via, routes: headers['Route'] ?? [], from, to, callId, cseq};
}

/** Stops an INVITE whose core died from ringing. Written out here: SIP.js cancels its own transactions alone. */
export function cancelStoredInvite(
  userAgent: UserAgent,
  {target, via, routes = [], from, to, callId, cseq}: StoredInvite,
): Promise<void> {
  const lines = [
    `CANCEL ${target} SIP/2.0`,
    `Via: ${via}`,
    ...routes.map(route => `Route: ${route}`),
    'Max-Forwards: 70',
    `From: ${from}`,
    `To: ${to}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq} CANCEL`,
    'Content-Length: 0',
  ];
  return userAgent.transport.send(`${lines.join('\r\n')}\r\n\r\n`);
}
