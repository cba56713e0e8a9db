import type {PhoneOptions} from '../../client/index.js';
import {isRenderable} from '../../controllers/page.js';
import {type Configuration, PhoneError} from '../../protocol/index.js';
import {page} from '../../script/page.js';

/** What an `amt-phone` says of the phone that it wants. */
export interface Settings {
  readonly config: string | Configuration;
  readonly server: string;
  readonly aor: string;
  readonly authorizationUser: string;
  readonly workerUrl: string;
  readonly phoneWindow: boolean;
  readonly credentials?: PhoneOptions['credentials'] | undefined;
}

type SetUp = Omit<PhoneOptions, 'credentials'>;

/** What the phone is made from, in words: templates make an equal object at each render, which is no other phone. */
export function setUpOf(settings: Settings): string {
  const {workerUrl, phoneWindow} = settings;
  const setUp = {
    configuration: configurationOf(settings),
    ...(workerUrl ? {workerUrl} : {}),
    ...(phoneWindow ? {phoneWindow} : {}),
  };
  try {
    return JSON.stringify(setUp, (_key, value: unknown) => (isObject(value) ? sorted(value) : value));
  } catch {
    // It holds itself, or what JSON does not know. A list is no configuration: the phone says so.
    return JSON.stringify({...setUp, configuration: []});
  }
}

/**
 * Reads it back. What the page does to its object later is no change of this phone, and a framework's proxy could not be
 * sent to the core. Throws `configuration-missing` and `page-unsupported`.
 */
export function readSetUp(words: string): SetUp {
  if (!isRenderable()) throw new PhoneError('page-unsupported', `${page.contentType}: send it as text/html.`);
  // In a sandbox: it has no storage, no worker, and no host that could be in "hosts".
  if (globalThis.origin === 'null')
    throw new PhoneError('page-unsupported', 'No origin: does its sandbox lack allow-same-origin?');
  const setUp = JSON.parse(words) as Partial<SetUp>;
  const {configuration} = setUp;
  if (!configuration) throw new PhoneError('configuration-missing', 'Neither config nor server is set on amt-phone.');
  return {...setUp, configuration};
}

function configurationOf({config, server, aor, authorizationUser, credentials}: Settings): unknown {
  if (config) return config;
  if (!server) return null;
  const login = credentials || !aor ? 'callback' : {aor, ...(authorizationUser ? {authorizationUser} : {})};
  return {servers: [server], credentials: login};
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (value: object) => Object.fromEntries(Object.entries(value).sort());
