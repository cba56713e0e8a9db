import puppeteer, {type Browser} from 'puppeteer-core';
import {freePort} from '../../interop/free-port.js';
import type {Place} from '../../interop/network.js';
import {chromiumFlags, findChromium, findFirefox} from '../../support/browsers.mjs';

export type BrowserKind = 'chromium' | 'firefox';

export const findBrowser = (kind: BrowserKind) => (kind === 'chromium' ? findChromium() : findFirefox());

export const firefoxPreferences: Readonly<Record<string, unknown>> = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  // Firefox hides its addresses behind mDNS names from a page that does not capture, and its fake microphone does
  // not count as capturing. A PBX that looks up no mDNS names then has nobody to send to.
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  // Nobody at the machine that runs the tests wants to hear them.
  'media.volume_scale': '0.0',
  // Tabs in the background keep their timers; a telephone in a background tab is what is tested.
  'dom.min_background_timeout_value': 4,
};

/**
 * A page that may use the microphone offers the addresses of all networks; another one, in Firefox, that towards its own server
 * alone: from the loopback interface it leads nowhere.
 */
const inNetwork = {'permissions.default.microphone': 1};

/**
 * For `waitForSelector` where the selector goes through shadow roots: it then looks in each frame. By default it looks when the
 * document changes, and an observer of the document is told nothing of what changes in a shadow root.
 */
export const inShadow = {visible: true};

export interface LaunchOptions {
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The directory of the profile, which is then kept; a fresh one by default. */
  readonly profile?: string | undefined;
  /** Chromium: an endless recording for the microphone instead of beeps. */
  readonly microphone?: string;
  /** Chromium: further flags. */
  readonly flags?: readonly string[];
  /** Firefox: the user has allowed the microphone for good, as Chromium here always has it. */
  readonly allowed?: boolean;
  /** Chromium: the machine's own devices instead of made-up ones. */
  readonly devices?: 'real';
  /** Where it runs; in the machine's own network by default. */
  readonly place?: Place | undefined;
}

/** Starts a browser without a window. Throws when it is not installed. */
export async function launchBrowser(kind: BrowserKind, options: LaunchOptions = {}): Promise<Browser> {
  const {env = {}, profile, microphone, flags = [], devices, place, allowed} = options;
  const program = findBrowser(kind);
  if (!program) throw new Error(`There is no ${kind} on this machine`);
  const common = {
    ...(place ? await remote(program, place) : {executablePath: program}),
    env: {...process.env, ...env},
    ...(profile ? {userDataDir: profile} : {}),
  };
  // In such a network certificates are of the tests' own.
  const certificates = place ? ['--ignore-certificate-errors'] : [];
  const own = chromiumFlags.filter(flag => !devices || flag !== '--use-fake-device-for-media-stream');
  const recording = microphone ? [`--use-file-for-fake-audio-capture=${microphone}`] : [];
  return kind === 'chromium'
    ? puppeteer.launch({
        ...common,
        ...(devices && {ignoreDefaultArgs: ['--mute-audio']}),
        args: [...own, ...flags, ...certificates, ...recording],
      })
    : puppeteer.launch({
        ...common,
        browser: 'firefox',
        extraPrefsFirefox: {...firefoxPreferences, ...(place || allowed ? inNetwork : {})},
      });
}

/** In another network: how to start it there, and a way to talk to it. */
async function remote(program: string, place: Place): Promise<{executablePath: string; debuggingPort: number}> {
  const debuggingPort = await freePort();
  await place.reach(debuggingPort);
  return {executablePath: place.wrapped(program), debuggingPort};
}
