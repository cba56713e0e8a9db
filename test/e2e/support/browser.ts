import {existsSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {homedir} from 'node:os';
import puppeteer, {type Browser} from 'puppeteer-core';

export type BrowserKind = 'chromium' | 'firefox';

/** Chromium, Chrome or Edge on this machine; `CHROME_PATH` goes first. Undefined when there is none. */
export function findChromium(): string | undefined {
  return firstThatExists(process.env['CHROME_PATH'], [
    ...inPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'),
    ...inApplications('Google Chrome', 'Chromium', 'Microsoft Edge'),
    ...inProgramFiles('Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'),
    ...inProgramFiles('Microsoft/Edge/Application/msedge.exe'),
  ]);
}

/** Firefox on this machine, the ESR first; `FIREFOX_PATH` goes before all. Undefined when there is none. */
export function findFirefox(): string | undefined {
  return firstThatExists(process.env['FIREFOX_PATH'], [
    ...inPath('firefox-esr', 'firefox'),
    ...inApplications('Firefox').map(path => path.replace(/Firefox$/, 'firefox')),
    ...inProgramFiles('Mozilla Firefox/firefox.exe'),
  ]);
}

export const findBrowser = (kind: BrowserKind) => (kind === 'chromium' ? findChromium() : findFirefox());

/** Flags that every headless Chromium of the tests needs: fake devices, sound without a click, nothing fetched. */
export const chromiumFlags: readonly string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  // Chromium refuses to run its sandbox as root, which is what a container mostly gives.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

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

/** Starts a browser without a window; `env` is added to the environment. Throws when it is not installed. */
export async function launchBrowser(kind: BrowserKind, env: Readonly<Record<string, string>> = {}): Promise<Browser> {
  const executablePath = findBrowser(kind);
  if (!executablePath) throw new Error(`There is no ${kind} on this machine`);
  return kind === 'chromium'
    ? puppeteer.launch({executablePath, env: {...process.env, ...env}, args: [...chromiumFlags]})
    : puppeteer.launch({
        executablePath,
        env: {...process.env, ...env},
        browser: 'firefox',
        extraPrefsFirefox: {...firefoxPreferences},
      });
}

function firstThatExists(override: string | undefined, candidates: readonly string[]): string | undefined {
  if (override) return override;
  return candidates.find(candidate => existsSync(candidate));
}

function inPath(...names: string[]): string[] {
  if (process.platform !== 'linux') return [];
  const directories = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap(name => directories.map(directory => join(directory, name)));
}

function inApplications(...names: string[]): string[] {
  if (process.platform !== 'darwin') return [];
  return names.flatMap(name =>
    ['/Applications', join(homedir(), 'Applications')].map(folder => join(folder, `${name}.app/Contents/MacOS`, name)),
  );
}

function inProgramFiles(...paths: string[]): string[] {
  if (process.platform !== 'win32') return [];
  const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap(name => process.env[name] ?? []);
  return paths.flatMap(path => roots.map(root => join(root, path)));
}
