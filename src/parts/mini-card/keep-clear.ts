import {css, type ReactiveController, type ReactiveControllerHost} from 'lit';
import type {Corner} from '../../protocol/index.js';
import {page} from '../../script/page.js';
import {addStyles} from '../../elements/add-styles.js';
import {boxIn, chooseCorner, overlap, type Frame, type Size} from '../../elements/corner/choose.js';
import {focusedBox} from '../../elements/corner/obstacles.js';

/** Milliseconds until a change in the page is looked at: what gets the focus is scrolled into view first. */
const soon = 100;
const types = ['focusin', 'scroll', 'resize'];

const styles = css`
  .root[data-away^='top'] {
    inset-block: min(16px, 2.5vw) auto;
  }

  .root[data-away^='bottom'] {
    inset-block: auto min(16px, 2.5vw);
  }

  .root[data-away$='start'] {
    inset-inline: min(16px, 2.5vw) auto;
  }

  .root[data-away$='end'] {
    inset-inline: auto min(16px, 2.5vw);
  }
`;

type Bar = Element & ReactiveControllerHost & {collapsed: boolean};

/**
 * A bar that is docked, or folded to a pill, leaves its corner while it would cover what has the focus in the page (WCAG 2.4.11),
 * and is there again when the focus has gone on. Where no corner is free, as beside a text that fills the window, it folds to the pill for
 * that time. It stays under a pointer, and while the focus is in the phone. It knows the bar by
 * the toast in it.
 */
export class KeepClear implements ReactiveController {
  #bar: ShadowRoot | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sizes: ResizeObserver | undefined;
  #hasNewFocus = false;
  /** How large the bar was that is folded here. */
  #unfolded: Size | null = null;

  constructor(private readonly toast: ReactiveControllerHost & HTMLElement) {
    toast.addController(this);
  }

  hostConnected(): void {
    const root = this.toast.getRootNode();
    if (!(root instanceof ShadowRoot) || root.host.localName !== 'amt-phone-bar') return;
    this.#bar = root;
    addStyles(root, styles);
    root.addEventListener('pointerout', this.#changed);
    for (const type of types) addEventListener(type, this.#changed, {capture: true, passive: true});
    // It is docked, or folds.
    this.#sizes = new ResizeObserver(() => this.#changed());
    this.#sizes.observe(root.host);
  }

  hostDisconnected(): void {
    this.#bar?.removeEventListener('pointerout', this.#changed);
    this.#bar = null;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const type of types) removeEventListener(type, this.#changed, true);
    this.#sizes?.disconnect();
  }

  readonly #changed = (event?: Event): void => {
    this.#hasNewFocus ||= event?.type === 'focusin' || !event;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#look();
      this.#hasNewFocus = false;
    }, soon);
  };

  #look(): void {
    const bar = this.#bar?.querySelector<HTMLElement>('.root');
    const home = /(?:top|bottom)-(?:start|end)/.exec(bar?.className ?? '')?.[0] as Corner | undefined;
    if (!bar || !home) return;
    const {position, direction} = getComputedStyle(bar);
    if (position !== 'fixed') return void delete bar.dataset['away'];
    // Unfolded by somebody else, it is folded no more.
    if (!this.#host?.collapsed) this.#unfolded = null;
    if (bar.matches(':hover') || this.#bar?.activeElement) return;
    const focused = focusedBox(bar);
    if (!focused) return this.#unfold();
    const size = bar.getBoundingClientRect();
    if (!(this.#hasNewFocus || overlap(size, focused))) return;
    const {clientWidth: width} = page.documentElement;
    const frame: Frame = {width, height: innerHeight, inset: Math.min(16, width / 40), isRtl: direction === 'rtl'};
    const shown = this.toast.shadowRoot?.querySelector(':popover-open')?.getBoundingClientRect();
    const obstacles = [{box: focused, weight: 1000}, ...(shown ? [{box: shown, weight: 30}] : [])];
    const whole = this.#unfolded ?? size;
    const corner = chooseCorner(whole, frame, obstacles, home);
    const isFree = !overlap(boxIn(corner, whole, frame), focused);
    if (isFree) this.#unfold();
    else if (this.#fold(size)) return;
    this.#go(bar, isFree ? corner : chooseCorner(size, frame, obstacles, home), home);
  }

  get #host(): Bar | undefined {
    return this.#bar?.host as Bar | undefined;
  }

  #go(bar: HTMLElement, corner: Corner, home: Corner): void {
    if (corner === (bar.dataset['away'] ?? home)) return;
    if (corner === home) delete bar.dataset['away'];
    else bar.dataset['away'] = corner;
    // What is anchored to it goes with it.
    this.#host?.requestUpdate();
  }

  /** Whether it folds now; it comes into its corner when it is as small as that. What is open at it stays. */
  #fold({width, height}: Size): boolean {
    const host = this.#host;
    if (!host || host.collapsed || this.#bar?.querySelector('.overlay:popover-open')) return false;
    this.#unfolded = {width, height};
    host.collapsed = true;
    return true;
  }

  #unfold(): void {
    if (this.#unfolded && this.#host) this.#host.collapsed = false;
    this.#unfolded = null;
  }
}
