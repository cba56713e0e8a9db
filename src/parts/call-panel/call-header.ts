import {html, nothing, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/index.js';
import type {Call} from '../../protocol/index.js';
import {type CallIconName, icon} from '../../icons/call-icons.js';
import {clock} from '../../elements/texts.js';

interface CallHeaderView {
  readonly terms: Terms;
  readonly who: string;
  readonly number: string;
  /** On what way it came; empty: straight. */
  readonly way: string;
  /** Seconds since it was answered. */
  readonly seconds: number;
}

const shapes: Record<string, CallIconName> = {trying: 'ring', held: 'pause', talking: 'dot'};

/** With whom it is, for how long, and how it stands. */
export function renderCallHeader(call: Call, {terms, who, number, way, seconds}: CallHeaderView): TemplateResult {
  const isTalking = call.phase === 'talking';
  const kind = !isTalking ? 'trying' : call.held ? 'held' : 'talking';
  return html`
    <header>
      <h3 class="caller" part="caller">${who}</h3>
      <p class="timer figures" part="timer">
        <span class="visually-hidden">${terms.duration}</span>
        ${isTalking ? clock(seconds) : nothing}
      </p>
      <p class="number figures" part="number">${number}</p>
      <p class="state ${kind}">
        ${icon(shapes[kind] ?? 'dot')}${kind === 'held' ? terms.held : terms.phase[call.phase]}
      </p>
      ${way ? html`<p class="way quiet">${way}</p>` : nothing}
    </header>
  `;
}
