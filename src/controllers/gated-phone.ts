import type {Phone} from '../client/phone.js';
import type {DialString} from '../dialling/reading.js';
import type {CallId} from '../protocol/index.js';

/** A phone as elements have it: they dial what has passed the number rules (`src/dialling`), and nothing else compiles. */
export type GatedPhone = Omit<Phone, 'call' | 'consult' | 'transfer' | 'pickUp' | 'setAbsence'> & {
  call(target: DialString, options?: Parameters<Phone['call']>[1]): Promise<CallId>;
  pickUp(extension: DialString): Promise<CallId>;
  consult(id: CallId, target: DialString, options?: Parameters<Phone['consult']>[2]): Promise<CallId>;
  setAbsence(change: Omit<Parameters<Phone['setAbsence']>[0], 'to'> & {to?: DialString | ''}): Promise<void>;
  transfer(id: CallId, target: DialString, options?: Parameters<Phone['transfer']>[2]): Promise<void>;
};
