/** @file Where the parts and controls of an element are. */
import {deepAll, nameOf} from '../support/find.js';

export const controls = 'button, input, textarea, select, a[href]';

export function boxOf(element: Element): DOMRect {
  const {x, y, width, height} = element.getBoundingClientRect();
  return new DOMRect(Math.round(x), Math.round(y), Math.round(width), Math.round(height));
}

/** In view, if the window were large enough; what is said to screen readers alone is not. */
export function isInView(element: Element): boolean {
  const {width, height} = element.getBoundingClientRect();
  return width > 1 && height > 1 && element.checkVisibility({opacityProperty: true, visibilityProperty: true});
}

/** The name of its part, or of what it opens; a control without one goes by its words. */
export function titleOf(element: Element): string {
  const {part, sheet} = (element as HTMLElement).dataset;
  return element.getAttribute('part') ?? sheet ?? part ?? (nameOf(element) || element.localName);
}

/** All that has a name, in document order; those of one name after each other. What has no box of its own is measured in the window. */
export function boxesOf(element: HTMLElement): Record<string, string> {
  const own = boxOf(element);
  const origin = own.width && own.height ? own : new DOMRect();
  const boxes: Record<string, string> = {[element.localName]: format(own)};
  for (const part of deepAll(element, `[part], ${controls}`).filter(isInView)) {
    const {x, y, width, height} = boxOf(part);
    const box = format(new DOMRect(x - origin.x, y - origin.y, width, height));
    const name = titleOf(part);
    boxes[name] = name in boxes ? `${boxes[name]}, ${box}` : box;
  }
  return boxes;
}

const format = ({x, y, width, height}: DOMRect) => [x, y, width, height].join(' ');
