import {page} from '../../script/page.js';

/** Milliseconds between two looks at whether it is still open. */
const LOOK = 200;

/**
 * Opens the window in which the phone's origin asks whether a number may be dialled. It shows the ticket to the bridge of
 * this page; the number is in no address. `onclose`: the browser blocked it, or it is closed again.
 */
export function openConfirmation(
  bridge: URL,
  ticket: string,
  onclose: () => void,
): Pick<Window, 'focus' | 'close'> | null {
  const url = new URL(`confirm.html?lang=${page.documentElement.lang}#${ticket}`, bridge);
  const left = screenX + (outerWidth - 440) / 2;
  const opened = open(url, '_blank', `popup,width=440,height=380,left=${left}`);
  const looking = setInterval(() => {
    if (opened && !opened.closed) return;
    clearInterval(looking);
    onclose();
  }, LOOK);
  return opened;
}
