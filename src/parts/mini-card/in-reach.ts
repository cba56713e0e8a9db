import {isServer} from 'lit';
import {provideReach} from '../../elements/call-toast/reach.js';
import {keepFocusInDetails} from './closed-details.js';
import {KeepClear} from './keep-clear.js';
import {ModalReach} from './modal-reach.js';
import {hearSwallowedClicks} from './swallowed-click.js';
import {followFront} from './voice-place.js';

/** Keeps the phone in reach of the clerk, and what it says, whatever lies in front of it, and off what she is at. */
export function keepInReach(): void {
  if (isServer) return;
  hearSwallowedClicks();
  followFront();
  keepFocusInDetails();
  provideReach(toast => {
    new KeepClear(toast);
    return new ModalReach(toast);
  });
}
