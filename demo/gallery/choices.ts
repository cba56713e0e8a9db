/** @file In what each state is shown: for the menu, the screenshots and the tests alike. */

export const sizes = {
  '1280': {width: 1280, height: 720},
  '720': {width: 720, height: 640},
  '320': {width: 320, height: 256},
} as const;

export const themes = ['light', 'dark', 'forced'] as const;
export const languages = ['de', 'en'] as const;
export const hostNames = ['block', 'header', 'column', 'dialog'] as const;

export type Size = keyof typeof sizes;
export type Theme = (typeof themes)[number];
export type Language = (typeof languages)[number];
export type HostName = (typeof hostNames)[number];

export interface Choice {
  readonly state: string;
  readonly host: HostName;
  readonly lang: Language;
}
