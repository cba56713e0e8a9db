/**
 * @file Calls that a page asks for: by a link, by a number in its text, by a script. They are proposals. What costs
 * nothing and can only mean one thing is dialled; the rest is shown in the phone, where a person decides.
 */
import type {GatedPhone} from '../controllers/index.js';
import type {DialString} from '../dialling/reading.js';
import {type CallId, PhoneError} from '../protocol/index.js';
import {deskOf, type ProposalOptions} from './desk.js';
import {loadedNumbers, needNumbers} from './number-field/load-numbers.js';

/**
 * Dials what a page asks for, or lets a person decide. Settles with the call's id; rejects with `number-…`,
 * `not-confirmed`, `too-many-requests`, `part-missing`, or why the call was refused.
 */
export async function propose(
  phone: GatedPhone,
  text: string,
  source: 'link' | 'script',
  options: ProposalOptions = {},
): Promise<CallId> {
  return (await needNumbers()).decide(phone, deskOf(phone), text, source, options);
}

/** What a script may hand a call on to: what it could dial without a question. Rejects as {@link propose}. */
export async function transferTarget(phone: GatedPhone, text: string): Promise<DialString> {
  return (await needNumbers()).transferTarget(phone, text);
}

/** Where a call may be picked up: an extension of the house. Rejects as {@link propose}. */
export async function pickUpTarget(phone: GatedPhone, text: string): Promise<DialString> {
  return (await needNumbers()).pickUpTarget(phone, text);
}

/**
 * Shows in the phone why a number on the page was not dialled: for the `catch` of {@link propose}. Who did not confirm
 * it knows that; a window that the browser blocked is to be told of.
 */
export const complain =
  (phone: GatedPhone, number: string) =>
  (thrown: unknown): void => {
    const error = PhoneError.of(thrown);
    if (error.code === 'not-confirmed' && !phone.confirmsNumbers) return;
    const numbers = loadedNumbers();
    if (numbers) void numbers.complain(phone, number, error);
    else deskOf(phone).asker?.complain(number, error);
  };
