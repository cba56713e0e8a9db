import type {LitElement, TemplateResult} from 'lit';
import {overPage} from '../overlay/overlay.js';
import type {Reachability} from '../reachability.js';
import type {Trouble, TroubleView} from './trouble.js';

/** What is wrong. Its words come with what puts them over the page; where that can't be had, the strip says it in one. */
export class LateTrouble {
  #trouble: Trouble | null = null;

  constructor(
    private readonly host: LitElement,
    private readonly reconnect: () => void,
  ) {}

  /** It is over. */
  forget(): void {
    this.#trouble?.forget();
  }

  /** Null where there is nothing to be said, or not yet. */
  render(status: Reachability, view: TroubleView): TemplateResult | null {
    if (!status.text) return null;
    if (!overPage.loaded) {
      overPage.load().then(
        () => this.host.requestUpdate(),
        () => {},
      );
      return null;
    }
    this.#trouble ??= new overPage.loaded.Trouble(this.host, this.reconnect);
    return this.#trouble.render(status, view);
  }
}
