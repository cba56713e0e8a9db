import type {Interpretation} from '../numbers/index.js';
import type {Configuration, PhoneState} from '../protocol/index.js';

declare const read: unique symbol;

/** What may be dialled: a text that has passed the number rules. Nothing else makes one. */
export type DialString = string & {readonly [read]: true};

/** What a text means, and what is dialled for it. */
export interface Reading extends Interpretation {
  readonly dial?: DialString;
  readonly choices?: readonly Reading[];
}

/** What has to be known of the phone to read a number. */
export interface Numbering {
  readonly configuration: Configuration | null;
  readonly state: Pick<PhoneState, 'account'>;
}
