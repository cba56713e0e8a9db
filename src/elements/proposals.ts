/**
 * @file Calls that a page asks for: by a link, by a number in its text, by a script. They are proposals. What costs
 * nothing and can only mean one thing is dialled; the rest is shown in the phone, where a person decides.
 */
import type {GatedPhone} from '../controllers/index.js';
import type {DialString, Reading} from '../dialling/reading.js';
import {type CallId, PhoneError} from '../protocol/index.js';
import {type Numbers, loadNumbers} from './number-field/load-numbers.js';

/** A number that waits for a person's word. */
export interface Proposal {
  readonly reading: Reading;
  readonly source: 'link' | 'script';
  /** Called once: with the call, or with why there is none. */
  readonly settle: (outcome: Promise<CallId>) => void;
}

/** An element that can show a number and ask about it: a dialler. */
export interface Asker {
  ask(proposal: Proposal): void;
  /** Shows a number, and why it could not be dialled. */
  complain(number: string, error: PhoneError): void;
  /** Puts a number into the field, for a person to change it. */
  edit(number: string): void;
}

/** Where the clerk works, as far as the page knows. */
export type Workplace = 'office' | 'home' | 'unknown';

/** What all elements of a phone in this page share. */
export class Desk {
  readonly askers = new Set<Asker & HTMLElement>();
  workplace: Workplace = 'unknown';
  pending = false;

  /** The dialler that the clerk sees; or one that is folded away, and unfolds. */
  get asker(): (Asker & HTMLElement) | undefined {
    const askers = [...this.askers];
    return askers.find(asker => asker.checkVisibility()) ?? askers[0];
  }
}

const desks = new WeakMap<GatedPhone, Desk>();

export function deskOf(phone: GatedPhone): Desk {
  let desk = desks.get(phone);
  if (!desk) desks.set(phone, (desk = new Desk()));
  return desk;
}

export interface ProposalOptions {
  /** The element that was clicked: it fires `amt-dial`. */
  readonly host?: HTMLElement;
  /** Asks in any case. */
  readonly always?: boolean;
}

/**
 * Dials what a page asks for, or lets a person decide. Settles with the call's id; rejects with `number-…`,
 * `not-confirmed`, `too-many-requests`, or why the call was refused.
 */
export async function propose(
  phone: GatedPhone,
  text: string,
  source: 'link' | 'script',
  options: ProposalOptions = {},
): Promise<CallId> {
  return (await numbers()).decide(phone, deskOf(phone), text, source, options);
}

/** What a script may hand a call on to: what it could dial without a question. Rejects as {@link propose}. */
export async function transferTarget(phone: GatedPhone, text: string): Promise<DialString> {
  return (await numbers()).transferTarget(phone, text);
}

async function numbers(): Promise<Numbers> {
  const loaded = await loadNumbers();
  if (!loaded) throw new PhoneError('call-state');
  return loaded;
}

/**
 * Shows in the phone why a number on the page was not dialled: for the `catch` of {@link propose}. Who did not confirm
 * it knows that; a window that the browser blocked is to be told of.
 */
export const complain =
  (phone: GatedPhone, number: string) =>
  (thrown: unknown): void => {
    const error = PhoneError.of(thrown);
    if (error.code !== 'not-confirmed' || phone.confirmsNumbers) deskOf(phone).asker?.complain(number, error);
  };
