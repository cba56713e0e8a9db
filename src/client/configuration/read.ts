import {
  PhoneError,
  type Configuration,
  type Credentials,
  type DirectorySource,
  type IceServer,
} from '../../protocol/index.js';
import {page} from '../../script/page.js';
import {configurationUrl, fetchConfiguration} from './fetch.js';

type Check = (value: unknown) => boolean;

const text: Check = value => typeof value === 'string' && value !== '';
const flag: Check = value => typeof value === 'boolean';
const seconds: Check = value => typeof value === 'number' && value > 0 && Number.isFinite(value);
const count: Check = value => Number.isSafeInteger(value) && (value as number) > 0;
const listOf =
  (check: Check): Check =>
  value =>
    Array.isArray(value) && value.every(check);
const oneOf =
  (...values: string[]): Check =>
  value =>
    values.includes(value as string);
const object: Check = value => typeof value === 'object' && value !== null && !Array.isArray(value);
/** As browsers write it. A star would be read as a part of the name, and match nothing. */
const origin: Check = value =>
  /^https?:\/\/[^*]+$/.test(String(value)) &&
  URL.canParse(value as string) &&
  new URL(value as string).origin === value;
const extension: Check = value => typeof value === 'string' && /^[\w*#+.-]{1,32}$/.test(value);
const sipAddress: Check = value => /^sips?:[^@\s]+@\S+$/.test(String(value));
const headerName: Check = value => typeof value === 'string' && /^[\w.-]+$/.test(value);
const iceServer: Check = value =>
  object(value) && (text((value as {urls: unknown}).urls) || listOf(text)((value as {urls: unknown}).urls));

export const areIceServers = (value: unknown): value is readonly IceServer[] => listOf(iceServer)(value);

const directoryExpected =
  'a list of {name, url} with {query} in the url, or {name, entries}; "guests" is true or false';
/** What is no truth value must not let other hosts in, as the text "false" would. */
const directorySource: Check = value => {
  const {name, url, entries, guests = true} = Object(value) as Record<string, unknown>;
  const isProgram = text(url) && (url as string).includes('{query}');
  return text(name) && flag(guests) && (isProgram ? entries === undefined : text(entries) && url === undefined);
};
const ringing: Check = value => {
  const {tone = 'gong', sounds = '/', hotlines = []} = Object(value) as Record<string, unknown>;
  return object(value) && text(tone) && text(sounds) && listOf(text)(hotlines);
};
const member: Check = value => {
  const {name, number, department} = Object(value) as Record<string, unknown>;
  return text(name) && extension(number) && (department === undefined || text(department));
};
const teamGroup: Check = value => {
  const {name, members} = Object(value) as Record<string, unknown>;
  return text(name) && listOf(member)(members);
};
const codeWithNumber: Check = value => /^[\d*#]*\{number\}[\d*#]*$/.test(String(value));
const code: Check = value => /^[\d*#]+$/.test(String(value));
const codes =
  (on: Check): Check =>
  value => {
    const {on: begin, off, lamp = '0'} = Object(value) as Record<string, unknown>;
    return on(begin) && code(off) && extension(lamp);
  };
/** With codes, or without any. */
const doNotDisturb: Check = value => {
  const {on, off, lamp, status = 486} = Object(value) as Record<string, unknown>;
  return (
    (status === 486 || status === 480) && ([on, off, lamp].every(each => each === undefined) || codes(code)(value))
  );
};
const profile: Check = value => {
  const {name, doNotDisturb: on = false, forwardTo} = Object(value) as Record<string, unknown>;
  return text(name) && flag(on) && (forwardTo === undefined || text(forwardTo));
};
const services: Check = value => {
  const given = Object(value) as Record<string, unknown>;
  const {always} = Object(given['forwarding']) as Record<string, unknown>;
  const checks: [unknown, Check][] = [
    [given['echo'], text],
    [given['pickUp'], codeWithNumber],
    [given['doNotDisturb'], doNotDisturb],
    [always, codes(codeWithNumber)],
    [given['profiles'], listOf(profile)],
  ];
  return object(value) && checks.every(([member, check]) => member === undefined || check(member));
};

const history: Check = value => {
  const {days = 0, store = ''} = object(value) ? (value as {days?: number; store?: string}) : {days: -1};
  return value === false || (Number.isSafeInteger(days) && days >= 0 && days <= 90 && typeof store === 'string');
};

const ownExpected = "an address on the phone's own host";
const iceServersExpected = 'a list of {urls, username, credential}, or its URL on this host';

/** Keys that are not listed are left alone: a page may still run yesterday's script with today's file. */
const CHECKS: Readonly<Record<string, readonly [Check, expected: string]>> = {
  iceServers: [value => text(value) || areIceServers(value), iceServersExpected],
  hosts: [listOf(origin), 'a list of origins such as "https://intranet.amt.example", without path, slash or wildcard'],
  guestCallsPerMinute: [count, 'a whole number from 1 on'],
  site: [object, 'an object'],
  emergencyHeaders: [object, 'an object of header names and values'],
  dtlsActive: [flag, 'true or false'],
  answerTimeout: [seconds, 'seconds'],
  registrationExpires: [seconds, 'seconds'],
  tones: [oneOf('rtp', 'info'), '"rtp" or "info"'],
  context: [headerName, 'the name of a header such as "User-to-User"'],
  holdDirection: [oneOf('sendonly', 'inactive'), '"sendonly" or "inactive"'],
  showWithheld: [oneOf('internal', 'all'), '"internal" or "all"'],
  replaces: [flag, 'true or false'],
  lamps: [listOf(extension), 'a list of extensions such as "102"'],
  lampList: [sipAddress, 'a SIP address'],
  team: [listOf(teamGroup), 'a list of {name, members}, each of these {name, number}, with an extension such as "102"'],
  directory: [listOf(directorySource), directoryExpected],
  ringing: [ringing, 'an object; "tone" and "sounds" are texts, "hotlines" is a list of numbers such as "500"'],
  noiseSuppression: [oneOf('browser', 'rnnoise'), '"browser" or "rnnoise"'],
  voicemail: [flag, 'true or false'],
  voicemailNumber: [text, 'a number'],
  history: [history, 'false, or an object whose "days" is a number from 0 to 90'],
  services: [
    services,
    'an object of codes, each a text; "pickUp" and "forwarding" with {number}, such as "*8{number}"',
  ],
};

const CREDENTIAL_KEYS = ['displayName', 'authorizationUser', 'password', 'ha1', 'expiresAt'];

function invalid(key: string, expected: string): PhoneError {
  return new PhoneError('configuration-invalid', `Configuration: "${key}" must be ${expected}.`);
}

/** Reads the configuration that a URL yields, or takes it as it is given. Rejects with `configuration-*`. */
export async function readConfiguration(source: string | Configuration | undefined): Promise<Configuration> {
  if (!source)
    throw new PhoneError('configuration-missing', 'No configuration: give <amt-phone> its config attribute.');
  if (typeof source !== 'string') return checkConfiguration(source, page.baseURI);
  const url = configurationUrl(source);
  return checkConfiguration(await fetchConfiguration(url), url.href);
}

/** A checked copy in which relative URLs are resolved against `base`. Throws `configuration-invalid`, naming the key. */
export function checkConfiguration(value: unknown, base: string): Configuration {
  if (!object(value)) throw new PhoneError('configuration-invalid', 'Configuration: must be a JSON object.');
  const given = value as Record<string, unknown>;
  for (const [key, [check, expected]] of Object.entries(CHECKS)) {
    if (given[key] !== undefined && !check(given[key])) throw invalid(key, expected);
  }
  const {servers, credentials} = given;
  if (!listOf(text)(servers) || !(servers as string[]).length)
    throw invalid('servers', 'a list of WebSocket addresses');
  const {iceServers} = given as {readonly iceServers?: unknown};
  const {directory, ringing: rung, history: kept} = given as Pick<Configuration, 'directory' | 'ringing' | 'history'>;
  return {
    ...given,
    ...(directory && {directory: directory.map(source => resolveSource(source, base))}),
    ...(kept && kept.store && {history: {...kept, store: ownUrl(kept.store, base, 'history.store', ownExpected)}}),
    ...(rung?.sounds && {
      // A folder, also where its slash was forgotten.
      ringing: {...rung, sounds: ownUrl(rung.sounds.replace(/\/?$/, '/'), base, 'ringing.sounds', ownExpected)},
    }),
    ...(typeof iceServers === 'string' && {iceServers: ownUrl(iceServers, base, 'iceServers', iceServersExpected)}),
    servers: (servers as string[]).map(server => webSocketUrl(server, base)),
    credentials: resolveCredentials(credentials, base),
  };
}

/** Of the phone's own host, and of no other. */
function ownUrl(address: string, base: string, key: string, expected: string): string {
  const url = URL.canParse(address, base) && new URL(address, base);
  if (!url || url.origin !== new URL(base).origin) throw invalid(key, expected);
  return url.href;
}

function resolveSource({url, entries, ...source}: DirectorySource, base: string): DirectorySource {
  const address = url ?? entries ?? '';
  const href = URL.canParse(address, base) ? new URL(address, base).href : '';
  if (!/^https?:/.test(href)) throw invalid('directory', directoryExpected);
  // In a path the braces are written by their codes.
  return url ? {...source, url: href.replace(/%7Bquery%7D/gi, '{query}')} : {...source, entries: href};
}

function webSocketUrl(server: string, base: string): string {
  const url = URL.canParse(server, base) ? new URL(server, base).href.replace(/^http/, 'ws') : '';
  if (!/^wss?:/.test(url)) throw invalid('servers', 'a list of WebSocket addresses');
  return url;
}

function resolveCredentials(credentials: unknown, base: string): string | Credentials {
  if (credentials === 'callback') return credentials;
  if (typeof credentials === 'string' && credentials && URL.canParse(credentials, base)) {
    return new URL(credentials, base).href;
  }
  if (!isCredentials(credentials)) throw invalid('credentials', 'a URL, "callback", or an object with "aor"');
  return credentials;
}

/** Whether these are {@link Credentials}: an address of record and nothing of a wrong type. */
export function isCredentials(value: unknown): value is Credentials {
  if (!object(value)) return false;
  const given = value as Record<string, unknown>;
  return (
    sipAddress(given['aor']) && CREDENTIAL_KEYS.every(key => given[key] === undefined || typeof given[key] === 'string')
  );
}

/**
 * The name by which all pages of one phone find the same worker. Without a secret: names are seen in the
 * browser's task manager and in its developer tools.
 */
export function phoneName(source: string | Configuration, configuration: Configuration): string {
  if (typeof source === 'string') return nameOfUrl(source);
  const {credentials, servers} = configuration;
  const who = typeof credentials === 'string' ? credentials : credentials.aor;
  return ['amtsleitung', who, ...servers].join(' ');
}

/**
 * The name of a phone whose configuration has a URL: known before it was read. One file is one phone, whatever is asked of
 * it: a page of another host would otherwise make a phone of its own of each query.
 */
export function nameOfUrl(source: string): string {
  const {origin, pathname} = configurationUrl(source);
  return `amtsleitung ${origin}${nameOfFile(pathname)}`;
}

/** One for all writings by which servers find the same file: escapes, doubled slashes, parameters, capitals. It is never fetched. */
function nameOfFile(pathname: string): string {
  // Of what cannot be decoded nothing is thrown, as by `decodeURIComponent`.
  const path = unescape(pathname)
    .replace(/;[^/]*/g, '')
    .replace(/[/\\]+/g, '/');
  return new URL(path, location.origin).pathname.toLowerCase();
}
