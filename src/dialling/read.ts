/** @file The gate: what a page, a script, the network or a former call wants to be dialled, and what is dialled for it. */
import {completeSite, interpret} from '../numbers/index.js';
import type {Call, EndedCall, ErrorCode} from '../protocol/index.js';
import type {DialString, Numbering, Reading} from './reading.js';
import {readTyped} from './typed.js';

/** Forbidden whatever the numbering is. */
const alwaysBlocked = [
  'premium',
  'call-by-call',
  'satellite',
  'emergency-in-number',
  'emergency-from-network',
  'too-long',
];

/**
 * Reads what a link or a script wants to be dialled, or what the network wrote. Where no site is described, only plain
 * digits get through.
 */
export function readProposal(
  text: string,
  {configuration, state}: Numbering,
  source: 'link' | 'script' | 'network',
): Reading {
  const domains = [/@([^;>]+)/.exec(state.account?.aor ?? '')?.[1] ?? ''];
  const site = {domains, ...configuration?.site};
  const given = interpret(text, site, source) as Reading;
  if (configuration?.site || given.kind === 'emergency') return given;
  const dial = text.replace(/^tel:/i, '').replace(/[\s()/.-]/g, '') as DialString;
  // What is dialled is what has to be read: a slash may have made two numbers of it.
  const reading = interpret(dial, site, source) as Reading;
  const isRefused =
    reading.kind === 'rejected' && (dial.startsWith('+') || alwaysBlocked.includes(reading.reason ?? ''));
  if (isRefused || !/^\+?\d+$/.test(dial)) return {...reading, kind: 'rejected', needsConfirmation: false};
  const {needsConfirmation, reason, region, class: kind} = reading;
  return {
    kind: 'external',
    display: dial,
    dial,
    needsConfirmation,
    ...(reason && {reason}),
    ...(region && {region}),
    ...(kind && {class: kind}),
  };
}

/**
 * Reads what a page of another host wants to be dialled, which may be what a clerk typed there: a feature code that the
 * site lists is asked about, for it is a person's to use.
 */
export function readForGuest(text: string, phone: Numbering): Reading {
  if (/[*#]/.test(text) && completeSite(phone.configuration?.site).internal?.includes(text)) {
    const [dial, reason] = [text as DialString, 'confirmed-here' as const];
    return {kind: 'extension', class: 'internal', display: text, dial, needsConfirmation: true, reason};
  }
  return readProposal(text, phone, 'script');
}

/**
 * Reads whom a call that is over was with, to call them once more: of a call out what the clerk dialled, whoever answered
 * there; of a call in, or one that was picked up, what the network wrote.
 */
export function readAgain({direction, dialled, divertedFrom, remote}: Call | EndedCall, phone: Numbering): Reading {
  return direction === 'out' && !divertedFrom
    ? readDialled(dialled ?? remote.number, phone)
    : readProposal(remote.number, phone, 'network');
}

/** What was dialled may be read in several ways, of which a person has picked this one: it is not asked again. */
function readDialled(dialled: string, {configuration}: Numbering): Reading {
  const reading = readTyped(dialled, configuration, interpret);
  const {site} = configuration ?? {};
  if (!site || reading.kind !== 'ambiguous') return reading;
  const keyed = interpret(dialled, {...site, dialFormat: 'keyed'}, 'typed').choices ?? [];
  return reading.choices?.[keyed.findIndex(({dial}) => dial === dialled)] ?? reading;
}

/** With which error a number is refused that must not be dialled, or is none. */
export function codeOf({reason}: Reading): ErrorCode {
  if (reason === 'empty') return 'number-missing';
  return !reason || /^(?:too|letter|char|unknown)/.test(reason) ? 'number-invalid' : 'number-blocked';
}
