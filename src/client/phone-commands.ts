import type {CallId, Command, CommandResults, PhoneState} from '../protocol/index.js';

/** The commands of a `Phone` as methods. */
export abstract class PhoneCommands {
  abstract readonly state: PhoneState;
  abstract send<C extends Command>(command: C): Promise<CommandResults[C['type']]>;

  call(target: string, {emergency = false}: {emergency?: boolean} = {}): Promise<CallId> {
    return this.send({type: 'call', target, ...(emergency ? {emergency} : {})});
  }

  answer(id: CallId): Promise<void> {
    return this.send({type: 'answer', id});
  }

  decline(id: CallId): Promise<void> {
    return this.send({type: 'decline', id});
  }

  hangUp(id: CallId): Promise<void> {
    return this.send({type: 'hangUp', id});
  }

  hold(id: CallId): Promise<void> {
    return this.send({type: 'hold', id});
  }

  resume(id: CallId): Promise<void> {
    return this.send({type: 'resume', id});
  }

  mute(id: CallId, on: boolean): Promise<void> {
    return this.send({type: 'mute', id, on});
  }

  sendTones(id: CallId, tones: string): Promise<void> {
    return this.send({type: 'sendTones', id, tones});
  }

  transfer(id: CallId, target: string): Promise<void> {
    return this.send({type: 'transfer', id, target});
  }

  consult(id: CallId, target: string): Promise<CallId> {
    return this.send({type: 'consult', id, target});
  }

  completeTransfer(id: CallId): Promise<void> {
    return this.send({type: 'completeTransfer', id});
  }

  backToCaller(id: CallId): Promise<void> {
    return this.send({type: 'backToCaller', id});
  }

  join(id: CallId, other: CallId): Promise<void> {
    return this.send({type: 'join', id, other});
  }

  takeOver(id: CallId): Promise<void> {
    return this.send({type: 'takeOver', id});
  }

  draft(id: CallId, text: string): Promise<void> {
    return this.send({type: 'draft', id, text});
  }

  reconnect(): Promise<void> {
    return this.send({type: 'reconnect'});
  }

  async diagnose(): Promise<string> {
    const {diagnosisOf} = await import('./diagnosis.js');
    return diagnosisOf(this);
  }
}
