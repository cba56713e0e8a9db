import type {Reading} from '../../dialling/reading.js';
import type {Terms} from '../../i18n/index.js';

/** "Nebenstelle 123", "Notruf 112", "089 99998-765". */
export function describe(reading: Reading, terms: Terms): string {
  if (reading.kind === 'emergency') return terms.emergency(reading.display);
  if (reading.kind === 'extension') return terms.extension(reading.extension ?? reading.display);
  const country = reading.region && reading.kind === 'external' ? regionName(reading.region, terms.lang) : undefined;
  return country ? terms.abroad(country, reading.display) : reading.display;
}

function regionName(region: string, language: string): string | undefined {
  try {
    return new Intl.DisplayNames([language], {type: 'region', fallback: 'none'}).of(region);
  } catch {
    return undefined;
  }
}
