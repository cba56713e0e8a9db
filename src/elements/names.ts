import type {ReactiveControllerHost} from 'lit';
import type {Terms} from '../i18n/index.js';
import type {Call, Configuration, EndedCall} from '../protocol/index.js';
import {loadNumbers, loadedNumbers} from './number-field/load-numbers.js';
import {numberBeside, wayOf, who, whoSaid, type Shown} from './texts.js';

/** Whose words and numbers they are. */
interface Speaker extends Pick<ReactiveControllerHost, 'requestUpdate'> {
  readonly terms: Terms;
  readonly configuration: Configuration | null;
}

/** Names who is on the line, for an element. A number stands as it came until the rules are there by which it is written. */
export class Names {
  constructor(private readonly speaker: () => Speaker) {}

  /** In one line. */
  who(party: Shown): string {
    const {terms, configuration} = this.#reader(party);
    return who(party, terms, configuration);
  }

  /** In a sentence. */
  said(party: Shown): string {
    const {terms, configuration} = this.#reader(party);
    return whoSaid(party, terms, configuration);
  }

  /** The number where the name stands beside it. */
  number(party: Shown): string {
    return numberBeside(party, this.#reader(party).configuration);
  }

  /** On what way the call came; empty: straight. */
  way(call: Call | EndedCall): string {
    return wayOf(call, this.speaker().terms, party => this.said(party));
  }

  #reader({number}: Shown): Speaker {
    const speaker = this.speaker();
    if (number && !loadedNumbers()) void loadNumbers().then(numbers => numbers && speaker.requestUpdate());
    return speaker;
  }
}
