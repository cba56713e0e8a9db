import {page} from '../../script/page.js';
import {inFront} from '../in-front.js';

/** What of a page goes away with Escape, wherever the focus is, beside dialogs and the full screen. */
const open = '[role=menu],[popover=""]:popover-open,[popover=auto]:popover-open,[popover=hint]:popover-open';
/** What takes Escape while the focus is in it, or on it. */
const entered = 'dialog[open],[role=dialog],[role=alertdialog],[role=menubar],[aria-expanded=true],:popover-open';

/** Whether Escape means something of the page's own: a dialog, a menu, an open list, the full screen. */
export function hostTakesEscape(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || inFront.any) return true;
  const elements = event.composedPath().filter(target => target instanceof Element);
  return (
    elements.some(element => element.matches(`${open},${entered}`)) || [...page.querySelectorAll(open)].some(isSeen)
  );
}

const isSeen = (element: Element): boolean =>
  element.checkVisibility({visibilityProperty: true, opacityProperty: true});
