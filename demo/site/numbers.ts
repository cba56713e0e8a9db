import {html, type Markup} from './html.js';

/** A number that is called by a click; the page's script hands it to the phone. */
export function telLink(number: string, label = `${number} anrufen`): Markup {
  const digits = number.replace(/[^\d+]/g, '');
  return html`<a class="number" href="tel:${digits}" title="${label}">${number}</a>`;
}
