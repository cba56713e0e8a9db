/** @file What a user has set, once for all pages of the phone in this browser: nothing of it is about a person. */
import {defaultPlace, type Place} from './bar-place.js';

export type ShortcutName = 'answer' | 'mute' | 'phone' | 'hold' | 'transfer' | 'hangUp';

/** `key`: as {@link keysPattern} has it, such as `Ctrl+Alt+Shift+A`. */
export interface Shortcut {
  readonly key: string;
}

/** How much of a person is said aloud: others may be in the room, or hear the screen reader in a call. */
export const namings = ['none', 'number', 'name'] as const;
export type Naming = (typeof namings)[number];

/** A microphone or loudspeaker. Ids change when a site's data is cleared: then the label finds it. */
export interface DeviceChoice {
  readonly id: string;
  readonly label: string;
}

/** How a call sounds. A device that is null is the system's default. */
export interface AudioSettings {
  readonly microphone: DeviceChoice | null;
  readonly speaker: DeviceChoice | null;
  /** Of the loudspeaker, 0 to 1. */
  readonly volume: number;
  /** Of the microphone, 0 to 2; at 1 the sound takes no further way. */
  readonly gain: number;
  readonly echo: boolean;
  readonly noise: boolean;
  readonly automaticGain: boolean;
}

/** What rings, and how. */
export interface RingingSettings {
  /** None: the system's default. */
  readonly devices: readonly DeviceChoice[];
  /** 0 to 1. */
  readonly volume: number;
  /** The names of the tones; empty: as the site has it. */
  readonly tones: {readonly internal: string; readonly external: string; readonly hotline: string};
  /** A call is shown and makes no sound. */
  readonly seenOnly: boolean;
}

/** The entries, each with its members. */
export interface Settings {
  /** Where a bar lies that is docked, and whether only its calls are seen. */
  readonly bar: Place;
  /** Null: off. */
  readonly shortcuts: Readonly<Record<ShortcutName, Shortcut | null>>;
  /** `who`: what screen readers are told of whoever a call is with. */
  readonly announcements: {readonly who: Naming};
  readonly audio: AudioSettings;
  readonly ringing: RingingSettings;
}

/** What a page has to know that lends its audio. */
export type SoundSettings = Pick<Settings, 'audio' | 'ringing'>;

/** The entries that pages of other hosts read as well. */
export type SharedSettings = Pick<Settings, 'bar' | 'shortcuts' | 'announcements'>;

/** Members that are to have another value; those that are missing stay as they are. */
export type SettingsChange = {readonly [Name in keyof Settings]?: Partial<Settings[Name]>};

const letter = (key: string): Shortcut => ({key: `Ctrl+Alt+Shift+${key}`});

/** What holds until the user has set something else; of sound, see {@link defaultSettings}. */
export const sharedDefaults: SharedSettings = {
  bar: defaultPlace,
  shortcuts: {
    answer: letter('A'),
    mute: letter('M'),
    phone: letter('T'),
    hold: letter('H'),
    // Not W: who misses Alt would close the window, with the call's page.
    transfer: letter('V'),
    hangUp: null,
  },
  announcements: {who: 'name'},
};

/**
 * Ctrl and Alt alone are AltGr on German keyboards and write characters (WCAG 2.1.4): it takes all three modifiers, or a function
 * key with one. Without those that close or reload a window, or open a menu.
 */
export const keysPattern =
  /^(?!(?:Alt|Ctrl)\+F4$|(?:Ctrl\+|Shift\+|Ctrl\+Shift\+)F5$|Shift\+F10$)(?:Ctrl\+Alt\+Shift\+[A-Z0-9]|(?=[CAS])(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?F(?:[1-9]|1\d|2[0-4]))$/;
