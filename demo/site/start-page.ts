import {documentOf} from './document.js';
import {html, type Markup} from './html.js';
import type {Addresses} from './hosts.js';
import {staff} from './staff.js';

/** Where one chooses who to be. `missing`: somebody asked for a page that does not exist. */
export function startPage({intranet, wohngeld}: Addresses, missing = false): Markup {
  const body = html`<main>
    <h1>${missing ? 'Diese Seite gibt es nicht' : 'Wer möchten Sie sein?'}</h1>
    <p>
      Jede dieser Personen hat ein eigenes Telefon. Öffnen Sie zwei von ihnen in zwei Tabs, erlauben Sie das Mikrofon
      und rufen Sie sich gegenseitig an.
    </p>
    <ul>
      ${staff.map(
        ({extension, name, department, task}) =>
          html`<li>
            <strong>${extension}</strong>
            <span>${name}<small>${department}, ${task}</small></span>
            <a href="${intranet}/${extension}/intranet/" target="_blank"
              >Intranet<span class="hidden"> als ${name}</span></a
            >
            <a href="${wohngeld}/${extension}/wohngeld/" target="_blank"
              >Wohngeld<span class="hidden"> als ${name}</span></a
            >
          </li>`,
      )}
    </ul>
  </main>`;
  return documentOf({title: 'Amtsleitung: Vorführung', styles: '/assets/site/start.css', body});
}
