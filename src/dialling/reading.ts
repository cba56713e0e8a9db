import type {Interpretation} from '../numbers/index.js';
import {teamOf, type Configuration, type PhoneState} from '../protocol/index.js';

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

/**
 * Whether a number stays in the house, and costs nothing. Without a numbering the PBX alone knows its extensions: short, and no
 * number of the public network.
 */
export const isInternal = ({dial, class: kind}: Reading, {configuration}: Numbering): boolean =>
  kind === 'internal' || (!configuration?.site && !kind && /^[1-9]\d{1,5}$/.test(dial ?? ''));

/** Whether a call that rings at this number may be taken by a page of another host: the site lists it, as one whose state is shown. */
export const isColleague = ({dial}: Reading, {configuration}: Numbering): boolean =>
  [...(configuration?.lamps ?? []), ...teamOf(configuration).map(({number}) => number)].some(number => number === dial);
