import type {Site} from './types.js';

/**
 * The emergency number a string of digits means, in every mode: with the national zero or the trunk prefix that habit
 * puts before it, once or twice, too. No extension, no area and no policy comes before this.
 */
export function emergencyNumber(digits: string, site: Pick<Site, 'trunkPrefix'>): '110' | '112' | undefined {
  if (!digits.endsWith('110') && !digits.endsWith('112')) return undefined;
  const number = digits.endsWith('110') ? '110' : '112';
  let before = digits.slice(0, -3);
  for (let prefixes = 0; before !== '' && prefixes < 2; prefixes++) {
    if (before.startsWith('0')) before = before.slice(1);
    else if (site.trunkPrefix !== '' && before.startsWith(site.trunkPrefix))
      before = before.slice(site.trunkPrefix.length);
  }
  return before === '' ? number : undefined;
}
