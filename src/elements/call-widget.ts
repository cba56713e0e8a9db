import type {Party} from '../protocol/index.js';
import {loadNumbers, loadedNumbers} from './number-field/load-numbers.js';
import {numberBeside, who, whoSaid} from './texts.js';
import {WidgetElement} from './widget.js';

/** What shows calls: it names who is on the line. */
export abstract class CallWidgetElement extends WidgetElement {
  protected who(party: Party): string {
    this.#willRead(party.number);
    return who(party, this.terms, this.configuration);
  }

  /** As {@link who}, in a sentence. */
  protected whoSaid(party: Party): string {
    this.#willRead(party.number);
    return whoSaid(party, this.terms, this.configuration);
  }

  protected numberBeside(party: Party): string {
    this.#willRead(party.number);
    return numberBeside(party, this.configuration);
  }

  /** A number stands as it came until the rules are there by which it is written. */
  #willRead(number: string): void {
    if (number && !loadedNumbers()) void loadNumbers().then(numbers => numbers && this.requestUpdate());
  }
}
