/** @file The ring tones that are made here, and what rings by default. How they sound: src/media/ring/tunes.ts. */
import type {RingingSettings} from './settings.js';

export const ringTones = ['dreiklang', 'klassisch', 'digital', 'gong', 'kuckuck', 'marimba', 'sanft'] as const;
export type RingTone = (typeof ringTones)[number];

/** Who calls: each kind may have a ring tone of its own. */
export type RingKind = 'internal' | 'external' | 'hotline';

/** What rings where neither the user nor the site has chosen. */
export const standardTones: Readonly<Record<RingKind, RingTone>> = {
  internal: 'sanft',
  external: 'dreiklang',
  hotline: 'gong',
};

/** What holds until the user has set something else. */
export const defaultRinging: RingingSettings = {
  devices: [],
  volume: 0.8,
  tones: {internal: '', external: '', hotline: ''},
  seenOnly: false,
};
