/** @file Settings come from pages, and from a storage that an older or a newer version has written: what is none is not taken. */
import {
  corners,
  defaultSettings,
  keysPattern,
  namings,
  type Settings,
  type Shortcut,
  type ShortcutName,
} from '../../../protocol/index.js';

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;
const isEntry = (name: string): name is keyof Settings => Object.hasOwn(defaultSettings, name);
const isFlag = (value: unknown) => typeof value === 'boolean';
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= longestText;
const isLevel = (value: unknown, most = 1) => typeof value === 'number' && value >= 0 && value <= most;
const isDevice = (value: unknown) => isObject(value) && isText(value['id']) && isText(value['label']);
const isDeviceOrNone = (value: unknown) => value === null || isDevice(value);

/** Of what a browser calls a device, and a site its ring tones. */
const longestText = 256;
/** Devices that may ring at once. */
const mostDevices = 8;

type Checks<Name extends keyof Settings> = {
  readonly [Member in keyof Settings[Name]]: (value: unknown) => boolean;
};

const isShortcut = (value: unknown) =>
  value === null || (isObject(value) && typeof value['key'] === 'string' && keysPattern.test(value['key']));

/** What the members of each entry may be. */
const checks: {readonly [Name in keyof Settings]: Checks<Name>} = {
  bar: {corner: value => (corners as readonly unknown[]).includes(value), folded: isFlag},
  shortcuts: {
    answer: isShortcut,
    mute: isShortcut,
    phone: isShortcut,
    hold: isShortcut,
    transfer: isShortcut,
    hangUp: isShortcut,
  },
  announcements: {who: value => (namings as readonly unknown[]).includes(value)},
  audio: {
    microphone: isDeviceOrNone,
    speaker: isDeviceOrNone,
    volume: isLevel,
    gain: value => isLevel(value, 2),
    echo: isFlag,
    noise: isFlag,
    automaticGain: isFlag,
  },
  ringing: {
    devices: value => Array.isArray(value) && value.length <= mostDevices && value.every(isDevice),
    volume: isLevel,
    tones: value => isObject(value) && ['internal', 'external', 'hotline'].every(kind => isText(value[kind])),
    seenOnly: isFlag,
  },
};

function isMember(name: keyof Settings, [member, value]: [string, unknown]): boolean {
  const all: Readonly<Record<string, (value: unknown) => boolean>> = checks[name];
  return Object.hasOwn(all, member) && all[member]?.(value) === true;
}

/** The settings with a page's change; null where it is none, or two shortcuts would have one key. */
export function changed(settings: Settings, change: unknown): Settings | null {
  if (!isObject(change)) return null;
  const isChange = Object.entries(change).every(
    ([name, members]) =>
      isEntry(name) && isObject(members) && Object.entries(members).every(member => isMember(name, member)),
  );
  const next = isChange ? merged(settings, change) : null;
  return next && hasOneEach(next) ? next : null;
}

/** The settings that were kept as {@link differences}, without what is none by now. */
export function readable(kept: unknown): Settings {
  if (!isObject(kept)) return defaultSettings;
  const entries = Object.entries(kept).flatMap(([name, members]) =>
    isEntry(name) && isObject(members)
      ? [[name, Object.fromEntries(Object.entries(members).filter(member => isMember(name, member)))]]
      : [],
  );
  const settings = merged(defaultSettings, Object.fromEntries(entries) as Members);
  return {...settings, shortcuts: oneEach(settings.shortcuts)};
}

/** What differs from the defaults: what the user never set follows them when they change. */
export function differences(settings: Settings): object {
  const entries = Object.entries(settings).map(([name, members]) => [
    name,
    Object.fromEntries(
      Object.entries(members as Members).filter(
        ([member, value]) =>
          JSON.stringify(value) !== JSON.stringify((defaultSettings[name as keyof Settings] as Members)[member]),
      ),
    ),
  ]);
  return Object.fromEntries(entries.filter(([, members]) => Object.keys(members as object).length > 0)) as object;
}

/** Only what is known of a value goes on: the rest of what a page sent does not. */
function merged(settings: Settings, change: Members): Settings {
  const entries = Object.entries(settings).map(([name, before]) => {
    const members = Object.entries((change[name] ?? {}) as Members);
    return [name, {...before, ...Object.fromEntries(members.map(([member, value]) => [member, known(value)]))}];
  });
  return Object.fromEntries(entries) as Settings;
}

/** What a shortcut, a device, and the tones may have. */
const fields = ['key', 'id', 'label', 'internal', 'external', 'hotline'];

function known(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(known);
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => fields.includes(name))) : value;
}

/** A key that was given away may be the default of a shortcut that has come since: that one is off then. */
function oneEach(shortcuts: Settings['shortcuts']): Settings['shortcuts'] {
  const isDefault = ([name, shortcut]: [string, Shortcut | null]) =>
    shortcut?.key === defaultSettings.shortcuts[name as ShortcutName]?.key;
  const taken = new Set<string>();
  const single = (entries: readonly [string, Shortcut | null][]) =>
    entries.map(([name, shortcut]) => {
      const isFree = shortcut && !taken.has(shortcut.key);
      if (isFree) taken.add(shortcut.key);
      return [name, isFree ? shortcut : null];
    });
  const entries = Object.entries(shortcuts);
  const own = single(entries.filter(entry => !isDefault(entry)));
  return {...shortcuts, ...Object.fromEntries([...own, ...single(entries.filter(isDefault))])} as Settings['shortcuts'];
}

function hasOneEach({shortcuts}: Settings): boolean {
  const keys = Object.values(shortcuts).flatMap(shortcut => (shortcut ? [shortcut.key] : []));
  return new Set(keys).size === keys.length;
}
