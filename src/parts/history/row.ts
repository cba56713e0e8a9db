import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../icons/icons.js';
import {type Group, partyOf} from './groups.js';
import {historyIcon} from './history-icons.js';
import {type Speaker, callWords, dayTitle, groupWords} from './words.js';

interface Row {
  readonly speaker: Speaker;
  /** Of its day. */
  readonly isFirst: boolean;
  /** Its calls are shown one by one. */
  readonly isOpen: boolean;
  /** The call back is on its way. */
  readonly isBusy: boolean;
  /** Nobody had seen it before the list was opened. */
  readonly isNew: boolean;
  /** Beside a name; else empty. */
  readonly number: string;
  /** Why the call back, or the deletion, was refused. */
  readonly problem: string;
  /** What has to be asked before it is dialled. */
  readonly question: TemplateResult | undefined;
  readonly toggle: () => void;
  /** Null: there is nobody to be called. */
  readonly callBack: ((event: Event) => void) | null;
  readonly remove: (event: Event) => void;
}

export function renderRow(group: Group, row: Row): TemplateResult {
  const {speaker, isFirst, isOpen, isBusy, isNew, callBack, problem, question} = row;
  const {words, names} = speaker;
  const [{id, kind, ...call}] = group.calls;
  const way = names.way({id, kind, ...call} as never);
  return html`
    ${isFirst ? html`<h3 class="day">${dayTitle(group.day, speaker)}</h3>` : nothing}
    <div class="row ${kind} ${isNew ? 'new' : ''}">
      <button type="button" class="who" data-key=${group.key} aria-expanded=${isOpen} @click=${row.toggle}>
        ${historyIcon(kind)}
        <span class="text">
          <span class="name" id="name-${id}" part="caller"
            >${names.who(partyOf(group.calls[0]))}${isNew ? html`<span class="dot"></span><span class="visually-hidden">, ${words.isNew}</span>` : nothing}</span
          >
          <span class="word figures">${groupWords(group, speaker)}</span>
          ${way ? html`<span class="word">${way}</span>` : nothing}
        </span>
      </button>
      ${
        callBack
          ? html`<button
              type="button"
              class="button small call"
              data-tip=${words.callBack}
              aria-label=${words.callBack}
              aria-describedby="name-${id}"
              aria-busy=${isBusy}
              @click=${callBack}
            >
              ${icon('handset')}<span class="label">${words.callBack}</span>
            </button>`
          : nothing
      }
    </div>
    ${question ?? nothing}
    ${problem ? html`<p class="message bad">${icon('warning')}<span>${problem}</span></p>` : nothing}
    ${isOpen ? renderCalls(group, row) : nothing}
  `;
}

function renderCalls({calls}: Group, {speaker, number, remove}: Row): TemplateResult {
  const {words} = speaker;
  return html`<div class="calls">
    ${number ? html`<p class="figures" part="number">${number}</p>` : nothing}
    ${calls.length > 1 ? calls.map(call => html`<p class="word figures">${callWords(call, speaker)}</p>`) : nothing}
    <button type="button" class="button small remove" @click=${remove}>
      ${historyIcon('bin')}${words.remove(calls.length)}
    </button>
  </div>`;
}
