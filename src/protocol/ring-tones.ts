/** @file The ring tones that are made here, and what rings by default. How they sound: src/media/ring/tunes.ts. */

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
