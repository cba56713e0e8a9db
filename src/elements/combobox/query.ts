/** @file What a text in the number field looks for. */
import type {Reading} from '../../dialling/reading.js';
import {completeSite} from '../../numbers/index.js';
import type {SiteConfiguration} from '../../protocol/index.js';

/** With fewer characters too much is found, and with more nobody. */
const [shortest, longest] = [2, 80];

/** Whether a text is a name, and no number that could be dialled, nor one with a slip in it. */
export const isName = (text: string, reading: Reading | null): boolean =>
  reading?.kind === 'rejected' && !reading.choices?.length && /\p{L}/u.test(text) && text.trim().length >= shortest;

/** What is looked for: a name, or the digits with which an extension begins. Empty: nothing. */
export function queryOf(text: string, reading: Reading | null, site: Partial<SiteConfiguration> | undefined): string {
  if (!isName(text, reading)) return reading?.kind === 'emergency' ? '' : beginning(text, site);
  const words = text.trim().replace(/\s+/g, ' ');
  return words.length > longest ? '' : words;
}

/** The first digits of an extension, typed as such or behind the house's own number. */
function beginning(text: string, given: Partial<SiteConfiguration> | undefined): string {
  const {country, area, head, extensionDigits, trunkPrefix, mode} = completeSite(given);
  const most = Math.max(...extensionDigits, 0);
  const outside = mode === 'amt' ? `(?:${trunkPrefix})?` : '';
  const own = new RegExp(`^(?:${outside}0(?:0${country})?|\\+${country})${area}${head}(?=\\d)`);
  const digits = text.replace(/[\s()/.-]/g, '');
  const extension = head ? digits.replace(own, '') : digits;
  const isMeant = extension !== digits || (extension.length >= shortest && !extension.startsWith('0'));
  return isMeant && /^\d+$/.test(extension) && extension.length <= most ? extension : '';
}
