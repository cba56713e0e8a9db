import type {PageNumberOptions, Place} from './page-number.js';
import {page} from '../../script/page.js';

const styles = `
  button {
    position: fixed; margin: 0; padding: 0; border: 0; border-radius: 2px; background: none; cursor: pointer;
    outline-offset: 2px;
  }
  button.resting { inline-size: 1px; block-size: 1px; inset: auto auto 0 0; clip-path: inset(50%); }
  button:focus-visible { outline: 2px solid Highlight; }
  @media print { button { display: none; } }
`;

/** After which it may be another one. */
const goings = ['focusin', 'focusout', 'close', 'toggle'];
/** Makes the rest of the page inert, or takes the focus back from it. */
const modal = ':modal, [aria-modal=true]';

/**
 * One button over the number that the pointer or the keyboard is at. With Alt held it stays away, so that the number
 * can be selected, as in links.
 */
export class NumberPointer {
  readonly #options: PageNumberOptions;
  readonly #places: ReadonlyMap<Text, readonly Place[]>;
  readonly #host = page.createElement('div');
  readonly #button = page.createElement('button');
  #place: Place | null = null;
  #isRemoved = false;

  constructor(options: PageNumberOptions, places: ReadonlyMap<Text, readonly Place[]>) {
    this.#options = options;
    this.#places = places;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    const root = this.#host.attachShadow({mode: 'open'});
    root.adoptedStyleSheets = [sheet];
    root.append(this.#button);
    this.#host.dataset['amtNumbers'] = '';
    // In the top layer, whatever a dialog around it does to its coordinates.
    this.#host.popover = 'manual';
    // By CSSOM: a style attribute would need 'unsafe-inline' in the page's policy.
    Object.assign(this.#host.style, {
      ...{position: 'fixed', zIndex: '2147483646', inset: '0 auto auto 0', display: 'block'},
      ...{inlineSize: '0', blockSize: '0', margin: '0', padding: '0', border: '0', overflow: 'visible'},
    });
    this.#button.type = 'button';
    this.#button.onclick = event => {
      if (event.isTrusted && this.#place) options.call(this.#place.target, this.#place.shown);
    };
    this.#button.onfocus = () =>
      this.#place ?? this.#step(true, page.elementFromPoint(innerWidth / 2, innerHeight / 4));
    this.#button.onblur = () => this.#rest();
    this.#button.onkeydown = event => this.#onKey(event);
    page.addEventListener('pointermove', this.#onMove, {passive: true});
    page.addEventListener('scroll', this.#onScroll, {passive: true, capture: true});
    this.#rest();
    page.body.append(this.#host);
    for (const type of goings) page.addEventListener(type, this.#onGoing, true);
  }

  remove(): void {
    this.#isRemoved = true;
    for (const type of goings) page.removeEventListener(type, this.#onGoing, true);
    page.removeEventListener('pointermove', this.#onMove);
    page.removeEventListener('scroll', this.#onScroll, {capture: true});
    this.#host.remove();
  }

  /** The page's numbers changed. */
  update(): void {
    this.#move();
    const place = this.#place;
    if (place && !this.#places.get(place.text)?.includes(place)) this.#rest();
  }

  /** The number at a point of the window. */
  placeAt(x: number, y: number): Place | null {
    const [node, offset] = caretAt(x, y);
    const places = node instanceof Text ? this.#places.get(node) : undefined;
    const place = places?.find(({start, end}) => offset >= start && offset <= end);
    if (!place) return null;
    const isOver = [...rangeOf(place).getClientRects()].some(
      ({left, right, top, bottom}) => x >= left && x <= right && y >= top && y <= bottom,
    );
    return isOver ? place : null;
  }

  readonly #onMove = ({clientX: x, clientY: y, buttons, altKey, target}: PointerEvent): void => {
    if (target === this.#host && !altKey) return;
    const place = buttons || altKey ? null : this.placeAt(x, y);
    if (place) this.#show(place);
    else if (this.#place && !this.#isFocused) this.#rest();
  };

  readonly #onScroll = (): void => {
    if (this.#isFocused && this.#place) this.#show(this.#place);
    else this.#rest();
  };

  /** A dialog takes the focus when it opens, and gives it back when it closes. */
  readonly #onGoing = (): void => queueMicrotask(() => this.#move());

  /** What the keyboard is shut in with: a dialog in front of the page, or all of it. */
  #move(): void {
    // What was still to be looked at when the pointer was removed does not bring it back.
    if (this.#isRemoved) return;
    const dialogs = [...page.querySelectorAll(modal)].filter(dialog => dialog.checkVisibility());
    const home = dialogs.find(dialog => dialog.contains(page.activeElement)) ?? dialogs.at(-1) ?? page.body;
    if (this.#host.parentElement !== home) {
      if (this.#isFocused) return;
      home.append(this.#host);
      this.#rest();
    }
    const isInTopLayer = this.#host.matches(':popover-open');
    if (isInTopLayer !== (home !== page.body)) this.#host.togglePopover(!isInTopLayer);
    this.#button.hidden = !this.#isAnyIn(home);
  }

  #isAnyIn(home: Element): boolean {
    for (const text of this.#places.keys()) if (home.contains(text)) return true;
    return false;
  }

  get #home(): Element {
    return this.#host.parentElement ?? page.body;
  }

  get #isFocused(): boolean {
    return page.activeElement === this.#host;
  }

  #onKey(event: KeyboardEvent): void {
    const {key} = event;
    if (key === 'Escape') this.#button.blur();
    if (!/^Arrow/.test(key)) return;
    event.preventDefault();
    this.#step(key === 'ArrowDown' || key === 'ArrowRight', this.#place?.text ?? null);
  }

  /** Goes to the next number, or the one before; behind the last comes the first. */
  #step(forward: boolean, from: Node | null): void {
    const siblings = (this.#place && this.#places.get(this.#place.text)) ?? [];
    const beside = this.#place && siblings[siblings.indexOf(this.#place) + (forward ? 1 : -1)];
    const place = beside ?? this.#walk(forward, from) ?? this.#walk(forward, forward ? null : lastOf(this.#home));
    if (!place) return;
    place.text.parentElement?.scrollIntoView({block: 'nearest'});
    this.#show(place);
  }

  #walk(forward: boolean, from: Node | null): Place | undefined {
    const home = this.#home;
    const walker = page.createTreeWalker(home, NodeFilter.SHOW_TEXT);
    walker.currentNode = home.contains(from) && from ? from : home;
    for (;;) {
      const node = (forward ? walker.nextNode() : walker.previousNode()) as Text | null;
      if (!node) return undefined;
      const places = this.#places.get(node);
      if (places) return forward ? places[0] : places.at(-1);
    }
  }

  #show(place: Place): void {
    this.#place = place;
    const {left, top, width, height} = rangeOf(place).getBoundingClientRect();
    const button = this.#button;
    button.className = '';
    Object.assign(button.style, {left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px`});
    button.ariaLabel = this.#options.nameOf(place.shown);
  }

  /** Out of sight, and still a tab stop where there are numbers. */
  #rest(): void {
    this.#place = null;
    this.#button.className = 'resting';
    this.#button.removeAttribute('style');
    this.#button.ariaLabel = this.#options.hint();
  }
}

function rangeOf({text, start, end}: Place): Range {
  const range = new Range();
  range.setStart(text, Math.min(start, text.length));
  range.setEnd(text, Math.min(end, text.length));
  return range;
}

/** The text position under a point. Firefox and newer Chromium know the standard's name for it, others the old one. */
function caretAt(x: number, y: number): readonly [Node | null, number] {
  const {caretPositionFromPoint, caretRangeFromPoint} = page as Partial<Document>;
  if (caretPositionFromPoint) {
    const position = caretPositionFromPoint(x, y);
    return [position?.offsetNode ?? null, position?.offset ?? 0];
  }
  const range = caretRangeFromPoint?.(x, y);
  return [range?.startContainer ?? null, range?.startOffset ?? 0];
}

function lastOf(root: Node): Node {
  let node = root;
  while (node.lastChild) node = node.lastChild;
  return node;
}
