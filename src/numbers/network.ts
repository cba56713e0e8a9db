import {international, isDestination, isMobile, national, publicLine, sameDestination} from './destination.js';
import type {Destination, Reading} from './destination.js';
import {certain, unsure} from './readings.js';
import type {Readings} from './readings.js';
import type {Reason} from './reasons.js';
import type {Site} from './types.js';

/**
 * Reads digits as networks write them, which are no extension: in international form without its plus, or with the zeros
 * of a public line; each of them also behind the trunk prefix, which some phone systems put there for the call back.
 */
export function readNetwork(digits: string, site: Site): Readings {
  const behind = behindPrefix(digits, site);
  if (!digits.startsWith('0')) return certain(behind) ? {sure: behind, others: []} : withoutZero(digits, site);
  const plain = publicLine(digits, site);
  if (!certain(behind) || isOwnCountry(plain, site)) return conclude(plain, behind);
  if (!certain(plain) || sameDestination(plain, behind)) return {sure: behind, others: []};
  if (site.mode === 'direct')
    return isLikely(digits, behind, site) ? unsure('trunk-prefix-unclear', behind, plain) : {sure: plain, others: []};
  return isLikely(digits, behind, site) ? {sure: behind, others: []} : unsure('trunk-prefix-unclear', behind, plain);
}

/** Behind the trunk prefix stands a whole number: phone systems put it before nothing else. */
function behindPrefix(digits: string, site: Site): Reading | undefined {
  const {trunkPrefix} = site;
  if (trunkPrefix === '' || !digits.startsWith(trunkPrefix)) return undefined;
  const rest = digits.slice(trunkPrefix.length);
  if (rest.startsWith('0')) return publicLine(rest, site);
  const reading = rest.startsWith(site.country) ? international(rest, site) : publicLine(rest, site);
  return isDestination(reading) && (reading.short || rest.startsWith(site.country)) ? reading : undefined;
}

/** Our own country, without the plus, before all else; then whatever the digits can be. */
function withoutZero(digits: string, site: Site): Readings {
  const abroad = international(digits, site);
  if (certain(abroad) && isOwnCountry(abroad, site)) return {sure: abroad, others: []};
  const local = publicLine(digits, site);
  if (isDestination(local) && local.short !== undefined) return {sure: local, others: []};
  // Too short for a number with its area code: of the house, or of the area.
  if (digits.length < 7) return conclude(local, isDestination(abroad) ? undefined : abroad);
  const inCountry = national(digits, site);
  if (certain(inCountry) && inCountry.extension !== undefined) return {sure: inCountry, others: []};
  const sure = [inCountry, local, abroad].filter(certain);
  return sure.length > 1 ? unsure('area-unclear', ...sure) : conclude(...sure, abroad, inCountry, local);
}

/** The first that is a number; else why the first is none. */
function conclude(...readings: readonly (Reading | undefined)[]): Readings {
  if (readings.includes('emergency-in-number')) return {reason: 'emergency-in-number', others: []};
  const sure = readings.find(isDestination);
  if (sure) return {sure, others: []};
  const reason = readings.find(reading => !isDestination(reading) && reading !== undefined) as Reason | undefined;
  return {...(reason && {reason}), others: []};
}

const isOwnCountry = (reading: Reading | undefined, {country}: Site): boolean =>
  certain(reading) && (reading.e164?.startsWith(`+${country}`) ?? false);

/** The trunk prefix and our own number, our own area, or a mobile number; rather than one abroad. */
const isLikely = (digits: string, {extension}: Destination, {area, trunkPrefix}: Site): boolean =>
  extension !== undefined ||
  (area !== '' && digits.startsWith(`${trunkPrefix}0${area}`)) ||
  isMobile(digits.slice(trunkPrefix.length + 1));
