/**
 * @file What an icon without a word means, and the whole of a text that is cut off. Escape puts it away, the pointer may go onto
 * it, and until then it stays (WCAG 1.4.13).
 */
import {css} from 'lit';
import {page} from '../../script/page.js';
import {addStyles} from '../add-styles.js';
import {stripAround} from './strip.js';
import {zoomOf} from './zoom.js';

/** Milliseconds for which the pointer rests before it shows, and for which it may be on its way to the tip. */
const rests = 400;
const leaves = 250;
/** Pixels to what it tells of, and to the edges of the window. */
const gap = 6;
const edge = 8;

/** What tells more than it shows: an icon without a word, and a text that may be cut off. */
const tipped = '.icon,[data-tip],[data-cut]';

const styles = css`
  .tip {
    position: fixed;
    inset: auto;
    max-inline-size: min(280px, 100vw - 16px);
    margin: 0;
    padding: 5px 9px;
    border: 1px solid transparent;
    border-radius: 6px;
    background: var(--_text);
    color: var(--_surface);
    font-size: 0.93em;
    font-weight: 500;
    line-height: 1.35;
    box-shadow: var(--_shadow);
  }

  .tip:popover-open {
    animation: amt-tip var(--_duration) ease-out;
  }

  @keyframes amt-tip {
    from {
      opacity: 0;
    }
  }
`;

/** Pixels by which the letters of a font may be higher than their line: that is no line that was cut off. */
const overhang = 6;

const isCut = ({scrollWidth, clientWidth, scrollHeight, clientHeight}: HTMLElement): boolean =>
  scrollWidth > clientWidth || scrollHeight > clientHeight + overhang;

const textOf = (at: HTMLElement): string =>
  at.getAttribute('aria-label') ?? at.dataset['tip'] ?? (isCut(at) ? at.textContent.trim() : '');

interface Point {
  readonly x: number;
  readonly y: number;
}

/** There is one in a page. */
class Tip {
  #at: HTMLElement | null = null;
  #box: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watched = new AbortController();
  /** It goes with what it tells of. */
  readonly #gone = new ResizeObserver(() => this.#at?.checkVisibility() || this.#leave());

  /** The pointer came to it, or the focus. A finger rests nowhere. */
  meet(target: Element, pointer: string | undefined, isWalking: boolean): void {
    const isFocused = target.matches(':focus-visible') && (isWalking || target.localName !== 'input');
    const at = target.closest<HTMLElement>(tipped);
    if (!at || !(isFocused || pointer === 'mouse')) return;
    if (at.matches(isFocused ? ':focus-within' : ':hover')) this.#offer(at, isFocused);
  }

  /** The pointer is on it, or the focus. */
  #offer(at: HTMLElement, isFocused: boolean): void {
    if (at === this.#at) {
      if (this.#box) clearTimeout(this.#timer);
      return;
    }
    const isNext = this.#box !== null;
    this.#leave();
    this.#at = at;
    this.#watch(at);
    if (isFocused || isNext) this.#show(at, isFocused);
    else this.#timer = setTimeout(() => this.#show(at, isFocused), rests);
  }

  #watch(at: HTMLElement): void {
    this.#watched = new AbortController();
    const {signal} = this.#watched;
    const hide = () => this.#hide();
    at.addEventListener('pointerleave', this.#leaveSoon, {signal});
    at.addEventListener('focusout', this.#leaveSoon, {signal});
    // What a press opens would be under it.
    for (const type of ['pointerdown', 'click', 'input']) at.addEventListener(type, hide, {signal});
    // The key does what it does without a tip, too: whoever is called has the ringing off at once.
    addEventListener('keydown', ({key}) => key === 'Escape' && hide(), {capture: true, signal});
    addEventListener('scroll', hide, {capture: true, signal});
    this.#gone.observe(at);
  }

  readonly #leaveSoon = (): void => {
    if (!this.#box) return this.#leave();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#at?.matches(':focus-visible')) this.#leave();
    }, leaves);
  };

  #leave(): void {
    this.#hide();
    this.#at = null;
    this.#watched.abort();
    this.#gone.disconnect();
  }

  #hide(): void {
    clearTimeout(this.#timer);
    this.#box?.remove();
    this.#box = null;
  }

  #show(at: HTMLElement, isFocused: boolean): void {
    const text = textOf(at);
    const home = at.closest('.root');
    if (!text || !home || !at.isConnected) return;
    const box = page.createElement('div');
    box.className = 'tip';
    box.popover = 'manual';
    // Whom the keyboard brings it stays for, wherever the pointer is: that presses what lies below, such as Auflegen.
    if (isFocused) box.style.pointerEvents = 'none';
    // It is the button's name, or the text itself: to be read once.
    box.setAttribute('aria-hidden', 'true');
    box.textContent = text;
    box.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    box.addEventListener('pointerleave', this.#leaveSoon);
    addStyles(at.getRootNode() as ShadowRoot, styles);
    home.append(box);
    box.showPopover();
    this.#box = box;
    const {left, top, right, bottom} = at.getBoundingClientRect();
    const zoom = zoomOf(box);
    const [width, height] = [box.offsetWidth * zoom, box.offsetHeight * zoom];
    const {clientWidth} = page.documentElement;
    const x = Math.max(edge, Math.min((left + right - width) / 2, clientWidth - edge - width));
    const middle = (top + bottom - height) / 2;
    const places = [
      {x, y: bottom + gap},
      {x, y: top - gap - height},
      {x: left - gap - width, y: middle},
      {x: right + gap, y: middle},
    ];
    const others = [...(stripAround(at)?.querySelectorAll('button') ?? [])]
      .filter(button => button !== at && button.checkVisibility())
      .map(button => button.getBoundingClientRect());
    const isWithin = ({x, y}: Point) =>
      x >= 0 && y >= edge && x + width <= clientWidth && y + height + edge <= innerHeight;
    /** Who reads what one button is for may press the next one. */
    const isFree = ({x, y}: Point) =>
      !others.some(other => x < other.right && x + width > other.left && y < other.bottom && y + height > other.top);
    const inView = places.filter(isWithin);
    const place = inView.find(isFree) ?? inView[0] ?? {x, y: Math.max(edge, top - gap - height)};
    box.style.left = `${place.x / zoom}px`;
    box.style.top = `${place.y / zoom}px`;
  }
}

export const tip = new Tip();
