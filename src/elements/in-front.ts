/** @file What makes the rest of the page inert: modal dialogs, full-screen elements, and dialogs of script that say so. */
import {deepActiveElement} from '../controllers/index.js';
import {page} from '../script/page.js';
import {front, type Front} from './desk.js';

/** A dialog takes the focus when it opens, and gives it back when it closes, in whatever shadow root it is. */
const events = ['focusin', 'focusout', 'toggle', 'close', 'fullscreenchange', 'pointerdown'];

/** They show no children. */
export const replaced = /^(?:iframe|video|audio|img|canvas|object|embed|svg|input|select|textarea)$/;

/** The parent in what is rendered: through slots and shadow roots. */
export const renderedParent = (node: Node): Node | null =>
  (node as Element).assignedSlot ?? (node instanceof ShadowRoot ? node.host : node.parentNode);

function around(node: Node | null): Node[] {
  const found: Node[] = [];
  for (let at = node; at; at = renderedParent(at)) found.push(at);
  return found;
}

export const isWithin = (outer: Element, node: Node): boolean => around(node).includes(outer);

const matchesAround = (node: Node | null, selector: string): HTMLElement | undefined =>
  around(node).find((at): at is HTMLElement => at instanceof HTMLElement && at.matches(selector));

const [inert, said] = [':modal, :fullscreen', '[aria-modal=true]'];

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

function centre(element: Element): readonly [number, number] {
  const {left, top, width, height} = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

/** What lies in front of the page: known to all that show something there, or have keys that lead behind it. */
class InFront implements Front {
  /** Where dialogs may be: the document, and the shadow roots in which something has happened. */
  readonly #roots = new Set<ParentNode & Node>([page.documentElement]);
  readonly #listeners = new Set<() => void>();
  /** Made when somebody watches: servers load this file, too. */
  #observer: MutationObserver | null = null;

  /** The dialog or full-screen element above all others. */
  get modal(): HTMLElement | null {
    const known = this.#all(inert);
    // Its backdrop fills the window.
    const points = [[1, 1], ...known.map(centre)] as const;
    for (const [x = 0, y = 0] of points) {
      const modal = matchesAround(elementAt(x, y), inert);
      if (modal) return modal;
    }
    return known.at(-1) ?? matchesAround(deepActiveElement(), inert) ?? null;
  }

  /** The same, or a dialog of script in front of it, which only the focus and its looks hold. */
  get any(): HTMLElement | null {
    const {modal} = this;
    const focused = deepActiveElement();
    const own = matchesAround(focused, said);
    const dialogs = [...this.#all(said), ...(own ? [own] : [])].filter(
      dialog => dialog.checkVisibility({visibilityProperty: true}) && (!modal || isWithin(modal, dialog)),
    );
    return dialogs.filter(dialog => focused && isWithin(dialog, focused)).at(-1) ?? dialogs.at(-1) ?? modal;
  }

  /** Where calls have to be shown to be in reach; null: where they are. */
  get place(): HTMLElement | null {
    const {any} = this;
    return any && any !== page.documentElement && !replaced.test(any.localName) ? any : null;
  }

  /** Whether an element is seen at most, and can be neither pressed nor focused. */
  isOver(element: Element): boolean {
    const {modal} = this;
    return modal !== null && !isWithin(modal, element);
  }

  /** Calls `listener` when it may be another one. Returns the function that ends it. */
  watch(listener: () => void): () => void {
    if (!this.#listeners.size) {
      this.#observer = new MutationObserver(() => this.#tell());
      for (const type of events) addEventListener(type, this.#onEvent, true);
      this.#roots.forEach(root => this.#observe(root));
    }
    this.#listeners.add(listener);
    return () => {
      if (!this.#listeners.delete(listener) || this.#listeners.size) return;
      for (const type of events) removeEventListener(type, this.#onEvent, true);
      this.#observer?.disconnect();
    };
  }

  #all(selector: string): HTMLElement[] {
    for (const root of this.#roots) if (!root.isConnected) this.#roots.delete(root);
    return [...this.#roots].flatMap(root => [...root.querySelectorAll<HTMLElement>(selector)]);
  }

  #observe(root: ParentNode & Node): void {
    this.#roots.add(root);
    this.#observer?.observe(root, {subtree: true, attributes: true, attributeFilter: ['open', 'aria-modal']});
  }

  readonly #onEvent = (event: Event): void => {
    for (const target of event.composedPath())
      if (target instanceof ShadowRoot && !this.#roots.has(target)) this.#observe(target);
    // What the event is about is done when all have heard of it.
    queueMicrotask(() => this.#tell());
  };

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

export const inFront = new InFront();
front.known = inFront;
