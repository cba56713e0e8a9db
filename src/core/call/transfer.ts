import {PhoneError, type Transfer} from '../../protocol/index.js';
import type {PhoneCall} from './call.js';
import type {CallContext} from './context.js';
import {resumeCall, setAside} from './hold.js';

/**
 * Transfers a call's far end: hold, REFER (RFC 3515, RFC 5589), and then what the NOTIFY requests say. A transfer
 * that failed brings the caller back from hold: nobody is lost by it.
 *
 * Settles when the far end took the request on, rejects when it refused. `done` is called when the transfer happened.
 */
export async function transferCall(
  call: PhoneCall,
  context: CallContext,
  kind: Transfer['kind'],
  target: string,
  referTo: string,
  done: () => void = () => undefined,
): Promise<void> {
  call.require('talking');
  const {record} = call;
  if (!call.leg) throw new PhoneError('call-state');
  if (record.transfer && !['failed', 'unknown'].includes(record.transfer.status)) {
    throw new PhoneError('call-state', 'a transfer is on its way');
  }
  const wasHeld = record.held;
  const tell = (status: Transfer['status'], error?: PhoneError) => {
    if (call.over) return;
    const data = error?.toData();
    call.update({transfer: {kind, target, status, ...(data ? {error: data} : {})}, error: data});
  };
  tell('asked');
  await setAside(call, context);
  // On the way to another page it has two dialogs.
  await call.moving;
  const {leg} = call;
  if (call.over || !leg) throw new PhoneError('far-end-lost', 'the far end hung up');
  const refer = leg.transfer(referTo, status => tell(status >= 180 ? 'ringing' : 'trying'));
  void refer.outcome.then(async outcome => {
    // A far end that hangs up after it took the request on went to carry it out.
    if (outcome.done === true || (outcome.done === 'unknown' && leg.over)) {
      done();
      tell('done');
      leg.hangUp();
      call.finish('transferred');
    } else if (outcome.done === 'unknown') {
      tell('unknown', new PhoneError('transfer-unknown-result'));
    } else {
      tell('failed', outcome.error ?? new PhoneError('transfer-refused'));
      if (!wasHeld && !call.over) await resumeCall(call, context).catch(context.failed('back to caller'));
    }
  });
  await refer.accepted;
}
