/** @file A file of its own: no page at rest needs to know how a call sounds. */
import {type AudioSettings, type RingingSettings, type Settings, sharedDefaults} from './settings.js';

const audio: AudioSettings = {
  microphone: null,
  speaker: null,
  volume: 1,
  gain: 1,
  echo: true,
  noise: true,
  automaticGain: true,
};

const ringing: RingingSettings = {
  devices: [],
  volume: 0.8,
  tones: {internal: '', external: '', hotline: ''},
  seenOnly: false,
};

/** What holds until the user has set something else. Written out: a bundler takes `...` for something that must run in any case. */
export const defaultSettings: Settings = {
  bar: sharedDefaults.bar,
  shortcuts: sharedDefaults.shortcuts,
  announcements: sharedDefaults.announcements,
  audio,
  ringing,
};
