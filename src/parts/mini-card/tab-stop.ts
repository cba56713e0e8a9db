import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {deepActiveElement} from '../../controllers/index.js';

/** What Tab leads to, through shadow roots, in its order. */
function stops(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap(element => [
    ...(element.matches('button:enabled') && element.checkVisibility() ? [element] : []),
    ...(element.shadowRoot ? stops(element.shadowRoot) : []),
  ]);
}

/**
 * Makes a card a stop of Tab for dialogs of script. Those that keep the focus go from their last control to the first by themselves,
 * and see no control in a shadow root: for them the card is one control, whose first or last button takes the focus. In the card
 * Tab is not theirs. It comes before the fence, which keeps the focus from all that hear of it later.
 */
export class TabStop implements ReactiveController {
  #isBackward = false;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.tabIndex = 0;
    addEventListener('keydown', this.#onKey, true);
    addEventListener('focus', this.#onFocus, true);
  }

  hostDisconnected(): void {
    removeEventListener('keydown', this.#onKey, true);
    removeEventListener('focus', this.#onFocus, true);
  }

  get #stops(): HTMLElement[] {
    return this.host.shadowRoot ? stops(this.host.shadowRoot) : [];
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab') return;
    this.#isBackward = event.shiftKey;
    const all = this.#stops;
    const edge = event.shiftKey ? all[0] : all.at(-1);
    const at = deepActiveElement();
    if (!all.some(stop => stop === at)) return;
    if (at !== edge) return event.stopImmediatePropagation();
    // Backwards it would come to the card itself.
    if (!event.shiftKey) return;
    this.host.removeAttribute('tabindex');
    setTimeout(() => (this.host.tabIndex = 0));
  };

  readonly #onFocus = (event: FocusEvent): void => {
    if (event.composedPath()[0] !== this.host) return;
    const all = this.#stops;
    (this.#isBackward ? all.at(-1) : all[0])?.focus({preventScroll: true});
  };
}
