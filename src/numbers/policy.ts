import type {Reason} from './reasons.js';
import type {Action, NumberClass, PolicyRule, Site} from './types.js';

/**
 * What happens to which numbers unless a site says otherwise. Costs decide: what may cost more than a call to the
 * landline or mobile networks is confirmed, what exists to cost money is blocked.
 */
export const defaultPolicy: readonly PolicyRule[] = [
  {class: 'internal', action: 'allow'},
  {class: 'national', action: 'allow'},
  {class: 'mobile', action: 'allow'},
  {class: 'international', action: 'confirm', reason: 'international'},
  {class: 'service', action: 'confirm', reason: 'costs'},

  {number: '115', class: 'service', action: 'allow'}, // the authorities' own number
  {number: '116', class: 'service', action: 'allow'}, // 116117, doctors on call; 116116, blocking of cards
  {number: '118', class: 'service', action: 'confirm', reason: 'costs'}, // directory enquiries

  {number: '+49 800', class: 'service', action: 'allow'}, // free of charge
  {number: '+49 12', class: 'service', action: 'confirm', reason: 'unknown-type'}, // innovative services
  {number: '+49 164', class: 'service', action: 'confirm', reason: 'costs'}, // pagers
  {number: '+49 168', class: 'service', action: 'confirm', reason: 'costs'},
  {number: '+49 169', class: 'service', action: 'confirm', reason: 'costs'},
  {number: '+49 18', class: 'service', action: 'confirm', reason: 'costs'}, // 0180, closed user groups
  {number: '+49 19', class: 'service', action: 'confirm', reason: 'costs'}, // online services
  {number: '+49 31', class: 'service', action: 'confirm', reason: 'unknown-type'}, // test numbers
  {number: '+49 32', class: 'service', action: 'confirm', reason: 'costs'}, // subscribers without a place
  {number: '+49 700', class: 'service', action: 'confirm', reason: 'costs'}, // personal numbers

  {number: '+49 10', class: 'service', action: 'block', reason: 'call-by-call'},
  {number: '+49 137', class: 'service', action: 'block', reason: 'premium'}, // mass calls, votes
  {number: '+49 138', class: 'service', action: 'block', reason: 'premium'},
  {number: '+49 190', class: 'service', action: 'block', reason: 'premium'},
  {number: '+49 900', class: 'service', action: 'block', reason: 'premium'},

  {number: '+870', class: 'international', action: 'block', reason: 'satellite'},
  {number: '+881', class: 'international', action: 'block', reason: 'satellite'},
  {number: '+882', class: 'international', action: 'block', reason: 'satellite'},
  {number: '+883', class: 'international', action: 'block', reason: 'satellite'},
  {number: '+979', class: 'international', action: 'block', reason: 'satellite'},
];

/** What a policy says of one number. */
export interface Verdict {
  readonly class: NumberClass;
  readonly action: Action;
  readonly reason?: Reason;
}

const prefixOf = (rule: PolicyRule): string => rule.number?.replace(/[^\d+]/g, '') ?? '';

/** Judges a number (`+49…`, a short code, or nothing for an extension); `ownClass` is its class where no rule for the number gives another. */
export function judge(number: string, ownClass: NumberClass, site: Site): Verdict {
  // The defaults first, so that of equally long rules the site's, which come later, win.
  const rules = [...defaultPolicy, ...(site.policy ?? [])];
  let byNumber: PolicyRule | undefined;
  let numberClass = ownClass;
  for (const rule of rules) {
    const prefix = prefixOf(rule);
    if (prefix === '' || !number.startsWith(prefix) || prefix.length < (byNumber ? prefixOf(byNumber).length : 0))
      continue;
    byNumber = rule;
    numberClass = rule.class ?? numberClass;
  }
  const rule = byNumber ?? rules.filter(one => prefixOf(one) === '' && one.class === numberClass).at(-1);
  if (rule === undefined || rule.action === 'allow') return {class: numberClass, action: 'allow'};
  const reason = rule.reason ?? (rule.action === 'block' ? 'blocked-here' : 'confirmed-here');
  return {class: numberClass, action: rule.action, reason};
}
