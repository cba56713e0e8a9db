/** @file A file of its own beside the worker: it takes what it needs of the core, and has a copy of what is small. */
import {PhoneError, type Transfer} from '../../protocol/index.js';
import type {errorOfStatus} from '../dialog/outcome.js';
import {Refer, Refers} from '../dialog/refer.js';
import type {PhoneCall} from './call.js';

export {pickUp} from './pick-up.js';

/** What a transfer needs of the core. */
export interface TransferTools {
  /** Makes the caller wait; never rejects. */
  setAside(): Promise<void>;
  /** Brings the caller back from hold; never rejects. */
  bringBack(): Promise<void>;
  readonly errorOf: typeof errorOfStatus;
}

/** Who is handed on, and to whom. */
export interface Handover {
  readonly kind: Transfer['kind'];
  /** As it is shown. */
  readonly target: string;
  readonly referTo: string;
  /** Called when the transfer happened. */
  done?(): void;
}

/**
 * Transfers a call's far end: hold, REFER (RFC 3515, RFC 5589), and then what the NOTIFY requests say. A transfer
 * that failed brings the caller back from hold: nobody is lost by it. Of a caller who is taken back before that, all
 * that counts is whether the target got them yet: nothing in SIP calls a REFER back.
 *
 * Settles when the far end took the request on, rejects when it refused.
 */
export async function transferCall(
  call: PhoneCall,
  {kind, target, referTo, done}: Handover,
  {setAside, bringBack, errorOf}: TransferTools,
): Promise<void> {
  call.require('talking');
  const {record} = call;
  if (!call.leg) throw new PhoneError('call-state');
  if (record.transfer && !['failed', 'unknown'].includes(record.transfer.status)) {
    throw new PhoneError('call-state', 'a transfer is on its way');
  }
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
  await setAside();
  // On the way to another page it has two dialogs.
  await call.moving;
  const {leg} = call;
  if (call.over || !leg) throw new PhoneError('far-end-lost', 'the far end hung up');
  const onprogress = (status: number) => tell(status >= 180 ? 'ringing' : 'trying');
  leg.refers ??= new Refers();
  const refer = leg.refers.add(new Refer(leg.session, referTo, onprogress, errorOf));
  void refer.outcome.then(async outcome => {
    // A far end that hangs up after it took the request on went to carry it out.
    if (outcome.done === true || (outcome.done === 'unknown' && leg.over)) {
      done?.();
      tell('done');
      leg.hangUp();
      call.finish('transferred');
    } else if (outcome.done === 'unknown') {
      tell('unknown', new PhoneError('transfer-unknown-result'));
    } else if (!isGivenUp()) {
      tell('failed', outcome.error ?? new PhoneError('transfer-refused'));
      if (!wasHeld) await bringBack();
    }
  });
  await refer.accepted;
}
