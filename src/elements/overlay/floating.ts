/** @file What floats over the page: it lies at its anchor, inside the window, and off what the user is at. */
import type {LitElement, ReactiveController} from 'lit';
import {deepActiveElement} from '../../controllers/index.js';
import {page} from '../../script/page.js';
import {front} from '../desk.js';
import {besideAt, stripAround} from './strip.js';
import {zoomOf} from './zoom.js';

type Box = Readonly<Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>>;
type Size = Readonly<Pick<DOMRect, 'width' | 'height'>>;

/** Pixels to the anchor, and to the edges of the window. */
const gap = 6;
const edge = 8;
/** With less height than this it is of no use. */
const useful = 160;

interface Place {
  readonly left: number;
  readonly top: number;
  /** The height that there is. */
  readonly room: number;
  /** It stands on the anchor, and grows upwards. */
  readonly isAbove: boolean;
}

/** Below the anchor, at its left or right side; else above it. One that is scrolled out of the window has it at that edge. */
function placesAt(anchor: Box, size: Size, view: Size, atRight: boolean): Place[] {
  const width = widthIn(view, size);
  const within = (left: number) => Math.max(edge, Math.min(left, view.width - edge - width));
  const sides = [within(anchor.left), within(anchor.right - width)];
  if (atRight) sides.reverse();
  const top = Math.max(edge, anchor.bottom + gap);
  const bottom = Math.min(view.height - edge, anchor.top - gap);
  const above = bottom - Math.min(size.height, bottom - edge);
  return [
    ...sides.map(left => ({left, top, room: view.height - edge - top, isAbove: false})),
    ...sides.map(left => ({left, top: above, room: bottom - edge, isAbove: true})),
  ];
}

const widthIn = (view: Size, {width}: Size): number => Math.min(width, view.width - 2 * edge);

/** What is not to be covered: never, and if there is a place elsewhere. */
interface Covered {
  readonly taken: Box | null;
  readonly avoid: Box | null;
}

/** At the anchor, or beyond what lies there already. */
export function placeAt(anchor: Box, size: Size, view: Size, atRight: boolean, {taken, avoid}: Covered): Place {
  const meets = ({left, top, room}: Place, other: Box | null) =>
    other !== null &&
    left < other.right &&
    left + widthIn(view, size) > other.left &&
    top < other.bottom &&
    top + Math.min(size.height, room) > other.top;
  const beyond = taken && {
    ...anchor,
    top: Math.min(anchor.top, taken.top),
    bottom: Math.max(anchor.bottom, taken.bottom),
  };
  const places = [
    ...placesAt(anchor, size, view, atRight).filter(place => !meets(place, taken)),
    ...(beyond ? placesAt(beyond, size, view, atRight) : []),
  ];
  const fits = ({room}: Place) => room >= Math.min(size.height, useful);
  return (
    places.find(place => fits(place) && !meets(place, avoid)) ??
    places.find(fits) ??
    places.reduce((best, place) => (place.room > best.room ? place : best))
  );
}

export interface Options {
  /** What floats, where it has `popover="manual"`. */
  readonly popover: () => HTMLElement | null;
  readonly anchor: () => Element | null;
  /** It ends where the anchor ends, and does not begin where the anchor begins. */
  readonly atEnd: boolean;
}

/** Opens and closes a popover of the host, and keeps it in its place while it is open. */
export class Floating implements ReactiveController {
  #isOpen = false;
  #watched = new AbortController();
  #sizes: ResizeObserver | undefined;
  #frame = 0;
  /** Ends the wait for a dialog to go. */
  #stop: (() => void) | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly options: Options,
  ) {
    host.addController(this);
  }

  /** To be called after each update of the host. */
  show(isOpen: boolean): void {
    const popover = this.options.popover();
    if (!popover?.popover || !popover.isConnected) return this.#end();
    this.#stop = void this.#stop?.();
    // Above a modal dialog it would be seen and dead: it opens when that is gone. One that was open lies below it, with its page.
    if (isOpen && !popover.matches(':popover-open') && mayBeBehind(this.host)) {
      this.#stop = front.known?.watch(() => this.show(true)) ?? whenKnown(() => this.show(true));
      return;
    }
    if (isOpen !== popover.matches(':popover-open')) popover.togglePopover(isOpen);
    if (!isOpen) return this.#end();
    if (this.#isOpen) return this.#placeSoon();
    this.#begin(popover);
    this.#place();
  }

  hostDisconnected(): void {
    this.#end();
  }

  #begin(popover: HTMLElement): void {
    this.#isOpen = true;
    this.#watched = new AbortController();
    const options = {capture: true, passive: true, signal: this.#watched.signal};
    for (const type of ['scroll', 'resize', 'focusin']) addEventListener(type, this.#placeSoon, options);
    this.#sizes = new ResizeObserver(this.#placeSoon);
    this.#sizes.observe(popover);
    const anchor = this.options.anchor();
    if (!anchor) return;
    this.#sizes.observe(anchor);
    const beside = besideAt(stripAround(anchor), popover);
    if (beside) this.#sizes.observe(beside);
  }

  #end(): void {
    this.#isOpen = false;
    this.#stop = void this.#stop?.();
    this.#watched.abort();
    this.#sizes?.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  readonly #placeSoon = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#place());
  };

  #place(): void {
    const popover = this.options.popover();
    const anchor = this.options.anchor();
    if (!popover || !anchor) return;
    // Not the root's height, which in quirks mode is that of the whole page.
    const view = {width: page.documentElement.clientWidth, height: innerHeight};
    const zoom = zoomOf(popover);
    const px = (length: number) => `${Math.round(length / zoom)}px`;
    const size = {width: popover.offsetWidth * zoom, height: popover.scrollHeight * zoom};
    const isLeftToRight = getComputedStyle(anchor).direction === 'ltr';
    const atRight = this.options.atEnd === isLeftToRight;
    const {left, right, top, bottom} = anchor.getBoundingClientRect();
    const strip = stripAround(anchor);
    const {top: stripTop, bottom: stripBottom} = strip?.getBoundingClientRect() ?? {top, bottom};
    const beside = besideAt(strip, popover);
    const other = beside?.matches(':popover-open') ? beside : null;
    // Who waits has the place at the strip, and leaves room for what is asked about a number.
    const isFirst = anchor === strip;
    const place = placeAt({left, right, top: stripTop, bottom: stripBottom}, size, view, atRight, {
      taken: isFirst ? null : (other?.getBoundingClientRect() ?? null),
      avoid: this.#usedElsewhere(),
    });
    const room = isFirst && other ? Math.max(useful / 2, place.room - other.scrollHeight * zoom - gap) : place.room;
    popover.style.left = px(place.left);
    const end = place.top + Math.min(size.height, place.room);
    popover.style.top = place.isAbove ? 'auto' : px(place.top);
    popover.style.bottom = place.isAbove ? px(view.height - end) : 'auto';
    popover.style.setProperty('--_room', px(Math.max(0, room)));
  }

  /** The box of the page's element that has the focus. */
  #usedElsewhere(): Box | null {
    const {activeElement, body} = page;
    const isOurs = activeElement?.contains(outermost(this.host));
    return activeElement && activeElement !== body && !isOurs ? activeElement.getBoundingClientRect() : null;
  }
}

/** What knows of dialogs comes with what shows calls. */
function mayBeBehind(host: Element): boolean {
  if (front.known) return front.known.isOver(host);
  return Boolean(page.querySelector(modal) ?? deepActiveElement()?.closest(modal));
}

const modal = ':modal, :fullscreen';

/** Yields what calls it off. Where the file can't be had, the next update asks again. */
function whenKnown(listener: () => void): () => void {
  let isOff = false;
  import('../in-front.js').then(
    ({inFront}) => {
      front.known = inFront;
      if (!isOff) listener();
    },
    () => undefined,
  );
  return () => (isOff = true);
}

/** The element in the page itself that holds this one. */
function outermost(element: Element): Element {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? outermost(root.host) : element;
}
