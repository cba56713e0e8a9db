/** @file What becomes of a proposal: it comes with the number module, which it waits for anyway. */
import type {GatedPhone} from '../../controllers/index.js';
import {DialLimits} from '../../dialling/dial-limits.js';
import {codeOf, readProposal} from '../../dialling/read.js';
import {isInternal, type DialString, type Reading} from '../../dialling/reading.js';
import {type CallId, PhoneError} from '../../protocol/index.js';
import {intend} from '../events.js';
import {type Desk, type Proposal, type ProposalOptions, deskOf} from '../desk.js';
import {checkSite} from './check-site.js';
import type {QuestionPlace} from './question-place.js';

/** What the page may dial by links and scripts. What a clerk dials in the phone itself is not counted. */
const limits = new WeakMap<Desk, DialLimits>();

function limitsOf(desk: Desk): DialLimits {
  let found = limits.get(desk);
  if (!found) limits.set(desk, (found = new DialLimits()));
  return found;
}

/** See `propose` in `proposals.ts`. */
export async function decide(
  phone: GatedPhone,
  desk: Desk,
  text: string,
  source: 'link' | 'script',
  {host, always, context}: ProposalOptions,
): Promise<CallId> {
  const reading = await read(phone, text, source);
  // Nobody is asked twice: a phone that confirms numbers asks about all but emergency calls, which a page may not start.
  const isAsked = reading.needsConfirmation && phone.confirmsNumbers && reading.kind !== 'emergency';
  const dial = (): Promise<CallId> => {
    const {needsConfirmation, dial: target} = reading;
    if (!target || (!isAsked && (always || needsConfirmation))) return ask(phone, desk, {reading, source, context});
    if (host && !intend(host, 'amt-dial', {target})) throw new PhoneError('not-confirmed');
    return phone.call(target, context ? {context} : {});
  };
  // An emergency call is asked about, and never counted. A phone that confirms numbers counts them as well.
  return reading.kind === 'emergency' || phone.confirmsNumbers ? dial() : limitsOf(desk).run(reading, phone, dial);
}

/** Shows it where the user is. See `proposals.ts`. */
export async function complain(phone: GatedPhone, number: string, error: PhoneError): Promise<void> {
  const place = await import('./question-place.js').catch(() => null);
  if (place) await place.complain(phone, deskOf(phone), number, error);
  else deskOf(phone).asker?.complain(number, error);
}

/** See `proposals.ts`. */
export async function transferTarget(phone: GatedPhone, text: string): Promise<DialString> {
  const {dial, needsConfirmation} = await read(phone, text, 'script');
  if (needsConfirmation || !dial) throw new PhoneError('not-confirmed');
  return dial;
}

/** See `proposals.ts`. */
export async function pickUpTarget(phone: GatedPhone, text: string): Promise<DialString> {
  const {dial, needsConfirmation, ...reading} = await read(phone, text, 'script');
  if (!dial || needsConfirmation || !isInternal({...reading, dial, needsConfirmation}, phone))
    throw new PhoneError('number-blocked', 'Calls are picked up within the house alone.');
  return dial;
}

async function read(phone: GatedPhone, text: string, source: 'link' | 'script'): Promise<Reading> {
  await configured(phone);
  checkSite(phone.configuration?.site);
  const reading = readProposal(text, phone, source);
  if (reading.kind === 'rejected') throw new PhoneError(codeOf(reading));
  return reading;
}

/** Without the site's numbering and policy a number is read at last when they don't come; milliseconds. */
const patience = 3000;

function configured(phone: GatedPhone): Promise<void> {
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

async function ask(phone: GatedPhone, desk: Desk, proposal: Omit<Proposal, 'settle'>): Promise<CallId> {
  if (desk.pending) throw new PhoneError('too-many-requests');
  desk.pending = true;
  let place: QuestionPlace | undefined;
  try {
    const {questionPlace} = await import('./question-place.js');
    place = await questionPlace(phone, desk);
    const {asker} = place;
    if (!asker) throw new PhoneError('not-confirmed');
    return await new Promise<CallId>(settle => asker.ask({...proposal, settle}));
  } finally {
    desk.pending = false;
    place?.close();
  }
}
