/** @file What stands below a number field once a number is read: it comes with the number module. */
import {html, nothing, type TemplateResult} from 'lit';
import type {OpenQuestion} from '../../client/phone.js';
import type {Reading} from '../../dialling/reading.js';
import type {Terms} from '../../i18n/index.js';
import type {Configuration, DialCommand, Lamp} from '../../protocol/index.js';
import type {Proposal} from '../desk.js';
import {checkSite} from './check-site.js';
import {describe} from './describe.js';
import {displayNumber, reasonText} from './in-words.js';
import {renderLamp} from './lamp.js';
import {renderOpenQuestion, renderQuestion} from './question.js';

/** The words that differ between dialling and transferring. */
export interface NumberEntryWords {
  readonly sentence: (target: string) => string;
  readonly confirm: string;
  /** What is done here with a number. */
  readonly commands: readonly DialCommand['type'][];
}

export interface Hint {
  readonly reading: Reading | null;
  /** A question about the number is open. */
  readonly isAsking: boolean;
  /** The call that the page asks for and this question is about. */
  readonly proposal: Proposal | null;
  /** What a window of the phone's host asks about this field's number. */
  readonly openQuestion: OpenQuestion | null;
  readonly lamps: Readonly<Record<string, Lamp>>;
  readonly configuration: Configuration | null;
  readonly terms: Terms;
  readonly words: NumberEntryWords;
  readonly agree: (reading: Reading, event: Event) => void;
  readonly leave: () => void;
}

/** A window asks about a number: it may lie behind this one. */
export function renderAsked({openQuestion, configuration, terms}: Hint): TemplateResult | typeof nothing {
  checkSite(configuration?.site);
  if (!openQuestion) return nothing;
  return renderOpenQuestion(displayNumber(openQuestion.target, configuration?.site), terms, openQuestion);
}

/** What is asked about the number, or how it is read. */
export function renderReading(hint: Hint): TemplateResult | typeof nothing {
  const {reading, isAsking, terms, words} = hint;
  if (!reading) return nothing;
  if (isAsking) return renderAsking(hint, reading);
  if (reading.kind === 'rejected' || reading.kind === 'ambiguous') return nothing;
  return html`
    <p class="quiet">${words.sentence(describe(reading, terms))} ${renderLampOf(hint, reading)}</p>
    ${reading.tones ? html`<p class="quiet">${terms.tonesAfterDialling(reading.tones)}</p>` : nothing}
  `;
}

function renderAsking({proposal, terms, words, agree, leave}: Hint, reading: Reading): TemplateResult {
  const {reason} = reading;
  const isScript = proposal?.source === 'script';
  return renderQuestion({
    reading,
    terms,
    why: `${isScript ? `${terms.fromPage} ` : ''}${reason || !proposal ? reasonText(reading, terms) : ''}`,
    sentence: words.sentence,
    confirm: reason ? words.confirm : terms.dial,
    cancel: terms.cancel,
    only: !proposal && words.commands.includes('call') ? terms.dial : undefined,
    agree,
    leave,
  });
}

/** Whether a watched line is free; nothing where that is not known. */
function renderLampOf({lamps, terms}: Hint, {extension, dial}: Reading): TemplateResult | typeof nothing {
  const line = extension ?? dial ?? '';
  const lamp = (Object.hasOwn(lamps, line) && lamps[line]) || 'unknown';
  return lamp === 'unknown' ? nothing : renderLamp(html, lamp, terms);
}
