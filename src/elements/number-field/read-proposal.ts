import type {Phone} from '../../client/phone.js';
import {type Interpretation, interpret} from '../../numbers/index.js';
import {fullSite} from './site.js';

/** Forbidden whatever the numbering is. */
const alwaysBlocked = ['premium', 'call-by-call', 'satellite'];

/** Reads what a link or a script wants to be dialled. Where no site is described, only plain digits get through. */
export function readProposal(
  text: string,
  {configuration, state}: Pick<Phone, 'configuration' | 'state'>,
  source: 'link' | 'script',
): Interpretation {
  const domains = [/@([^;>]+)/.exec(state.account?.aor ?? '')?.[1] ?? ''];
  const reading = interpret(text, fullSite({domains, ...configuration?.site}), source);
  if (configuration?.site || reading.kind === 'emergency') return reading;
  const dial = text.replace(/^tel:/i, '').replace(/[\s()/.-]/g, '');
  const isBlocked = reading.kind === 'rejected' && alwaysBlocked.includes(reading.reason ?? '');
  if (isBlocked || !/^\+?\d+$/.test(dial)) return {...reading, kind: 'rejected', needsConfirmation: false};
  const {needsConfirmation, reason, class: kind} = reading;
  return {
    kind: 'external',
    display: dial,
    dial,
    needsConfirmation,
    ...(reason && {reason}),
    ...(kind && {class: kind}),
  };
}
