import {noChange} from 'lit';
import {Directive, type ElementPart, type PartInfo, PartType, directive} from 'lit/directive.js';

/** Milliseconds between two looks at where the button is. */
const lookEvery = 100;
/** Pixels that a button may shift and still be where it was. */
const tolerance = 4;

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
  #timer: ReturnType<typeof setInterval> | undefined;
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
    if (this.#button) return noChange;
    this.#button = element;
    const stands = () => {
      this.#look();
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
    this.#timer = setInterval(() => {
      if (element.isConnected) this.#look();
      else clearInterval(this.#timer);
    }, lookEvery);
    return noChange;
  }

  /** It has moved when it did both in the window and in the page: scrolling is the user's, and a sticky bar stays. */
  #look(): void {
    const {left, top, right, bottom} = this.#button?.getBoundingClientRect() ?? new DOMRect();
    const place = [left, top, right, bottom, left + scrollX, top + scrollY, right + scrollX, bottom + scrollY];
    const before = (this.#place ??= place);
    const differs = (from: number) =>
      place.slice(from, from + 4).some((value, index) => Math.abs(value - (before[from + index] ?? 0)) > tolerance);
    if (!differs(0)) return void (this.#place = place);
    if (differs(4)) this.#since = performance.now();
    this.#place = place;
  }
}

/** `${guarded(call.id, 800)}` in a button's tag: it takes no press in the first 800 ms at its place. */
export const guarded = directive(PressGuard);
