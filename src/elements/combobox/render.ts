/** @file Who was found, below the field. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/index.js';
import type {Lamp} from '../../protocol/index.js';
import {renderLamp} from '../number-field/lamp.js';
import {idOf} from './describe-field.js';
import {type Option, lampOf} from './options.js';
import {texts} from './texts.js';

type Lamps = Readonly<Record<string, Lamp>>;

export interface FoundView {
  readonly terms: Terms;
  /** What the list is called. */
  readonly label: string;
  readonly options: readonly Option[];
  /** The key of the option that the keyboard has led to. */
  readonly active: string;
  readonly lamps: Lamps;
  /** What is said below the list. */
  readonly lines: readonly string[];
  /** Whose number stands in the field. */
  readonly chosen: Option | null;
  /** Nobody is looked for: it is said what stands there instead. */
  readonly isRecent: boolean;
}

/** As a screen reader says it: "Huber, Maria, Wohngeld, 123, frei". */
export function labelOf({kind, name, about, number, line}: Option, lamps: Lamps, terms: Terms): string {
  const lamp = lampOf(line, lamps);
  const who = {
    entry: [name, ...about, number],
    further: [name, number],
    deputy: [name, texts(terms.lang).deputy(number)],
  };
  // A caller without a name is called by the number, which is said once.
  return [...new Set(who[kind]), ...(lamp === 'unknown' ? [] : [terms.lamps[lamp]])].join(', ');
}

/** The key of the option that an event is about. */
export const keyAt = ({target}: Event): string =>
  (target instanceof Element && target.closest<HTMLElement>('.hit')?.dataset['key']) || '';

export function renderFound(view: FoundView): TemplateResult | typeof nothing {
  const {options, lines, chosen, label, isRecent} = view;
  if (!options.length && !lines.length && !chosen) return nothing;
  return html`<div class="found">
    ${isRecent && options.length ? html`<p class="note quiet" aria-hidden="true">${label}</p>` : nothing}
    ${options.length ? renderList(view) : nothing}${lines.map(line => html`<p class="note quiet">${line}</p>`)}${
      chosen ? html`<p id="chosen" class="note">${[chosen.name, ...chosen.about].join(' · ')}</p>` : nothing
    }
  </div>`;
}

function renderList(view: FoundView): TemplateResult {
  const {options, label} = view;
  return html`<div id="hits" class="hits" role="listbox" aria-label=${label}>
    ${options.map((option, index) => renderOption(option, index, view))}
  </div>`;
}

function renderOption(option: Option, index: number, {terms, active, lamps}: FoundView): TemplateResult {
  const {kind, key, name, about, number, line} = option;
  const lamp = lampOf(line, lamps);
  const who = {entry: name, further: number, deputy: texts(terms.lang).deputy(number)}[kind];
  const isEntry = kind === 'entry';
  return html`<div
    id=${idOf(index)}
    class="hit ${kind}"
    part="option"
    role="option"
    data-key=${key}
    aria-selected=${key === active}
    aria-label=${labelOf(option, lamps, terms)}
  >
    <span class="who">${who}</span>
    ${isEntry && about.length ? html`<span class="about quiet">${about.join(' · ')}</span>` : nothing}
    ${isEntry && name !== number ? html`<span class="number figures">${number}</span>` : nothing}
    ${lamp === 'unknown' ? nothing : renderLamp(html, lamp, terms)}
  </div>`;
}
