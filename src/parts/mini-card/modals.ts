/** @file What makes the rest of the page inert: modal dialogs, full-screen elements, and dialogs of script that say so. */
import {deepActiveElement} from '../../controllers/index.js';
import {page} from '../../script/page.js';

/** They show no children. */
export const replaced = /^(?:iframe|video|audio|img|canvas|object|embed|svg|input|select|textarea)$/;

/** The parent in what is rendered: through slots and shadow roots. */
export function renderedParent(node: Node): Node | null {
  return (node as Element).assignedSlot ?? (node instanceof ShadowRoot ? node.host : node.parentNode);
}

export function isWithin(outer: Element, node: Node): boolean {
  for (let at: Node | null = node; at; at = renderedParent(at)) if (at === outer) return true;
  return false;
}

function modalAround(node: Node | null): HTMLElement | null {
  for (let at = node; at; at = renderedParent(at))
    if (at instanceof HTMLElement && at.matches(':modal, :fullscreen')) return at;
  return null;
}

/** What is at a point, through shadow roots; what is inert is not met. */
function elementAt(x: number, y: number): Element | null {
  let element = page.elementFromPoint(x, y);
  for (let inner = element; inner?.shadowRoot; element = inner) {
    const next: Element | null = inner.shadowRoot.elementFromPoint(x, y);
    if (!next || next === inner) break;
    inner = next;
  }
  return element;
}

/** The one that lies above all others; `roots`: where else than in the document dialogs have been seen. */
function topmost(roots: Iterable<ParentNode>): HTMLElement | null {
  const known = [...roots].flatMap(root => [...root.querySelectorAll<HTMLElement>(':modal, :fullscreen')]);
  // Its backdrop fills the window.
  const points = [[1, 1], ...known.map(centre)] as const;
  for (const [x = 0, y = 0] of points) {
    const modal = modalAround(elementAt(x, y));
    if (modal) return modal;
  }
  return known.at(-1) ?? modalAround(deepActiveElement());
}

function centre(element: Element): readonly [number, number] {
  const {left, top, width, height} = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

/** A dialog of script, which only the focus and its looks hold: the one with the focus, else the last one. */
function scripted(roots: Iterable<ParentNode>, modal: HTMLElement | null): HTMLElement | null {
  const seen = [...roots]
    .flatMap(root => [...root.querySelectorAll<HTMLElement>('[aria-modal=true]')])
    .filter(dialog => dialog.checkVisibility({visibilityProperty: true}) && (!modal || isWithin(modal, dialog)));
  const focused = deepActiveElement();
  return seen.filter(dialog => focused && isWithin(dialog, focused)).at(-1) ?? seen.at(-1) ?? null;
}

/** Where calls have to be shown to be in reach; null: where they are. */
export function modalInFront(roots: Iterable<ParentNode>): HTMLElement | null {
  const all = [...roots];
  const modal = topmost(all);
  const front = scripted(all, modal) ?? modal;
  return front && front !== page.documentElement && !replaced.test(front.localName) ? front : null;
}
