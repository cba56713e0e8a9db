/**
 * @file Calls that a page asks for: by a link, by a number in its text, by a script. They are proposals. What costs
 * nothing and can only mean one thing is dialled; the rest is shown in the phone, where a person decides.
 */
import {DialLimit} from '../client/dial-limit.js';
import type {Phone} from '../client/phone.js';
import {type CallId, type ErrorCode, PhoneError} from '../protocol/index.js';
import {intend} from './events.js';
import {loadNumbers} from './number-field/load-numbers.js';
import type {Interpretation} from './number-field/reading.js';

/** A number that waits for a person's word. */
export interface Proposal {
  readonly reading: Interpretation;
  readonly source: 'link' | 'script';
  /** Called once: with the call, or with why there is none. */
  readonly settle: (outcome: Promise<CallId>) => void;
}

/** An element that can show a number and ask about it: a dialler. */
export interface Asker {
  ask(proposal: Proposal): void;
  /** Shows a number, and why it could not be dialled. */
  complain(number: string, error: PhoneError): void;
}

/** Where the clerk works, as far as the page knows. */
export type Workplace = 'office' | 'home' | 'unknown';

/** What all elements of a phone in this page share. */
class Desk {
  /** What the page may dial by links and scripts. What a clerk dials in the phone itself is not counted. */
  readonly limit = new DialLimit(6, 60_000);
  readonly abroad = new DialLimit(2, 600_000);
  readonly askers = new Set<Asker & HTMLElement>();
  workplace: Workplace = 'unknown';
  pending = false;
}

const desks = new WeakMap<Phone, Desk>();

export function deskOf(phone: Phone): Desk {
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
  phone: Phone,
  text: string,
  source: 'link' | 'script',
  {host, always}: ProposalOptions = {},
): Promise<CallId> {
  const desk = deskOf(phone);
  const reading = await read(phone, text, source);
  // An emergency call is asked about, and never counted.
  if (reading.kind !== 'emergency' && !desk.limit.take()) throw new PhoneError('too-many-requests');
  const dial = (): Promise<CallId> => {
    if (always || reading.needsConfirmation || !reading.dial) return ask(phone, {reading, source});
    if (host && !intend(host, 'amt-dial', {target: reading.dial})) throw new PhoneError('not-confirmed');
    return phone.call(reading.dial);
  };
  if (!mayGoAbroad(reading)) return dial();
  if (!desk.abroad.take()) throw new PhoneError('too-many-requests');
  try {
    return await dial();
  } catch (error) {
    desk.abroad.giveBack();
    throw error;
  }
}

/** Whether a number is, or could be read as, one in another country. */
const mayGoAbroad = (reading: Interpretation): boolean =>
  [reading, ...(reading.choices ?? [])].some(one => one.class === 'international');

/** What a script may hand a call on to: what it could dial without a question. Rejects as {@link propose}. */
export async function transferTarget(phone: Phone, text: string): Promise<string> {
  const {dial, needsConfirmation} = await read(phone, text, 'script');
  if (needsConfirmation || !dial) throw new PhoneError('not-confirmed');
  return dial;
}

async function read(phone: Phone, text: string, source: 'link' | 'script'): Promise<Interpretation> {
  await configured(phone);
  const reading = (await loadNumbers())?.readProposal(text, phone, source);
  if (!reading) throw new PhoneError('number-invalid');
  if (reading.kind === 'rejected') throw new PhoneError(codeOf(reading));
  return reading;
}

/** Without the site's numbering and policy a number is read at last when they don't come; milliseconds. */
const patience = 3000;

function configured(phone: Phone): Promise<void> {
  if (phone.configuration) return Promise.resolve();
  return new Promise(resolve => {
    const done = () => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const stop = phone.subscribe(() => phone.configuration && done());
    const timer = setTimeout(done, patience);
  });
}

/** Shows in the phone why a number on the page was not dialled: for the `catch` of {@link propose}. */
export const complain =
  (phone: Phone, number: string) =>
  (thrown: unknown): void => {
    const error = PhoneError.of(thrown);
    if (error.code !== 'not-confirmed') askerOf(phone)?.complain(number, error);
  };

async function ask(phone: Phone, {reading, source}: Omit<Proposal, 'settle'>): Promise<CallId> {
  const desk = deskOf(phone);
  if (desk.pending) throw new PhoneError('too-many-requests');
  desk.pending = true;
  const opened = desk.askers.size ? null : await openDialer(phone);
  try {
    const asker = askerOf(phone);
    if (!asker) throw new PhoneError('not-confirmed');
    return await new Promise<CallId>(settle => asker.ask({reading, source, settle}));
  } finally {
    desk.pending = false;
    opened?.remove();
  }
}

/** The dialler that the clerk sees; or one that is folded away, and unfolds. */
function askerOf(phone: Phone): (Asker & HTMLElement) | undefined {
  const askers = [...deskOf(phone).askers];
  return askers.find(asker => asker.checkVisibility()) ?? askers[0];
}

/** A page without a dialler gets one for the moment of the question. */
async function openDialer(phone: Phone): Promise<HTMLElement | null> {
  if (!customElements.get('amt-dialer')) return null;
  const dialer = Object.assign(document.createElement('amt-dialer'), {phone, popover: 'manual'});
  Object.assign(dialer.style, {inlineSize: '420px', padding: '16px'});
  document.body.append(dialer);
  dialer.showPopover();
  await dialer.updateComplete;
  return dialer;
}

const codeOf = ({reason = 'empty'}: Interpretation): ErrorCode =>
  /^(?:empty|too|letter|char|unknown)/.test(reason) ? 'number-invalid' : 'number-blocked';
