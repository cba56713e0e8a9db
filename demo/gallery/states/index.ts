/** @file Every state of the phone that a clerk can meet, as data: for people who look at it, and for tests that measure it. */
import {absence} from './absence.js';
import {callPanel} from './call-panel.js';
import {callToast} from './call-toast.js';
import {dialer} from './dialer.js';
import {directory} from './directory.js';
import {history} from './history.js';
import {keypad} from './keypad.js';
import {number} from './number.js';
import {phoneBar} from './phone-bar.js';
import {colleagues} from './team.js';
import {transferPanel} from './transfer-panel.js';
import type {Example} from './example.js';

export {type Example, more, phoneFor} from './example.js';

export const examples: readonly Example[] = [
  ...phoneBar,
  ...callToast,
  ...dialer,
  ...callPanel,
  ...transferPanel,
  ...keypad,
  ...number,
  ...directory,
  ...history,
  ...colleagues,
  ...absence,
];
