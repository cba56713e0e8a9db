import type {LitElement} from 'lit';
import {addStyles} from '../add-styles.js';
import type {Floating, Options} from './floating.js';
import {loadOverlay, loadedOverlay} from './load-overlay.js';

/** What an element shows over the page. What puts it into its place comes with the first thing that is shown. */
export class Overlay {
  #floating: Floating | null = null;
  #isOpen = false;

  constructor(
    private readonly host: LitElement,
    private readonly options: Options,
  ) {}

  /** To be called after each update of the host. */
  show(isOpen: boolean): void {
    this.#isOpen = isOpen;
    if (this.#floating) return this.#floating.show(isOpen);
    if (!isOpen) return;
    if (loadedOverlay()) return this.#begin();
    // A file that can't be had is in the diagnosis already.
    void loadOverlay().then(
      () => this.#begin(),
      () => undefined,
    );
  }

  #begin(): void {
    const overlay = loadedOverlay();
    if (!overlay || this.#floating) return;
    addStyles(this.host.renderRoot, overlay.overlayStyles);
    this.#floating = new overlay.Floating(this.host, this.options);
    this.#floating.show(this.#isOpen);
  }
}
