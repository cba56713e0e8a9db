/** @file What the clerk wants to happen to calls in, and reading it from a command and from what was kept. */
import {emergencyNumber} from '../../../numbers/emergency.js';
import {PhoneError, type AbsenceChange, type Configuration} from '../../../protocol/index.js';

export interface Wanted {
  readonly doNotDisturb: boolean;
  readonly forwards: boolean;
  /** Where all calls go; missing where somebody has set it at another phone. */
  readonly to?: string | undefined;
  /** Epoch milliseconds. */
  readonly until?: number | undefined;
  readonly profile?: string | undefined;
}

export const nothingWanted: Wanted = {doNotDisturb: false, forwards: false};

/** The longest that a forwarding may be set for. */
const longest = 92 * 86_400_000;

/** What a page sent, as far as it is of the right kind. */
function readChange(change: unknown): AbsenceChange {
  const {on, to, until, profile} = Object(change) as Record<string, unknown>;
  return {
    ...(typeof on === 'boolean' && {on}),
    ...(typeof to === 'string' && {to}),
    ...(typeof until === 'string' && {until}),
    ...(typeof profile === 'string' && {profile}),
  };
}

/** What would be wanted then. @throws PhoneError */
export function afterCommand(before: Wanted, change: unknown, configuration: Configuration, now: number): Wanted {
  const {profile: name, on, to, until} = readChange(change);
  const profile = configuration.services?.profiles?.find(each => each.name === name);
  if (name !== undefined && !profile) throw new PhoneError('setting-invalid', 'no such profile');
  const target = profile ? (profile.forwardTo ?? '') : to;
  const kept = {forwards: before.forwards, to: before.to, until: before.until};
  return {
    doNotDisturb: profile ? profile.doNotDisturb === true : (on ?? before.doNotDisturb),
    ...(target === undefined ? kept : forwarding(target, until, configuration, now)),
    ...(profile && {profile: profile.name}),
  };
}

function forwarding(
  target: string,
  end: string | undefined,
  configuration: Configuration,
  now: number,
): Omit<Wanted, 'doNotDisturb'> {
  const to = target.replace(/[\s()/.\u00a0\u2010-\u2015-]/g, '');
  if (to === '') return {forwards: false};
  if (!configuration.services?.forwarding?.always) throw new PhoneError('setting-invalid', 'no code for it');
  // Never a code, which would do something else, and nobody is sent to the control centre unasked.
  if (!/^\+?\d{1,32}$/.test(to)) throw new PhoneError('number-invalid', 'not a number that can be dialled');
  const {site = {}} = configuration;
  if (emergencyNumber(to, {trunkPrefix: site.trunkPrefix ?? '0'})) throw new PhoneError('number-blocked');
  const until = end ? Date.parse(end) : undefined;
  if (until !== undefined && !(until > now && until <= now + longest)) throw new PhoneError('end-missing', 'no end');
  if (until === undefined && !isInside(to, site)) throw new PhoneError('end-missing');
  return {forwards: true, to, until};
}

/** An extension, by what the site says of them. */
function isInside(number: string, {extensionDigits = [], internal = []}: NonNullable<Configuration['site']>): boolean {
  return extensionDigits.includes(number.length) || internal.includes(number);
}

/** What an earlier core kept. */
export function readWanted(kept: unknown): Wanted {
  const {doNotDisturb, forwards, to, until, profile} = Object(kept) as Record<string, unknown>;
  return {
    doNotDisturb: doNotDisturb === true,
    forwards: forwards === true,
    ...(typeof to === 'string' && {to}),
    ...(typeof until === 'number' && {until}),
    ...(typeof profile === 'string' && {profile}),
  };
}
