import type {WindowHello} from '../../protocol/index.js';
import {isOfType, isOwnWindow} from './own-window.js';

const hello: WindowHello['type'] = 'amtsleitung-window';

/**
 * Tells phone windows that the page around this frame may open them: those that this very page has opened. A foreign page is
 * not to become the phone's window, nor to hold the handle of the one where a clerk's audio is.
 */
export function vouch(isAdmitted: () => boolean): void {
  addEventListener('message', event => {
    if (!isOwnWindow(event) || !isOfType(event, hello) || (event.source as Window).opener !== parent) return;
    if (isAdmitted()) event.ports[0]?.postMessage(true);
  });
}
