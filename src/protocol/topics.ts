/**
 * @file What a page may watch: state that not every page shows. A topic's value is sent to a page while it watches, and to
 * no other; pages of other hosts get the topics that say so, and no more.
 */
import type {CallQuality} from './quality.js';
import type {Settings, SoundSettings} from './settings.js';
import type {CallId, Lamp} from './state.js';

/** The values by topic. A part adds its own: `declare module '…/protocol/topics.js' {interface TopicValues {…}}`. */
export interface TopicValues {
  /** Presence of watched lines by extension; a line that is not listed is unknown. */
  lamps: Readonly<Record<string, Lamp>>;
  /** What the user has set, with the defaults of what was never set. Pages of other hosts get those of bar, shortcuts and announcements. */
  settings: Settings;
  /** Of these, how it sounds: for whoever lends the audio, which is the frame where the page is of another host. Nobody else is told. */
  sound: SoundSettings;
  /** How well a call is heard, while it talks; unknown at first. Pages of other hosts get the level and its cause. */
  [quality: `quality/${CallId}`]: CallQuality;
}

export type Topic = keyof TopicValues;

/** Topics that one page may watch at a time. */
export const MOST_TOPICS = 50;

/** Called with the newest value, and with `undefined` when nothing is known any more. */
export type TopicListener<Name extends Topic> = (value: TopicValues[Name] | undefined) => void;

/** Who may watch a topic. */
export interface TopicRule {
  /** Pages of other hosts, too; or these members of its value; or what this makes of it. Default: they may not. */
  readonly guests?: true | readonly string[] | ((value: unknown) => unknown);
}

/** A page, or the bridge for a page of another host, begins to watch or leaves off. */
export interface WatchMessage {
  readonly type: 'watch';
  readonly topic: string;
  readonly on: boolean;
}

export interface TopicMessage {
  readonly type: 'topic';
  readonly topic: string;
  readonly value: unknown;
}
