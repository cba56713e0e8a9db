/** @file What the bar does without at rest: a file each, beside the one script. */
import {Later} from '../../script/later.js';

/** What shows calls comes with the first one, or when the browser is idle. */
export const calls = new Later(() => import('../calls/index.js'));

/** What stands behind "Mehr" comes when it is pressed, or when a part has put a button into the bar. */
export const more = new Later(() => import('./more.js'));
