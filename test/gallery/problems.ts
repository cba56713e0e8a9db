/** @file What nobody could press or read: controls over each other, below something else, or outside of the window. */
import {deepAll} from '../support/find.js';
import {controls, isInView, titleOf} from './boxes.js';

interface Shown {
  readonly element: Element;
  /** What is in view of it within what scrolls around it. */
  readonly box: DOMRect;
  /** It goes with the page when that is scrolled. */
  readonly isInPage: boolean;
}

export function problemsOf(element: Element): string[] {
  const parts = deepAll(element, `[part], ${controls}`)
    .filter(isInView)
    .map(look)
    // What is scrolled away can be scrolled to, as what shows no more than its edge.
    .filter(({box}) => box.width > 4 && box.height > 4);
  const buttons = parts.filter(({element: part}) => part.matches(controls));
  return [
    ...parts.filter(isOutside).map(part => `${titleOf(part.element)} is outside of the window: ${words(part.box)}`),
    ...buttons.flatMap((one, index) =>
      buttons
        .slice(index + 1)
        .filter(other => meet(one, other))
        .map(other => `${titleOf(one.element)} and ${titleOf(other.element)} overlap`),
    ),
    ...buttons.flatMap(({element: button, box}) => {
      const over = whatCovers(button, box);
      return over ? [`${titleOf(button)} is covered by ${titleOf(over)}`] : [];
    }),
  ];
}

/** In the flat tree. */
export const parentOf = (element: Element): Element | null => {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
};

function look(element: Element): Shown {
  let box = element.getBoundingClientRect();
  let isInPage = true;
  for (let at: Element | null = element; at && at !== document.documentElement; at = parentOf(at)) {
    const {position, overflowY} = getComputedStyle(at);
    if (at !== element && (overflowY === 'auto' || overflowY === 'scroll'))
      box = within(box, at.getBoundingClientRect());
    if (position !== 'fixed' && !at.matches(':popover-open')) continue;
    isInPage = false;
    break;
  }
  return {element, box, isInPage};
}

function within(box: DOMRect, clip: DOMRect): DOMRect {
  const left = Math.max(box.left, clip.left);
  const top = Math.max(box.top, clip.top);
  return new DOMRect(
    left,
    top,
    Math.max(0, Math.min(box.right, clip.right) - left),
    Math.max(0, Math.min(box.bottom, clip.bottom) - top),
  );
}

function isOutside({box: {left, top, right, bottom}, isInPage}: Shown): boolean {
  const {clientWidth, clientHeight} = document.documentElement;
  const isBeside = left < -1 || right > clientWidth + 1;
  return isBeside || (!isInPage && (top < -1 || bottom > clientHeight + 1));
}

function meet({element, box}: Shown, {element: other, box: beside}: Shown): boolean {
  if (element.contains(other) || other.contains(element)) return false;
  const {width, height} = within(box, beside);
  return width > 1 && height > 1;
}

/** A modal dialog of the page covers everything, which is what it is for. */
function whatCovers(button: Element, box: DOMRect): Element | null {
  const {clientWidth, clientHeight} = document.documentElement;
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  if (x < 0 || y < 0 || x >= clientWidth || y >= clientHeight || document.querySelector('dialog:modal')) return null;
  const hit = deepest(document, x, y);
  for (let at = hit; at; at = parentOf(at)) if (at === button) return null;
  return hit;
}

function deepest(root: Document | ShadowRoot, x: number, y: number): Element | null {
  const hit = root.elementFromPoint(x, y);
  // A slotted element is found in the slot's root as well: it is outside of it.
  return hit?.shadowRoot && hit !== (root as Partial<ShadowRoot>).host ? (deepest(hit.shadowRoot, x, y) ?? hit) : hit;
}

const words = ({x, y, width, height}: DOMRect) => [x, y, width, height].map(Math.round).join(' ');
