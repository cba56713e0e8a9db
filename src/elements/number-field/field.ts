import type {LitElement} from 'lit';
import type {PhoneHost} from '../../controllers/index.js';
import type {Reading} from '../../dialling/reading.js';
import type {Terms} from '../../i18n/index.js';
import type {Configuration} from '../../protocol/index.js';
import type {Proposal} from '../desk.js';
import type {NumberEntryWords} from './hint.js';

/** The field for a number, as far as what comes with the number module has to do with it. */
export interface NumberField {
  readonly host: LitElement & PhoneHost;
  readonly input: HTMLInputElement | null;
  text: string;
  problem: string;
  focus(): void;
  /** A reading was agreed to, or needs nobody's word. */
  use(reading: Reading, proposal: Proposal | null): void;
}

/** What the field shows below itself. */
export interface FieldView {
  readonly configuration: Configuration | null;
  readonly terms: Terms;
  readonly words: NumberEntryWords;
}
