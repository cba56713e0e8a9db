import {emergencyNumber} from './emergency.js';
import type {Site} from './types.js';

/** What is wrong with a site's numbering: the key, for the administrator who writes the configuration. */
export type SiteProblem =
  'country' | 'area' | 'head' | 'extensionDigits' | 'trunkPrefix' | 'mode' | 'internal' | 'operator' | 'policy';

/** Numbers are known in international form, and as short codes: a rule for `0180` would never hold. */
const isBeginning = (number: string): boolean => /^(?:\+[1-9]|11)/.test(number.replace(/[^\d+]/g, ''));

/**
 * Checks a site's numbering. 110, 112 and their spellings with a zero cannot be extensions; they would never be
 * reached, since they are always emergency calls.
 */
export function siteProblems(site: Site): readonly SiteProblem[] {
  const isEmergency = (digits: string) => emergencyNumber(digits, site) !== undefined;
  const wrong: Record<SiteProblem, boolean> = {
    country: site.country !== '49',
    area: !/^[2-9]\d{1,4}$/.test(site.area),
    head: !/^\d{0,7}$/.test(site.head) || site.head.startsWith('0'),
    extensionDigits: site.extensionDigits.some(length => !Number.isInteger(length) || length < 1 || length > 8),
    trunkPrefix: !/^\d{0,3}$/.test(site.trunkPrefix) || (site.mode === 'amt' && site.trunkPrefix === ''),
    mode: site.mode !== 'direct' && site.mode !== 'amt',
    internal: site.internal?.some(code => !/^[\d*#]+$/.test(code) || isEmergency(code)) ?? false,
    operator: site.operator !== undefined && (!/^\d+$/.test(site.operator) || isEmergency(site.operator)),
    policy:
      site.policy?.some(rule => (rule.number === undefined ? rule.class === undefined : !isBeginning(rule.number))) ??
      false,
  };
  return (Object.keys(wrong) as SiteProblem[]).filter(key => wrong[key]);
}
