import {greetFrames, type WindowHello} from '../../protocol/index.js';

/** Milliseconds that a bridge has to answer, which is there already. */
const PATIENCE = 3_000;

/**
 * Whether this window may be the phone's: the user opened it, a page of our own, or one of another host that may have the phone,
 * for which its bridge speaks. Who opened a window keeps a handle of it, and could have it show something else.
 */
export async function isOpenedByUs(page: Window | null, referrer = document.referrer): Promise<boolean> {
  // The window was reloaded; who opened it may have gone on since.
  if (history.state === MARK) return true;
  // By a link, or with `noopener`: where it led from is told, and of a bookmark nothing.
  if (!page) return referrer === '' || new URL(referrer).origin === location.origin;
  const may = isOurOwn(page) || (await isVouchedFor(page));
  if (may) history.replaceState(MARK, '');
  return may;
}

/** Of this entry of the history, which no other page can make or copy. */
const MARK = 'amtsleitung-window';

function isOurOwn(page: Window): boolean {
  try {
    return page.location.origin === location.origin;
  } catch {
    return false;
  }
}

function isVouchedFor(page: Window): Promise<boolean> {
  const hello: WindowHello = {type: 'amtsleitung-window'};
  return new Promise(resolve => {
    greetFrames(page, hello, location.origin, () => resolve(true));
    setTimeout(resolve, PATIENCE, false);
  });
}
