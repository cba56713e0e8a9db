/** @file A dialog of our own above what fills the screen and shows no children: a video, a picture, a frame. */
import {css} from 'lit';
import {addStyles} from '../../elements/add-styles.js';
import {replaced} from '../../elements/in-front.js';
import {page} from '../../script/page.js';

const styles = css`
  .above-screen,
  .above-screen::backdrop {
    all: initial;
  }

  .above-screen {
    position: fixed;
    inset: 0 auto auto 0;
  }
`;

/** What fills the screen, in whatever shadow root it is. */
function fullScreen(): Element | null {
  let found = page.fullscreenElement;
  while (found?.shadowRoot?.fullscreenElement) found = found.shadowRoot.fullscreenElement;
  return found;
}

/**
 * Chromium and Firefox make all inert beside a full-screen element: a popover above it is seen and dead. A modal dialog is above
 * it and alive. It is open while it is needed only, for nothing else in the screen is in reach then; it takes the focus itself,
 * so that the space bar, which stops a video, answers no call.
 */
export class AboveScreen {
  #dialog: HTMLDialogElement | null = null;

  constructor(private readonly toast: HTMLElement) {}

  /** Null: the page's own elements have room for a card. */
  get dialog(): HTMLElement | null {
    return this.#dialog;
  }

  /** `isNeeded`: somebody calls. */
  look(isNeeded: boolean): void {
    const isBare = replaced.test(fullScreen()?.localName ?? '');
    const isOpen = this.#dialog?.open;
    if (isOpen && isNeeded && isBare) return;
    // One that the browser has closed is none any more.
    this.#close();
    if (isNeeded && isBare) this.#dialog = this.#open();
  }

  #open(): HTMLDialogElement | null {
    const root = this.toast.shadowRoot;
    if (!root) return null;
    const dialog = page.createElement('dialog');
    dialog.className = 'above-screen';
    dialog.ariaLabel = root.querySelector('section')?.ariaLabel ?? '';
    addStyles(root, styles);
    root.append(dialog);
    dialog.showModal();
    return dialog;
  }

  #close(): void {
    this.#dialog?.close();
    this.#dialog?.remove();
    this.#dialog = null;
  }
}
