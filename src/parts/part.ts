import {barEntries, type BarEntry} from '../controllers/index.js';

/** What a folder of `src/parts` brings to a page. */
export interface Part {
  /** The elements by their tags; the first one is named as the folder is: `amt-` and its name. */
  readonly tags: Readonly<Record<string, CustomElementConstructor>>;
  /** A button in every bar of the page, and what it opens. */
  readonly bar?: BarEntry;
}

/** Defines the part's tags, unless the page has them, and puts its button into the bars. */
export function definePart({tags, bar}: Part): void {
  for (const [tag, element] of Object.entries(tags)) if (!customElements.get(tag)) customElements.define(tag, element);
  if (bar) barEntries.add(bar);
}
