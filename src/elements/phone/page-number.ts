import type {Found} from '../../numbers/index.js';

export interface PageNumberOptions {
  /** Selects the areas whose numbers are callable. */
  readonly selector: string;
  readonly find: (text: string, before: string) => readonly Found[];
  /** The accessible name for a number: "0861 58-123 anrufen". */
  readonly nameOf: (number: string) => string;
  readonly hint: () => string;
  /** `target`: what to dial; `shown`: how the page writes it. */
  readonly call: (target: string, shown: string) => unknown;
}

/** A number in a text node of the page. */
export interface Place {
  readonly text: Text;
  readonly start: number;
  readonly end: number;
  readonly target: string;
  readonly shown: string;
  readonly range: StaticRange;
}
