import type {LitElement} from 'lit';
import {insist} from '../../script/insist.js';
import {Later} from '../../script/later.js';
import {addStyles} from '../add-styles.js';
import type {Floating, Options} from './floating.js';

/** What lies over the page comes when something does: a file of its own. */
export const overPage = new Later(() => insist(() => import('./over-page.js')));

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
    if (overPage.loaded) return this.#begin();
    // A file that can't be had is in the diagnosis already.
    void overPage.load().then(
      () => this.#begin(),
      () => undefined,
    );
  }

  #begin(): void {
    const overlay = overPage.loaded;
    if (!overlay || this.#floating) return;
    addStyles(this.host.renderRoot, overlay.moreControls, overlay.overlayStyles);
    this.#floating = new overlay.Floating(this.host, this.options);
    this.#floating.show(this.#isOpen);
  }
}
