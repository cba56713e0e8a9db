import {emergencyNumber} from './emergency.js';
import type {Site} from './types.js';

/** What a site leaves out is as in most houses. */
const defaults: Site = {country: '49', area: '', head: '', extensionDigits: [3], trunkPrefix: '0', mode: 'direct'};

interface Member {
  /** Whether a value, or each entry of a list, can be used. `site`: the members before it. */
  readonly fits: (value: unknown, site: Site) => boolean;
  readonly isList?: true;
  /** Whether it can be used, and yet can't be meant. */
  readonly isOdd?: (site: Site, given: Partial<Site>) => boolean;
}

const written = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);
const oneOf = (words: string) => written(new RegExp(`^(?:${words})$`));
export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** 110, 112 and their spellings with a zero can be nothing else: they are always emergency calls. */
const code = (pattern: RegExp) => (value: unknown, site: Site) =>
  typeof value === 'string' && pattern.test(value) && emergencyNumber(value, site) === undefined;

/** Numbers are known in international form, and as short codes: a rule for `0180` would never hold. */
const isBeginning = (value: unknown): boolean =>
  typeof value === 'string' && /^(?:\+[1-9]|11)/.test(value.replace(/[^\d+]/g, ''));
const isClass = oneOf('internal|national|mobile|international|service|emergency');

function isRule(value: unknown): boolean {
  if (!isObject(value)) return false;
  const rule: Partial<Record<string, unknown>> = {...value};
  const {number, class: ofClass, action, reason} = rule;
  return (
    oneOf('allow|confirm|block')(action) &&
    (number === undefined ? isClass(ofClass) : isBeginning(number)) &&
    (ofClass === undefined || isClass(ofClass)) &&
    (reason === undefined || typeof reason === 'string')
  );
}

const members: Readonly<Record<keyof Site, Member>> = {
  country: {
    fits: written(/^[1-9]\d{0,2}$/),
    isOdd: ({country}) => country !== '49',
  },
  area: {
    fits: written(/^(?:[2-9]\d{1,4})?$/),
    isOdd: ({area}, {head}) => area === '' && Boolean(head),
  },
  head: {
    fits: written(/^(?:[1-9]\d{0,6})?$/),
  },
  extensionDigits: {
    fits: value => Number.isInteger(value) && Number(value) > 0 && Number(value) < 9,
    isList: true,
  },
  trunkPrefix: {
    fits: written(/^\d{0,3}$/),
    isOdd: ({trunkPrefix}, {mode}) => trunkPrefix === '' && mode === 'amt',
  },
  mode: {fits: oneOf('direct|amt')},
  internal: {
    fits: code(/^[\d*#]+$/),
    isList: true,
  },
  operator: {fits: code(/^\d+$/)},
  domains: {
    fits: written(/./),
    isList: true,
  },
  dialFormat: {fits: oneOf('keyed|e164')},
  policy: {
    fits: isRule,
    isList: true,
  },
};
const keys = Object.keys(members) as (keyof Site)[];

/**
 * A site as it can be worked with, whatever a configuration holds: what is left out is as in most houses, and what
 * can't be used counts as left out.
 */
export function completeSite(given: unknown): Site {
  const site: Partial<Record<keyof Site, unknown>> = {...defaults};
  const values: Partial<Record<keyof Site, unknown>> = isObject(given) ? given : {};
  for (const key of keys) {
    const {fits, isList} = members[key];
    const value = values[key];
    const usable = (one: unknown) => fits(one, site as Site);
    if (!isList) {
      if (usable(value)) site[key] = value;
    } else if (Array.isArray(value)) {
      const kept = value.filter(usable);
      if (kept.length > 0 || value.length === 0) site[key] = kept;
    }
  }
  // Without its area code the head number would be the beginning of somebody else's number.
  return (site.area === '' ? {...site, head: ''} : site) as Site;
}

/** The members of a site's numbering that can't be used, or can't be meant, as it stands in a configuration. */
export function wrongMembers(given: object): readonly (keyof Site)[] {
  const values: Partial<Record<keyof Site, unknown>> = given;
  const site = completeSite(given);
  return keys.filter(key => {
    const {fits, isList, isOdd} = members[key];
    const value = values[key];
    if (isOdd?.(site, given)) return true;
    if (value === undefined) return false;
    return isList ? !Array.isArray(value) || !value.every(one => fits(one, site)) : !fits(value, site);
  });
}
