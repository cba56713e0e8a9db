/** @file How well a call is heard, in words and bars: a file of its own, which comes when there is something to be said of it. */
import {html, nothing, svg, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/index.js';
import type {CallQuality, QualityFigures, QualityLevel} from '../../protocol/index.js';
import {texts} from './texts.js';

export {qualityStyles} from './quality-styles.js';

/** In place of how a call stands that is talked in: nothing changes its place, and what is good says so by its bars alone. */
export function qualityState({level}: CallQuality, terms: Terms) {
  const word = texts(terms.lang).level[level];
  return level === 'poor'
    ? {kind: 'careful', mark: bars(level, ''), word}
    : {kind: 'talking', mark: bars(level, word), word: terms.phase.talking};
}

/** What a screen reader says. */
export function qualityWords({level, cause}: CallQuality, language: string): string {
  const {level: levels, advice} = texts(language);
  return `${levels[level]}. ${cause ? advice[cause] : ''}`.trim();
}

/** What it is, what helps, and the numbers. `close`: it stands before the clerk unasked, and is put away by this. */
export function renderQuality(
  quality: CallQuality,
  {lang, close: word}: Terms,
  close: (() => void) | null,
): TemplateResult {
  const {level, cause, figures} = quality;
  const {level: levels, advice, details} = texts(lang);
  return html`<div class="quality" part="quality">
    <p class="message ${level === 'good' ? '' : 'careful'}">
      ${bars(level, '')}<span><strong>${levels[level]}</strong>${cause ? html`<br />${advice[cause]}` : nothing}</span>
    </p>
    ${
      figures
        ? html`<details>
            <summary>${details}</summary>
            ${renderFigures(figures, lang)}
          </details>`
        : nothing
    }
    ${
      close
        ? html`<div class="after">
            <button type="button" class="button small" @click=${close}>${word}</button>
          </div>`
        : nothing
    }
  </div>`;
}

const filled: Readonly<Record<QualityLevel, number>> = {good: 3, moderate: 2, poor: 1};

/** As many bars as it is good: the number says it, not the colour. Without a name they stand beside a word. */
function bars(level: QualityLevel, name: string): TemplateResult {
  return html`<svg
    viewBox="0 0 24 24"
    role=${name ? 'img' : nothing}
    aria-label=${name || nothing}
    aria-hidden=${!name}
  >
    ${[0, 1, 2].map(
      bar =>
        svg`<rect x=${4 + bar * 6} y=${14 - bar * 5} width="4" height=${6 + bar * 5} rx="1" stroke-width="1.5" fill=${bar < filled[level] ? 'currentColor' : 'none'}></rect>`,
    )}
  </svg>`;
}

function renderFigures(figures: QualityFigures, language: string): TemplateResult {
  const {r, codec, path, network, loss, lossSent, concealed, jitter, jitterSent, roundTrip, buffer, heard, said} =
    figures;
  const names = texts(language).figures;
  const rows = [
    [names.r, r],
    [names.codec, codec],
    [names.path, path, network],
    [names.loss, loss, lossSent],
    [names.concealed, concealed],
    [names.jitter, jitter, jitterSent],
    [names.roundTrip, roundTrip],
    [names.buffer, buffer],
    [names.loudness, heard, said],
  ] as const;
  const shown = (value: number | string = '–') => value.toLocaleString(language);
  return html`<dl class="figures">
    ${rows.map(
      ([name, ...values]) =>
        html`<dt>${name}</dt>
          <dd>${values.map(shown).join(' / ')}</dd>`,
    )}
  </dl>`;
}
