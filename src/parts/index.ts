/** @file Written by build/list-parts.mjs, from the folders beside it: nobody has to name a part here. */

/** What brings a part into the page, by the tag that its folder is named after. */
export const parts: Readonly<Record<string, () => Promise<unknown>>> = {
  'amt-absence': () => import('./absence/part.js'),
  'amt-call-panel': () => import('./call-panel/part.js'),
  'amt-check': () => import('./check/part.js'),
  'amt-headset': () => import('./headset/part.js'),
  'amt-history': () => import('./history/part.js'),
  'amt-keypad': () => import('./keypad/part.js'),
  'amt-mini-card': () => import('./mini-card/part.js'),
  'amt-settings': () => import('./settings/part.js'),
  'amt-shortcuts': () => import('./shortcuts/part.js'),
  'amt-team': () => import('./team/part.js'),
  'amt-transfer-panel': () => import('./transfer-panel/part.js'),
};
