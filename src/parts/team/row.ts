import {html, nothing, type TemplateResult} from 'lit';
import type {Numbers} from '../../elements/number-field/load-numbers.js';
import {icon} from '../../icons/icons.js';
import type {Terms} from '../../i18n/index.js';
import type {Lamp, TeamGroup, TeamMember} from '../../protocol/index.js';
import {texts} from './texts.js';

/** All that is seen of a colleague. */
export interface Row {
  readonly member: TeamMember;
  readonly group: TeamGroup;
  readonly lamp: Lamp;
  readonly terms: Terms;
  /** Draws lamps; null until it is there. */
  readonly numbers: Pick<Numbers, 'renderLamp'> | null;
  /** It is the user's own. */
  readonly isOwn: boolean;
  /** Calls that ring there can be picked up. */
  readonly canPickUp: boolean;
  /** The keyboard comes to this row. */
  readonly isCurrent: boolean;
  readonly busy: 'call' | 'pickUp' | null;
  /** What went wrong with the last thing that was done here. */
  readonly problem: string;
}

/** The buttons say in `data-does` what they do; who listens is the list. */
export function renderRow(row: Row): TemplateResult {
  const {member, group, lamp, terms, isOwn, canPickUp, problem} = row;
  const {name, number, department} = member;
  const {pickUp, you} = texts(terms.lang);
  const shown = department && department !== group.name ? department : '';
  return html`
    <li data-number=${number}>
      <p class="who" id="who-${number}">
        <span class="name">${name}</span>
        <span class="quiet figures">${number}${isOwn ? ` · ${you}` : nothing}</span>
        ${shown ? html`<span class="quiet department">${shown}</span>` : nothing}
      </p>
      <p class="state ${lamp}" id="state-${number}">${renderLamp(row)}</p>
      ${canPickUp && !isOwn && lamp === 'ringing' ? renderButton(row, 'pickUp', 'button small accent go pick-up', pickUp) : nothing}
      ${isOwn ? nothing : renderButton(row, 'call', 'button icon call', terms.dial, icon('handset'))}
      ${problem ? html`<p class="message bad problem">${icon('warning')}<span>${problem}</span></p>` : nothing}
    </li>
  `;
}

function renderButton(
  {member: {number}, isCurrent, busy}: Row,
  does: 'call' | 'pickUp',
  classes: string,
  word: string,
  shape?: TemplateResult,
): TemplateResult {
  return html`<button
    type="button"
    class=${classes}
    part=${does === 'call' ? 'dial' : 'pick-up'}
    data-does=${does}
    tabindex=${isCurrent ? 0 : -1}
    aria-label=${shape ? word : nothing}
    aria-describedby="who-${number} state-${number}"
    aria-busy=${busy === does}
  >
    ${shape ?? word}
  </button>`;
}

function renderLamp(row: Row): TemplateResult {
  const {lamp, numbers, terms} = row;
  if (lamp !== 'unknown' && numbers) return numbers.renderLamp(html, lamp, terms);
  return html`<span class="lamp">
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="5" stroke-width="2.5" stroke-dasharray="1 4.24" />
    </svg>
    ${texts(terms.lang).unknown}
  </span>`;
}
