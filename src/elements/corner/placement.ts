import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Corner} from '../../protocol/index.js';
import {chooseCorner, overlap, type Frame, type Obstacle} from './choose.js';
import {focusedBox, obstaclesOf} from './obstacles.js';

/** Milliseconds until a change in the page is looked at. */
const soon = 100;

/** Those of the whole page. */
const shown = new Set<HTMLElement>();

/**
 * Puts a popover into the corner where it covers nothing that is needed. There it stays: it goes on only when the focus comes
 * under it, and never from under a pointer, nor to where one is.
 */
export class Placement implements ReactiveController {
  corner: Corner = 'bottom-end';
  #box: HTMLElement | null = null;
  #pointer = {x: -1, y: -1};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sizes: ResizeObserver | undefined;

  /** `bars`: elements of the phone that are not to be covered, in any root. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly bars: () => Iterable<Element>,
  ) {
    host.addController(this);
  }

  /** Shows or hides it. */
  show(box: HTMLElement, isShown: boolean): void {
    if (box.matches(':popover-open') !== isShown) box.togglePopover(isShown);
    if (isShown === (this.#box !== null)) return;
    if (!isShown) return this.hostDisconnected();
    this.#box = box;
    this.#go(this.#choose(box));
    shown.add(box);
    for (const type of ['focusin', 'scroll', 'resize', 'blur']) addEventListener(type, this.#changed, true);
    addEventListener('pointermove', this.#moved, {passive: true, capture: true});
    // Who else calls makes it higher.
    this.#sizes = new ResizeObserver(this.#changed);
    this.#sizes.observe(box);
  }

  hostDisconnected(): void {
    if (this.#box) shown.delete(this.#box);
    this.#box = null;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const type of ['focusin', 'scroll', 'resize', 'blur']) removeEventListener(type, this.#changed, true);
    removeEventListener('pointermove', this.#moved, true);
    this.#sizes?.disconnect();
  }

  #choose(box: HTMLElement, ...more: Obstacle[]): Corner {
    const others = [...shown].filter(other => other !== box);
    const obstacles = [...obstaclesOf(box, [...this.bars(), ...others]), ...more];
    return chooseCorner(box.getBoundingClientRect(), this.#frame(box), obstacles);
  }

  #frame(box: HTMLElement): Frame {
    const {direction, insetBlockStart, insetBlockEnd} = getComputedStyle(box);
    const inset = parseFloat(this.corner.startsWith('top') ? insetBlockStart : insetBlockEnd) || 0;
    return {width: innerWidth, height: innerHeight, inset, isRtl: direction === 'rtl'};
  }

  #go(corner: Corner): void {
    if (this.#box) this.#box.dataset['corner'] = corner;
    if (corner === this.corner) return;
    this.corner = corner;
    this.host.requestUpdate();
  }

  readonly #changed = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#look();
    }, soon);
  };

  readonly #moved = ({clientX: x, clientY: y}: PointerEvent): void => {
    this.#pointer = {x, y};
    this.#changed();
  };

  #look(): void {
    const box = this.#box;
    const focused = box && focusedBox(box);
    if (!focused || box.matches(':hover')) return;
    if (!overlap(box.getBoundingClientRect(), focused)) return;
    const {x, y} = this.#pointer;
    this.#go(this.#choose(box, {box: {left: x, top: y, right: x + 1, bottom: y + 1}, weight: 1e6}));
  }
}
