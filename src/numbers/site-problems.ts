import {isObject, wrongMembers} from './site.js';
import type {Site} from './types.js';

/** What each has to be, for the administrator who writes the configuration. */
const must: Readonly<Record<keyof Site, string>> = {
  country: 'must be "49", the only country whose rules are known',
  area: 'must be the area code in quotation marks, without its zero: "861"; "head" needs it',
  head: 'must be the digits before the extension in quotation marks, at most 7: "58"; or ""',
  extensionDigits: 'must be a list of lengths from 1 to 8: [3]',
  trunkPrefix: 'must be at most 3 digits in quotation marks: "0"; mode "amt" needs it',
  mode: 'must be "direct" or "amt"',
  internal: 'must be a list of numbers or codes in quotation marks, none of them an emergency number: ["115", "*97"]',
  operator: 'must be digits in quotation marks, and no emergency number: "9"',
  domains: 'must be a list of domains in quotation marks: ["telefon.example.org"]',
  dialFormat: 'must be "keyed" or "e164"',
  policy:
    'must be a list of rules, each with an "action" of "allow", "confirm" or "block", and a "class" or a "number" ' +
    'in quotation marks that begins with + or 11: {"number": "+49 180", "action": "block"}',
};

/**
 * Checks a site's numbering as it stands in a configuration. Each problem is a sentence that begins with the key, for
 * the administrator; values are not repeated.
 */
export function siteProblems(given: unknown): readonly string[] {
  if (given === undefined) return [];
  if (!isObject(given)) return ['must be an object'];
  return wrongMembers(given).map(key => `${key} ${must[key]}`);
}
