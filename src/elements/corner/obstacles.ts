import {deepActiveElement} from '../../controllers/index.js';
import {page} from '../../script/page.js';
import type {Box, Obstacle} from './choose.js';

/** A text that fills a good part of the window is not covered where its caret is not. */
const large = 0.5;

/**
 * Where the user types or would type, unless that is in the box itself: through shadow roots, and into frames whose documents
 * are this page's to read.
 */
export function focusedBox(box: HTMLElement): Box | null {
  const root = box.getRootNode();
  if (root instanceof ShadowRoot && root.activeElement) return null;
  let active = deepActiveElement();
  let [x, y] = [0, 0];
  while (active?.localName === 'iframe') {
    const inner = documentIn(active);
    const inside = inner?.activeElement;
    if (!inner || !inside) break;
    const {left, top} = active.getBoundingClientRect();
    [x, y] = [x + left + active.clientLeft, y + top + active.clientTop];
    active = inside;
    while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  }
  if (!active || active === page.body || active === page.documentElement) return null;
  const {left, top, right, bottom} = caretIn(active) ?? active.getBoundingClientRect();
  return {left: x + left, top: y + top, right: x + right, bottom: y + bottom};
}

function documentIn(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}

/** The caret, in a text as large as an editor's page. */
function caretIn(element: Element): DOMRect | undefined {
  const view = element.ownerDocument.defaultView;
  const {width, height} = element.getBoundingClientRect();
  if (!view || !(element as HTMLElement).isContentEditable) return undefined;
  if (width < view.innerWidth * large || height < view.innerHeight * large) return undefined;
  const selection = view.getSelection();
  const caret = selection?.rangeCount ? selection.getRangeAt(0).getBoundingClientRect() : undefined;
  return caret?.height ? caret : undefined;
}

/** What is in the page and must not be covered: where the user types, our own bars, and what the page names. */
export function obstaclesOf(box: HTMLElement, bars: Iterable<Element>): Obstacle[] {
  const focused = focusedBox(box);
  const all = new Set([...page.querySelectorAll('amt-phone-bar'), ...bars]);
  return [
    ...(focused ? [{box: focused, weight: 1000}] : []),
    ...[...all]
      .filter(bar => bar.checkVisibility())
      .map(bar => ({box: stripOf(bar).getBoundingClientRect(), weight: 30})),
    ...namedBy(box).map(named => ({box: named.getBoundingClientRect(), weight: 1})),
  ];
}

/** A bar that is docked or folded lies elsewhere than its element. */
const stripOf = (bar: Element): Element => bar.shadowRoot?.querySelector('.bar') ?? bar;

/** What `--amt-toast-avoid` selects. */
function namedBy(box: HTMLElement): Element[] {
  const selector = getComputedStyle(box)
    .getPropertyValue('--amt-toast-avoid')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  try {
    return selector ? [...page.querySelectorAll(selector)] : [];
  } catch {
    return [];
  }
}
