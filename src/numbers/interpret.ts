import {clean, keys} from './clean.js';
import type {Cleaned} from './clean.js';
import {
  extension,
  international,
  isDestination,
  inMobileRange,
  isExtension,
  isHouseService,
  national,
  sameDestination,
} from './destination.js';
import type {Destination, Reading} from './destination.js';
import {emergencyNumber} from './emergency.js';
import {dialString, forScreen, formatPlain} from './format.js';
import {isLink, readLink} from './links.js';
import {judge} from './policy.js';
import {splitPostDial} from './post-dial.js';
import {readNetwork} from './network.js';
import {readDigits} from './readings.js';
import type {Readings} from './readings.js';
import type {Reason} from './reasons.js';
import {splitNumbers} from './several.js';
import {completeSite} from './site.js';
import type {Interpretation, NumberClass, Site, Source} from './types.js';

/** What may stand before a number: a word, a single letter as on visiting cards, or a sign. */
const label =
  /^(?:(?:tel(?:efon)?|fon|phone|mob(?:il(?:e|telefon)?)?|handy|durchwahl|dw|intern|nebenstelle|nst|apparat|app|notruf|polizei|feuerwehr|ruf)(?:\.?[- ]?(?:nr|nummer))?\b[.:\s]*|[tmp][.:]\s*|[☎✆📞📱]\s*)(?=[+(\d]|-\d)/iu;

/** What may stand between the digits of a number. */
const filling = /[\s()./'~-]/g;

/**
 * Says what a text means as a telephone number. Pure: the same arguments give the same answer; it never throws.
 *
 * @param text what was typed, pasted, linked or handed over by a script
 * @param site the numbering of the site, and its policy; what it leaves out, or can't be used, is as in most houses
 * @param source where the text came from; nobody but a person may use feature codes, tones and immediate emergency calls,
 *   and the network no emergency number at all
 */
export function interpret(text: string, site: Partial<Site> | undefined, source: Source = 'typed'): Interpretation {
  return interpretAt(text, completeSite(site), source);
}

/** The same at a site that is complete: a search need not complete it for each number it looks at. */
export function interpretAt(text: string, site: Site, source: Source): Interpretation {
  const cleaned = clean(text);
  const found = read(cleaned, site, source);
  if (!cleaned.altered || found.kind === 'rejected') return found;
  const asks = found.kind !== 'emergency' && found.kind !== 'ambiguous';
  return {
    ...found,
    altered: true,
    ...(asks ? {needsConfirmation: true, reason: found.reason ?? 'hidden-characters'} : {}),
  };
}

function read({text, tooLong}: Cleaned, site: Site, source: Source): Interpretation {
  if (tooLong) return rejected('too-long', text);
  if (text === '') return rejected('empty', text);
  if (isLink(text) && (/^tel:/i.test(text) || !label.test(text))) return readLinkText(text, site, source);
  const unlabelled = text.replace(label, '');
  const emergency = readEmergency(unlabelled, site, source);
  if (emergency) return emergency;
  const numbers = splitNumbers(unlabelled, site);
  const [first = unlabelled] = numbers;
  if (numbers.length === 1) return readNumber(first, site, source);
  return choose(
    'several-numbers',
    text,
    numbers.map(number => readNumber(number, site, source)),
  );
}

function readLinkText(text: string, site: Site, source: Source): Interpretation {
  const link = readLink(text, site);
  if (typeof link === 'string') return rejected(link, text);
  const number = readNumber(link.number, site, source);
  if (link.extension === undefined || number.kind === 'emergency') return number;
  // Behind a switchboard's 0 a German extension takes its place; elsewhere nobody knows.
  const direct = [link.number.replace(/0$/, ''), link.number].map(base => base + link.extension);
  const readings = direct.map(one => readNumber(one, site, source));
  return (
    readings.find(reading => reading.kind === 'extension') ?? choose('extension-unclear', text, [...readings, number])
  );
}

function readNumber(written: string, site: Site, source: Source): Interpretation {
  const {number, tones} = splitPostDial(written);
  const emergency = readEmergency(number, site, source);
  if (emergency) return emergency;
  if (tones !== '' && source !== 'typed') return rejected('tones-in-link', written);
  const found = readPlain(number, site, source);
  if (tones === '' || found.dial === undefined) return found;
  return {...found, tones};
}

function readPlain(written: string, site: Site, source: Source): Interpretation {
  const digits = keys(written);
  if (/[*#]/.test(digits)) {
    const known = source === 'typed' && site.internal?.includes(digits) && /^[\d*#\s]+$/.test(written);
    return known ? describe({extension: digits}, site) : rejected('feature-code', written);
  }
  if (/\p{L}/u.test(written)) return readLetters(written, site, source);
  if (!/^[(\s]*\+?[\d\s()./'~-]*$/.test(written) || /^\D*$/.test(digits)) return rejected('characters', written);
  const whole = keys(withoutBracketedZero(written));
  if (whole.startsWith('+')) return settle(international(whole.slice(1), site), written, site);
  if (source === 'network') return readAsNetwork(whole, written, site);
  const own = behindHead(written, site);
  if (own?.extension !== undefined)
    return site.mode === 'direct'
      ? describe(own, site)
      : choose('trunk-prefix-missing', written, [describe(own, site)]);
  if (isInternal(whole, site)) {
    const internal = describe(extension(whole, site), site);
    return own ? choose('extension-unclear', written, [describe(own, site), internal]) : internal;
  }
  const firstGroup = /^\D*(\d+)/.exec(written)?.[1] ?? '';
  return conclude(readDigits(whole, firstGroup, site), written, site);
}

const isInternal = (digits: string, site: Site): boolean =>
  digits === site.operator || isExtension(digits, site) || isHouseService(digits, site);

/** Where one reading must not be dialled, none is: who wrote it may have meant that one. */
function readAsNetwork(digits: string, written: string, site: Site): Interpretation {
  if (isInternal(digits, site)) return describe(extension(digits, site), site);
  const readings = readNetwork(digits, site);
  const blocked = readings.others.map(one => describe(one, site)).find(one => one.kind === 'rejected');
  return blocked ?? conclude(readings, written, site);
}

function conclude({sure, others, reason, hint}: Readings, written: string, site: Site): Interpretation {
  if (sure) return {...describe(sure, site), ...alternatives(sure, others, site)};
  const choices = others.map(one => describe(one, site));
  if (choices.length > 0) return choose(reason, written, choices);
  return {...rejected(reason ?? 'unknown-number', written), ...(hint && {choices: [describe(hint, site)]})};
}

/**
 * `58-0` is the switchboard, not the extension 580: the hyphen says where the extension begins. `58-9` may still be
 * meant as the extension 589.
 */
function behindHead(written: string, site: Site): Destination | undefined {
  const [, head, digits = ''] = /^\D*(\d+)\s*-\s*(\d+)\D*$/.exec(written) ?? [];
  if (head === undefined || head !== site.head) return undefined;
  const reading = national(site.area + head + digits, site);
  return isDestination(reading) ? reading : undefined;
}

/** `+49 (0)861`: the zero is only for callers in the country. Italian numbers keep theirs. */
const withoutBracketedZero = (text: string): string =>
  /^\D*(?:\+|0\D*0)/.test(text) && !/^[\s(]*(?:\+|0\s*0)\s*39/.test(text) ? text.replace(/\(\s*0\s*\)/, '') : text;

/** O for 0, I and l for 1: too likely to be silent about, and too dangerous to dial. */
function readLetters(written: string, site: Site, source: Source): Interpretation {
  const corrected = written.replace(/o/gi, '0').replace(/[il]/gi, '1');
  if (/\p{L}/u.test(corrected) || !/\d/.test(written)) return rejected('letters', written);
  const meant = readNumber(corrected, site, source);
  const choices = meant.kind === 'ambiguous' ? meant.choices : meant.kind === 'rejected' ? undefined : [meant];
  return {...rejected('letter-for-digit', written), ...(choices && {choices})};
}

const settle = (reading: Reading, written: string, site: Site): Interpretation =>
  isDestination(reading) ? describe(reading, site) : rejected(reading, written);

function alternatives(sure: Destination, others: readonly Destination[], site: Site): Partial<Interpretation> {
  const different = others.filter(other => !sameDestination(sure, other)).map(other => describe(other, site));
  return different.length > 0 ? {choices: different, needsConfirmation: true, reason: 'trunk-prefix-unclear'} : {};
}

/** Asks which of several readings was meant; what cannot be dialled is left out. */
function choose(reason: Reason | undefined, written: string, readings: readonly Interpretation[]): Interpretation {
  const flat = readings.flatMap(reading => (reading.kind === 'ambiguous' ? (reading.choices ?? []) : [reading]));
  const choices = flat.filter(
    (one, index) =>
      one.dial !== undefined && flat.findIndex(other => other.dial === one.dial && other.tones === one.tones) === index,
  );
  if (choices.length === 0) return flat[0] ?? rejected('unknown-number', written);
  const asked = {kind: 'ambiguous', display: shorten(written), needsConfirmation: true, choices} as const;
  return reason ? {...asked, reason} : asked;
}

const shorten = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 40);

const rejected = (reason: Reason, written: string): Interpretation => ({
  kind: 'rejected',
  display: shorten(written),
  needsConfirmation: false,
  reason,
});

function readEmergency(written: string, site: Site, source: Source): Interpretation | undefined {
  const digits = written.replace(filling, '');
  // Telephones that dial at the press of `#` have taught people to press it.
  const number = emergencyNumber(source === 'typed' ? digits.replace(/#$/, '') : digits, site);
  if (number === undefined) return undefined;
  const found = {kind: 'emergency', class: 'emergency', display: number, dial: number} as const;
  if (source === 'network') return rejected('emergency-from-network', written);
  return source === 'typed'
    ? {...found, needsConfirmation: false}
    : {...found, needsConfirmation: true, reason: 'emergency-from-page'};
}

function classOf({e164, extension: own, short, doubt}: Destination, site: Site): NumberClass {
  if (own !== undefined) return 'internal';
  if (short !== undefined || doubt === 'unknown-type') return 'service';
  const digits = e164?.slice(1) ?? '';
  if (!digits.startsWith(site.country)) return 'international';
  return inMobileRange(digits.slice(site.country.length)) ? 'mobile' : 'national';
}

function describe(destination: Destination, site: Site): Interpretation {
  const {e164, extension: own, short, region, doubt} = destination;
  const verdict = judge(own === undefined ? (e164 ?? short ?? '') : '', classOf(destination, site), site);
  const known = {
    ...(e164 !== undefined && {e164}),
    ...(own !== undefined && {extension: own}),
    ...(region !== undefined && {region}),
    class: verdict.class,
    display: forScreen(formatPlain(destination, site)),
  } as const;
  const reason = doubt === 'unknown-type' ? doubt : (verdict.reason ?? doubt);
  if (verdict.action === 'block')
    return {...known, kind: 'rejected', needsConfirmation: false, ...(reason && {reason})};
  return {
    ...known,
    kind: own === undefined ? 'external' : 'extension',
    dial: dialString(destination, site),
    needsConfirmation: verdict.action === 'confirm' || doubt !== undefined,
    ...(reason && {reason}),
  };
}
