import {isInPhone} from '../../controllers/focus-memory.js';

/**
 * Presses a button of the phone that was clicked, where the page has swallowed the click on its way: a dialog that keeps the focus
 * (focus-trap) stops every click beside itself at the document, be it of the mouse or of Enter.
 */
export function hearSwallowedClicks(): void {
  addEventListener('click', onClick, true);
}

function onClick(event: MouseEvent): void {
  const [target] = event.composedPath();
  if (!event.isTrusted || !(target instanceof Element) || !isInPhone(target)) return;
  // The page sees no more of the phone than this; behind it the click is ours.
  const host = event.target;
  let hasArrived = false;
  const arrive = () => (hasArrived = true);
  host?.addEventListener('click', arrive, true);
  setTimeout(() => {
    host?.removeEventListener('click', arrive, true);
    if (hasArrived) return;
    const {detail, clientX, clientY} = event;
    // Not composed: the page neither hears nor stops it.
    target.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, detail, clientX, clientY}));
  });
}
