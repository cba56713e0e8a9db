/**
 * Makes `src/numbers/plans.ts` from libphonenumber's metadata. Which neighbours get their own grouping is decided
 * here. After an update of libphonenumber-js: `node --import tsx test/numbers/tools/write-plans.ts`.
 */
import metadata from 'libphonenumber-js/max/metadata';

type Format = readonly [pattern: string, format: string, leading?: readonly string[]];
type Country = readonly unknown[];

const neighbours = ['AT', 'CH', 'LI', 'CZ', 'IT', 'FR', 'NL', 'BE', 'LU', 'PL', 'DK'];
const source = metadata as unknown as {
  countries: Record<string, Country>;
  country_calling_codes: Record<string, string[]>;
  nonGeographic: Record<string, Country>;
};

const country = (code: string): Country => source.countries[code] ?? [];
const formats = (code: string): readonly Format[] => country(code)[4] as readonly Format[];
const leading = (format: Format | undefined): string => format?.[2]?.at(-1) ?? '';
const landline = (code: string): string => String((country(code)[11] as readonly (readonly string[])[])[0]?.[0]);

/** Area codes of North America and Kazakhstan, which share the calling code of a bigger country. */
function sharedCodes(callingCode: string, region: string): string[] {
  const own = new RegExp(`^(?:${country(region)[10] || landline(region)})`);
  const codes = callingCode === '7' ? [...'0123456789'] : Array.from({length: 800}, (_, n) => String(n + 200));
  const fits = (code: string) => (country(region)[10] ? own.test(code) : own.test(`${code}2345678`.slice(0, 10)));
  return codes.filter(fits).map(code => callingCode + code);
}

function regions(): string {
  const entries = Object.entries(source.country_calling_codes).flatMap(([callingCode, [main = '', ...others]]) => [
    main + callingCode,
    ...(callingCode === '1' || callingCode === '7' ? others : []).map(
      region => region + sharedCodes(callingCode, region).join(),
    ),
  ]);
  return entries.join(' ');
}

function plan(code: string): readonly [string, readonly [number, number, ...string[][]]] {
  const lengths = country(code)[3] as readonly number[];
  const groups = formats(code).map(format => [leading(format), format[0].replaceAll('\\d', 'd')]);
  return [String(country(code)[0]), [Math.min(...lengths), Math.max(...lengths), ...groups]];
}

const [two, three, four] = formats('DE');

/** What `src/numbers/plans.ts` exports. */
export const plans = {
  areaCodes: [leading(two), leading(three), leading(four)],
  landline: landline('DE'),
  regions: regions(),
  globalCodes: Object.keys(source.nonGeographic).join(' '),
  groupings: Object.fromEntries(neighbours.map(plan)),
};
