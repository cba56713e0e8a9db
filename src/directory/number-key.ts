import type {SiteConfiguration} from '../protocol/index.js';

type Numbering = Partial<SiteConfiguration> | undefined;

/** Longer than any subscriber number without its area code. */
const longestLocal = 8;
/** Where the site does not say how long its extensions are. */
const longestExtension = 5;

/**
 * One form for a number, however it is written: `123`, `58-123`, `0861 58123` and `+49 861 58-123` are the extension 123 of
 * their house, any other is `+498999998765`. Empty: no number. It compares numbers and is never dialled; for that there are the
 * rules in `src/numbers`, which weigh three times as much.
 */
export function numberKey(written: string, site: Numbering): string {
  const text = written.replace(/\(0\)/, '').replace(/[^\d+]/g, '');
  const digits = text.replace(/\D/g, '');
  if (digits === '') return '';
  const {country = '49', area = '', head = ''} = site ?? {};
  if (text[0] !== '+' && isExtension(digits, site)) return digits;
  const full = international(text, digits, site, country, area);
  const house = area && head ? country + area + head : '';
  const extension = house && full.startsWith(house) ? full.slice(house.length) : '';
  return isExtension(extension, site) || (extension !== '' && extension === site?.operator) ? extension : `+${full}`;
}

function isExtension(digits: string, site: Numbering): boolean {
  if (site?.internal?.includes(digits) || (site?.operator !== undefined && digits === site.operator)) return true;
  const {extensionDigits} = site ?? {};
  return (
    /^[1-9]/.test(digits) &&
    (extensionDigits ? extensionDigits.includes(digits.length) : digits.length <= longestExtension)
  );
}

/** Without its plus. */
function international(text: string, digits: string, site: Numbering, country: string, area: string): string {
  if (text[0] === '+') return digits;
  const {trunkPrefix = ''} = site?.mode === 'amt' ? site : {};
  const isInternational = digits.startsWith(`00${country}`);
  const keyed = !isInternational && digits.startsWith(`${trunkPrefix}0`) ? digits.slice(trunkPrefix.length) : digits;
  if (keyed.startsWith('00')) return keyed.slice(2);
  if (keyed.startsWith('0')) return country + keyed.slice(1);
  if (keyed.length > longestLocal && keyed.startsWith(country)) return keyed;
  return country + area + keyed;
}
