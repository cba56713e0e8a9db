import {noChange} from 'lit';
import {Directive, type ElementPart, type PartInfo, PartType, directive} from 'lit/directive.js';

/** Milliseconds between two looks at where the buttons are. */
const lookEvery = 100;
/** Pixels that a button may shift and still be where it was. */
const tolerance = 4;

/** Those in the page: one look for all, so that the browser lays out once. */
const guards = new Set<PressGuard>();
let timer: ReturnType<typeof setInterval> | undefined;

function lookAtAll(): void {
  for (const guard of guards) if (!guard.look()) guards.delete(guard);
  if (guards.size) return;
  clearInterval(timer);
  timer = undefined;
}

/**
 * Keeps a button from presses that were not meant for it: the second click of a double click on what stood there before.
 * Of a press that begins too early no `click` arrives.
 */
class PressGuard extends Directive {
  #of = '';
  #since = 0;
  #place: readonly number[] | null = null;
  /** Whether the press that has begun counts; null when none has. */
  #counts: boolean | null = null;
  #button: Element | null = null;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('It guards an element');
  }

  /**
   * `of`: what the button ends; another one is another button. `milliseconds`: how long it must have stood. `anyhow`: a press
   * without pointer and key is nobody's slip, and counts from the beginning.
   */
  override render(_of: string, _milliseconds: number, _anyhow = false): symbol {
    return noChange;
  }

  override update({element}: ElementPart, [of, milliseconds, anyhow]: [string, number, boolean?]): symbol {
    if (of !== this.#of) this.#since = performance.now();
    this.#of = of;
    guards.add(this);
    timer ??= setInterval(lookAtAll, lookEvery);
    if (this.#button) return noChange;
    this.#button = element;
    const stands = () => {
      this.look();
      return performance.now() - this.#since >= milliseconds;
    };
    element.addEventListener('pointerdown', () => (this.#counts = stands()));
    element.addEventListener('keydown', event => {
      const {key, repeat} = event as KeyboardEvent;
      if (!repeat && (key === 'Enter' || key === ' ')) this.#counts = stands();
    });
    const onClick = (event: Event) => {
      // Assistive technology presses without a pointer.
      const counts = this.#counts ?? (anyhow || stands());
      this.#counts = null;
      if (!counts) event.stopImmediatePropagation();
    };
    element.addEventListener('click', onClick, true);
    return noChange;
  }

  /**
   * It has moved when it did both in the window and in the page: scrolling is the user's, and a sticky bar stays. False where it
   * is in no page any more.
   */
  look(): boolean {
    const button = this.#button;
    if (!button?.isConnected) return false;
    const {left, top, right, bottom} = button.getBoundingClientRect();
    const place = [left, top, right, bottom, left + scrollX, top + scrollY, right + scrollX, bottom + scrollY];
    const before = (this.#place ??= place);
    const differs = (from: number) =>
      place.slice(from, from + 4).some((value, index) => Math.abs(value - (before[from + index] ?? 0)) > tolerance);
    if (!differs(0)) return true;
    if (differs(4)) this.#since = performance.now();
    this.#place = place;
    return true;
  }
}

/** `${guarded(call.id, 800)}` in a button's tag: it takes no press in the first 800 ms at its place. */
export const guarded = directive(PressGuard);
