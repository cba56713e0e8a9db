import {type Interpretation, completeSite, interpret} from '../numbers/index.js';
import type {Configuration, ErrorCode, PhoneState} from '../protocol/index.js';

/** What has to be known of the phone to read a number. */
export interface Numbering {
  readonly configuration: Configuration | null;
  readonly state: Pick<PhoneState, 'account'>;
}

/** Forbidden whatever the numbering is. */
const alwaysBlocked = ['premium', 'call-by-call', 'satellite', 'emergency-in-number', 'too-long'];

/** Reads what a link or a script wants to be dialled. Where no site is described, only plain digits get through. */
export function readProposal(
  text: string,
  {configuration, state}: Numbering,
  source: 'link' | 'script',
): Interpretation {
  const domains = [/@([^;>]+)/.exec(state.account?.aor ?? '')?.[1] ?? ''];
  const site = {domains, ...configuration?.site};
  const given = interpret(text, site, source);
  if (configuration?.site || given.kind === 'emergency') return given;
  const dial = text.replace(/^tel:/i, '').replace(/[\s()/.-]/g, '');
  // What is dialled is what has to be read: a slash may have made two numbers of it.
  const reading = interpret(dial, site, source);
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
export function readForGuest(text: string, phone: Numbering): Interpretation {
  if (/[*#]/.test(text) && completeSite(phone.configuration?.site).internal?.includes(text)) {
    const reason = 'confirmed-here';
    return {kind: 'extension', class: 'internal', display: text, dial: text, needsConfirmation: true, reason};
  }
  return readProposal(text, phone, 'script');
}

/** With which error a number is refused that must not be dialled, or is none. */
export const codeOf = ({reason = 'empty'}: Interpretation): ErrorCode =>
  /^(?:empty|too|letter|char|unknown)/.test(reason) ? 'number-invalid' : 'number-blocked';
