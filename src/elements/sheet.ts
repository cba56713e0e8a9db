import type {LitElement} from 'lit';

/**
 * What the clerk has opened beside what has to be there: one thing at a time, by its name. The button that opens it carries the
 * name in `data-sheet`.
 */
export class Sheet {
  #open = '';

  constructor(readonly host: LitElement) {}

  get open(): string {
    return this.#open;
  }

  toggle(name: string): void {
    this.show(this.#open === name ? '' : name);
  }

  show(name: string): void {
    this.#open = name;
    this.host.requestUpdate();
  }

  /** The focus returns to the button that opened it, or to the one behind which that stands. */
  close(): void {
    const openers = [this.#open, 'more'].map(name => `[data-sheet="${CSS.escape(name)}"]`);
    const found = openers.map(opener => this.host.renderRoot.querySelector<HTMLElement>(opener));
    found.find(opener => opener?.checkVisibility())?.focus();
    this.show('');
  }

  /** Escape closes what is open, unless something in it took the key. It never ends a call. */
  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || !this.#open) return;
    // A popover or dialog of the page around it would close as well.
    event.preventDefault();
    event.stopPropagation();
    this.close();
  };
}
