/** @file What the page's application says of a call: a file of its own, which comes when it has said something. */
import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import type {Card} from '../../client/cards.js';
import type {Terms} from '../../i18n/index.js';
import {windowIcon} from '../../icons/window-icon.js';
import type {CallId} from '../../protocol/index.js';
import {addStyles} from '../add-styles.js';
import {cardStyles} from './card-styles.js';
import {texts} from './texts.js';

/**
 * `over`: over the page, which it would cover for as long as the call runs, so that it is put away there; `read`: where it is found then. `folded`: over the page
 * where something else was opened that needs the room.
 * `who`: of whom it is said, where more than one calls.
 */
export type CardPlace = 'over' | 'folded' | 'read' | {readonly who: string};

/** Those that were put away, in each element. */
const read = new WeakMap<LitElement, Set<CallId>>();

export function renderCard(
  host: LitElement,
  id: CallId,
  {title, lines = [], link}: Card,
  {lang, close: word}: Terms,
  place: CardPlace,
): TemplateResult | null {
  const away = read.get(host) ?? new Set();
  if (typeof place === 'string' && away.has(id) !== (place === 'read')) return null;
  addStyles(host.renderRoot, cardStyles);
  const {card, beside} = texts(lang);
  if (place === 'folded')
    return html`<div class="card" part="card" role="group" aria-label=${card('')}>
      <p class="title folded" dir="auto" data-cut>${title || lines[0] || link?.label}</p>
    </div>`;
  const who = typeof place === 'string' ? '' : place.who;
  const close = () => {
    read.set(host, away.add(id));
    host.requestUpdate();
  };
  return html`<div class="card" part="card" role="group" aria-label=${card(who)}>
    ${who ? html`<p class="quiet">${who}</p>` : nothing}
    ${title ? html`<p class="title" dir="auto">${title}</p>` : nothing}
    ${lines.map(line => html`<p class="line" dir="auto">${line}</p>`)}
    <p class="to">
      ${
        link
          ? html`<a class="link" href=${link.href} target="_blank" rel="noopener"
              >${link.label}${windowIcon()}<span class="visually-hidden">(${beside})</span></a
            >`
          : nothing
      }
      ${place === 'over' ? html`<button type="button" class="button small" @click=${close}>${word}</button>` : nothing}
    </p>
  </div>`;
}
