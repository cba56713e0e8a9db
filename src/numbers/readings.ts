import {isDestination, isMobile, isService, publicLine, sameDestination} from './destination.js';
import type {Destination, Reading} from './destination.js';
import type {Reason} from './reasons.js';
import type {Site} from './types.js';

/** What typed digits can mean: one reading, or several of which a person has to pick. */
export interface Readings {
  readonly sure?: Destination;
  /** What else it could be, when sure; what it could be, when not. The likeliest first. */
  readonly others: readonly Destination[];
  readonly reason?: Reason;
  /** What could have been meant, when there is no reading. */
  readonly hint?: Destination;
}

/** Our own numbers are certain, whatever extensions there are. */
export const certain = (reading: Reading | undefined): reading is Destination =>
  isDestination(reading) && (reading.doubt === undefined || reading.doubt === 'unknown-extension');

export const unsure = (reason: Reason, ...others: readonly Destination[]): Readings => ({reason, others});

/**
 * Reads digits without a plus that are no extension. `firstGroup` is what stands before the first blank or sign: `0`
 * and a blank shows that the zero was meant as trunk prefix.
 */
export function readDigits(digits: string, firstGroup: string, site: Site): Readings {
  return site.mode === 'amt' && site.trunkPrefix !== ''
    ? readAmt(digits, firstGroup, site)
    : readDirect(digits, firstGroup, site);
}

/** Mode `direct`: as on a public line; a zero too many is a habit, and asked about. */
function readDirect(digits: string, firstGroup: string, site: Site): Readings {
  const asTyped = publicLine(digits, site);
  const byHabit = digits.startsWith('0') ? publicLine(digits.slice(1), site) : undefined;
  if (asTyped === 'emergency-in-number') return {reason: asTyped, others: []};
  const zeroApart = firstGroup === '0' && digits.length > 1;
  // On the way to a longer number nobody wants to be asked at every digit.
  if (asTyped === 'too-short' && !zeroApart && certain(byHabit) && byHabit.e164 && !byHabit.extension)
    return {reason: asTyped, others: [], hint: byHabit};
  if (certain(byHabit) && !(certain(asTyped) && !zeroApart))
    return unsure('trunk-prefix-by-habit', byHabit, ...(isDestination(asTyped) ? [asTyped] : []));
  if (!isDestination(asTyped)) return {reason: asTyped, others: []};
  // 00861 is China, and our own area behind a zero too many; 00151 is Texas, and a mobile number.
  const ownArea = site.area !== '' && digits.startsWith(`00${site.area}`);
  const likely = ownArea || (digits.startsWith('00') && isMobile(digits.slice(2)));
  return {sure: asTyped, others: likely && isDestination(byHabit) ? [byHabit] : []};
}

/** Mode `amt`: the trunk prefix comes first. Where it may have been forgotten, a person decides. */
function readAmt(digits: string, firstGroup: string, site: Site): Readings {
  const {trunkPrefix} = site;
  const withPrefix = digits.startsWith(trunkPrefix) ? publicLine(digits.slice(trunkPrefix.length), site) : undefined;
  const without = trunkPrefix === '0' || withPrefix === undefined ? publicLine(digits, site) : undefined;
  // Numbers of ranges that no subscriber number begins with are clear with and without.
  if (isDestination(without) && isClearWithoutPrefix(digits, without)) return {sure: without, others: []};
  if (certain(withPrefix) && certain(without)) {
    if (sameDestination(withPrefix, without)) return {sure: without, others: []};
    return prefersPrefix(digits, firstGroup, withPrefix, site)
      ? {sure: withPrefix, others: []}
      : unsure('trunk-prefix-unclear', ...order(digits, withPrefix, without));
  }
  if (certain(withPrefix) && without === 'emergency-in-number') return unsure('trunk-prefix-unclear', withPrefix);
  if (certain(withPrefix)) return {sure: withPrefix, others: []};
  if (certain(without)) return unsure('trunk-prefix-missing', without);
  if (isDestination(withPrefix)) return {sure: withPrefix, others: []};
  if (isDestination(without)) return unsure('trunk-prefix-missing', without);
  return {reason: withPrefix ?? without ?? 'unknown-number', others: []};
}

const isClearWithoutPrefix = (digits: string, reading: Destination): boolean =>
  reading.short !== undefined || (/^0[1-9]/.test(digits) && isService(digits.slice(1)));

/** Two zeros in mode `amt`: trunk and national zero where the number behind is ours or complete in itself. */
function prefersPrefix(digits: string, firstGroup: string, reading: Destination, site: Site): boolean {
  if (!digits.startsWith(`${site.trunkPrefix}0`)) return false;
  if (firstGroup === site.trunkPrefix) return true;
  if (reading.extension !== undefined) return true;
  const abroadIsGrouped = firstGroup.length > 1 && firstGroup.length < 5;
  return isMobile(digits.slice(site.trunkPrefix.length + 1)) && !abroadIsGrouped;
}

/** One zero: more likely a complete number whose trunk prefix was forgotten than a number in the own area. */
const order = (digits: string, withPrefix: Destination, without: Destination): readonly Destination[] =>
  digits.startsWith('00') ? [withPrefix, without] : [without, withPrefix];
