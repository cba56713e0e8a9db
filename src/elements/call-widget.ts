import {Names} from './names.js';
import type {Shown} from './texts.js';
import {WidgetElement} from './widget.js';

/** What shows calls: it names who is on the line. */
export abstract class CallWidgetElement extends WidgetElement {
  readonly #names = new Names(() => ({
    terms: this.terms,
    configuration: this.configuration,
    requestUpdate: () => this.requestUpdate(),
  }));

  protected who(party: Shown): string {
    return this.#names.who(party);
  }

  /** As {@link who}, in a sentence. */
  protected whoSaid(party: Shown): string {
    return this.#names.said(party);
  }

  protected numberBeside(party: Shown): string {
    return this.#names.number(party);
  }
}
