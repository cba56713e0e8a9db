import {PhoneError, type Call, type Transfer} from '../../protocol/index.js';
import type {errorOfStatus} from '../dialog/outcome.js';
import {Refer, Refers} from '../dialog/refer.js';
import type {storeDialog} from '../dialog/stored-dialog.js';
import type {PhoneCall} from './call.js';

/** What a transfer needs of the core. */
export interface TransferTools {
  /** Makes the caller wait; never rejects. */
  setAside(): Promise<void>;
  /** Brings the caller back from hold; never rejects. */
  bringBack(): Promise<void>;
  readonly errorOf: typeof errorOfStatus;
  readonly storeDialog: typeof storeDialog;
  /** The header in which the id of a case travels. */
  headerOf(context: string): string;
}

/** To whom a call is handed on. */
export type Handover = {
  /** As it is shown. */
  readonly target: string;
} & (
  | {
      readonly kind: 'blind';
      readonly uri: string;
      /** Which case it is about, if not the call's own. */
      readonly context?: string | undefined;
    }
  /** `other`: the call of ours whose far end it is. */
  | {readonly kind: 'attended'; readonly other: PhoneCall}
);

/**
 * Transfers a call's far end: hold, REFER (RFC 3515, RFC 5589), and then what the NOTIFY requests say. A transfer
 * that failed brings the caller back from hold: nobody is lost by it. Of a caller who is taken back before that, all
 * that counts is whether the target got them yet: nothing in SIP calls a REFER back.
 *
 * Settles when the far end took the request on, rejects when it refused.
 */
export async function transferCall(call: PhoneCall, to: Handover, tools: TransferTools): Promise<void> {
  call.require('talking');
  const {record} = call;
  const {kind, target} = to;
  const other = kind === 'attended' ? to.other : null;
  const referTo = referToOf(record, to, tools);
  if (!call.leg) throw new PhoneError('call-state');
  if (record.transfer && !['failed', 'unknown'].includes(record.transfer.status)) {
    throw new PhoneError('call-state', 'a transfer is on its way');
  }
  if (other) other.joinedTo = call;
  const wasHeld = record.held;
  let told: Transfer = {kind, target, status: 'asked'};
  call.update({transfer: told, error: undefined});
  const isGivenUp = () => call.over || call.record.transfer !== told;
  const tell = (status: Transfer['status'], error?: PhoneError) => {
    if (isGivenUp()) return;
    const data = error?.toData();
    told = {kind, target, status, ...(data ? {error: data} : {})};
    call.update({transfer: told, error: data});
  };
  await tools.setAside();
  // On the way to another page it has two dialogs.
  await call.moving;
  const {leg} = call;
  if (call.over || !leg) throw new PhoneError('far-end-lost', 'the far end hung up');
  const onprogress = (status: number) => tell(status >= 180 ? 'ringing' : 'trying');
  leg.refers ??= new Refers();
  const refer = leg.refers.add(new Refer(leg.session, referTo, onprogress, tools.errorOf));
  void refer.outcome.then(async outcome => {
    // Taken back in another page, where another leg takes its place: that is its end.
    if (outcome.done === 'unknown' && (call.moving || call.leg !== leg)) return;
    // A far end that hangs up after it took the request on went to carry it out.
    if (outcome.done === true || (outcome.done === 'unknown' && leg.over)) {
      other?.hangUp('transferred');
      tell('done');
      call.leg?.hangUp();
      call.finish('transferred');
    } else if (outcome.done === 'unknown') {
      tell('unknown', new PhoneError('transfer-unknown-result'));
    } else if (!isGivenUp()) {
      tell('failed', outcome.error ?? new PhoneError('transfer-refused'));
      if (!wasHeld) await tools.bringBack();
    }
  });
  await refer.accepted;
}

function referToOf(record: Call, to: Handover, tools: TransferTools): string {
  const own = to.kind === 'blind' ? to.context : to.other.record.context;
  const context = own || record.context;
  const header = context ? tools.headerOf(context) : '';
  if (to.kind === 'blind') return referTo(to.uri, header);
  const dialog = to.other.leg && tools.storeDialog(to.other.leg.session);
  if (!dialog) throw new PhoneError('call-state', 'the consultation is not answered');
  const {callId, localTag, remoteTag, remoteTarget} = dialog;
  // Seen from the far end (RFC 3891 §3), and all characters escaped.
  const replaces = encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`);
  return referTo(`${remoteTarget.replace(/\?.*$/, '')}?Replaces=${replaces}`, header);
}

/**
 * Whoever is referred says the header in its INVITE to the target (RFC 3261 §19.1.5). A phone system that acts in its place may drop
 * it: for its dial plan the same stands in a parameter, which all others ignore (§19.1.1).
 */
function referTo(uri: string, header = ''): string {
  const [, name = '', value = '', more = ''] = /^(.+): (.*?)(;.*)?$/.exec(header) ?? [];
  if (!name) return `<${uri}>`;
  const embedded = `${name}=${encodeURIComponent(value + more)}`;
  return uri.includes('?') ? `<${uri}&${embedded}>` : `<${uri};${name.toLowerCase()}=${value}?${embedded}>`;
}
