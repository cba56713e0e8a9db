/** @file Finds the browsers of this machine, in plain JavaScript: `npm test` asks before anything is installed. */
import {existsSync} from 'node:fs';
import {homedir} from 'node:os';
import {delimiter, join} from 'node:path';

/** Chromium, Chrome or Edge; `CHROME_PATH` goes first. Undefined when there is none. */
export function findChromium() {
  return firstThatExists(process.env.CHROME_PATH, [
    ...inPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'),
    ...inApplications('Google Chrome', 'Chromium', 'Microsoft Edge'),
    ...inProgramFiles('Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'),
    ...inProgramFiles('Microsoft/Edge/Application/msedge.exe'),
  ]);
}

/** Firefox, the ESR first; `FIREFOX_PATH` goes before all. Undefined when there is none. */
export function findFirefox() {
  return firstThatExists(process.env.FIREFOX_PATH, [
    ...inPath('firefox-esr', 'firefox'),
    ...inApplications('Firefox').map(path => path.replace(/Firefox$/, 'firefox')),
    ...inProgramFiles('Mozilla Firefox/firefox.exe'),
  ]);
}

/** Flags that every headless Chromium of the tests needs: fake devices, sound without a click, nothing fetched. */
export const chromiumFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  // Each new window would load two pages of its address bar, which nobody sees, and cost as much again as what is tested.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
  // Chromium refuses to run its sandbox as root, which is what a container mostly gives.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const firstThatExists = (override, candidates) => override || candidates.find(candidate => existsSync(candidate));

function inPath(...names) {
  if (process.platform !== 'linux') return [];
  const directories = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap(name => directories.map(directory => join(directory, name)));
}

function inApplications(...names) {
  if (process.platform !== 'darwin') return [];
  return names.flatMap(name =>
    ['/Applications', join(homedir(), 'Applications')].map(folder => `${folder}/${name}.app/Contents/MacOS/${name}`),
  );
}

function inProgramFiles(...names) {
  if (process.platform !== 'win32') return [];
  const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean);
  return names.flatMap(name => roots.map(root => join(root, name)));
}
