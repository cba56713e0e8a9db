import {page} from '../script/page.js';

/** Whether a modal dialog of the page lies above it: then it is seen, and can be neither pressed nor focused. */
export function isBehindModal(element: Element): boolean {
  let outermost = element;
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = outermost.getRootNode())
    outermost = root.host;
  return [...page.querySelectorAll(':modal')].some(modal => !modal.contains(outermost));
}
