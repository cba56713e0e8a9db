import {CommandMethods} from '../protocol/command-methods.js';
import {type Command, type CommandResults, type CommandType, type PhoneState} from '../protocol/index.js';
import type {Phone} from './phone.js';

const Methods = CommandMethods as unknown as abstract new () => Pick<
  Phone,
  Exclude<CommandType & keyof Phone, 'diagnose'>
>;

/** The commands of a `Phone` as methods. */
export abstract class PhoneCommands extends Methods {
  abstract readonly state: PhoneState;
  abstract send<C extends Command>(command: C): Promise<CommandResults[C['type']]>;

  async diagnose(): Promise<string> {
    const {diagnosisOf} = await import('./diagnosis.js');
    return diagnosisOf(this);
  }
}
