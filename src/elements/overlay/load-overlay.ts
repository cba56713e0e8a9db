/** @file What lies over the page comes when something does, or when the browser is idle. */
import {insist} from '../../script/insist.js';
import type * as OverlayModule from './over-page.js';

let overlay: typeof OverlayModule | null = null;

/** Null until it is there. */
export const loadedOverlay = (): typeof OverlayModule | null => overlay;

/** Rejects where it can't be had. */
export const loadOverlay = async (): Promise<typeof OverlayModule> =>
  (overlay ??= await insist(() => import('./over-page.js')));
