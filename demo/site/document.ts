/** @file What every page of the demo has: the document, the phone's three lines, and the demo's own strip. */
import {html, type Markup} from './html.js';
import {telLink} from './numbers.js';
import type {Visit} from './visit.js';

interface Page {
  readonly title: string;
  /** Style sheet of the application. */
  readonly styles: string;
  readonly body: Markup;
}

export function documentOf({title, styles, body}: Page, head?: Markup): Markup {
  return html`<!doctype html>
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <link rel="icon" href="/assets/site/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${styles}" />
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html> `;
}

/** A page of an application for somebody who is signed in. */
export function applicationPage(visit: Visit, page: Page): Markup {
  return documentOf(
    {...page, body: html`${page.body}${demoStrip(visit)}`},
    html`<link rel="stylesheet" href="/assets/site/strip.css" />
      <script src="/assets/site/strip.js" defer></script>
      <script src="/assets/site/numbers.js" defer></script>`,
  );
}

/** The phone as an application embeds it: these three lines and nothing else. */
export function phone({clerk, addresses}: Visit): Markup {
  return html`<script src="${addresses.phone}/amtsleitung.js" async></script>
    <amt-phone config="${addresses.phone}/telefon/${clerk.extension}.json"></amt-phone>
    <amt-phone-bar></amt-phone-bar>`;
}

const callers: readonly (readonly [who: string, label: string])[] = [
  ['citizen', 'Bürgerin ruft an'],
  ['colleague', 'Kollege ruft an'],
  ['transfer', 'Anruf wird übergeben'],
  ['announced', 'Übergabe mit Ankündigung'],
];

const testNumbers: readonly (readonly [number: string, does: string])[] = [
  ['9196', 'Echo: Sie hören sich selbst'],
  ['9664', 'nimmt an und spielt einen Ton'],
  ['9901', 'ist besetzt'],
  ['9902', 'klingelt, niemand nimmt an'],
  ['9903', 'lehnt den Anruf ab'],
  ['9904', 'nimmt an, spricht, legt nach 3 s auf'],
  ['9905', 'Ansage, dann: kein Anschluss'],
  ['9906', 'legt auf; kurz danach ruft eine Bürgerin an'],
];

/** Not part of the application: here the person who tries the demo lets others call. */
function demoStrip({clerk}: Visit): Markup {
  const other = clerk.extension === '101' ? '102' : '101';
  return html`<aside class="demo" aria-label="Vorführung">
    <p class="demo-who"><strong>Vorführung</strong> <span>Ihr Telefon: ${clerk.extension}</span></p>
    <div class="demo-callers" role="group" aria-label="Simulieren">
      ${callers.map(
        ([who, label]) =>
          html`<button type="button" data-simulate="/simulate/${who}/${clerk.extension}">${label}</button>`,
      )}
    </div>
    <p class="demo-said" role="status"></p>
    <button type="button" popovertarget="testnummern">Testnummern</button>
    <a href="/${other}/" target="_blank">Telefon ${other} öffnen</a>
    <div class="demo-numbers" id="testnummern" popover aria-label="Testnummern">
      <h2>Testnummern</h2>
      <dl>
        ${testNumbers.map(
          ([number, does]) =>
            html`<div>
              <dt>${telLink(number)}</dt>
              <dd>${does}</dd>
            </div>`,
        )}
        <div>
          <dt>101–109</dt>
          <dd>Kolleginnen und Kollegen; es klingelt, wo ihre Seite offen ist</dd>
        </div>
      </dl>
    </div>
  </aside>`;
}
