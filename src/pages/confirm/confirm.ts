/** @file Script of the confirmation window: a page of another host wants a number dialled, and a person decides here. */
import {ConfirmWindow} from './confirm-window.js';
import {findBridge} from './find-bridge.js';

const {searchParams, hash} = new URL(location.href);
// The ticket is used once; neither address nor history keep it.
history.replaceState(null, '', location.pathname);

// Never inside another page, whatever the headers allow.
if (top === self) {
  const shown = new ConfirmWindow(document.body, searchParams.get('lang') ?? '');
  findBridge(opener as Window | null, hash.slice(1), (port, message) => shown.hear(port, message));
}
