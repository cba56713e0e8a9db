/** @file The intranet of a district authority. Plain pages: every link loads a new document. */
import {applicationPage, phone} from '../site/document.js';
import {html, type Markup} from '../site/html.js';
import {telLink} from '../site/numbers.js';
import {staff} from '../site/staff.js';
import type {Reply, Visit} from '../site/visit.js';
import {menu, news, type News} from './news.js';

const AUTHORITY = 'Landratsamt Lindenau';

export function intranet(visit: Visit): Reply | undefined {
  const {path} = visit;
  if (path === '') return {page: homePage(visit)};
  if (path === 'telefonbuch') return {page: directoryPage(visit)};
  if (path === 'speiseplan') return {page: menuPage(visit)};
  const item = news.find(({slug}) => path === `meldung/${slug}`);
  return item && {page: newsPage(visit, item)};
}

const linkTo = ({clerk, addresses}: Visit, path = '') => `${addresses.intranet}/${clerk.extension}/intranet/${path}`;
const linkToCases = ({clerk, addresses}: Visit) => `${addresses.wohngeld}/${clerk.extension}/wohngeld/`;

function layout(visit: Visit, title: string, content: Markup): Markup {
  const {clerk, path} = visit;
  const places = [
    ['', 'Startseite'],
    ['telefonbuch', 'Telefonbuch'],
    ['speiseplan', 'Speiseplan'],
  ] as const;
  const body = html`<a class="skip" href="#inhalt">Zum Inhalt</a>
    <header class="top">
      <div class="wide">
        <a class="brand" href="${linkTo(visit)}">
          <svg viewBox="0 0 32 36" width="32" height="36" aria-hidden="true">
            <path class="shield" d="M1 1h30v19c0 8-6.5 12.5-15 15C7.5 32.5 1 28 1 20Z" />
            <path
              class="leaf"
              d="M16 29V14m0 0c-5.5 0-8-3-8-8 5 0 8 2.5 8 8Zm0 5c0-5 3-8 8-8 0 5-2.5 8-8 8Zm0 5c-4 0-7-2-7-6"
            />
          </svg>
          <span>${AUTHORITY}<small>Intranet</small></span>
        </a>
        <nav aria-label="Hauptmenü">
          ${places.map(
            ([place, name]) =>
              html`<a href="${linkTo(visit, place)}" ${place === path && html`aria-current="page"`}>${name}</a>`,
          )}
          <a href="${linkToCases(visit)}">Wohngeld</a>
        </nav>
        <p class="me"><strong>${clerk.name}</strong> <span>${clerk.task} · ${clerk.extension}</span></p>
      </div>
    </header>
    <div class="telephone"><div class="wide">${phone(visit)}</div></div>
    <main class="wide" id="inhalt">${content}</main>
    <footer class="bottom">
      <p class="wide">${AUTHORITY} gibt es nur in dieser Vorführung. Alle Namen und Nummern sind erfunden.</p>
    </footer>`;
  return applicationPage(visit, {title: `${title} – ${AUTHORITY}`, styles: '/assets/intranet/intranet.css', body});
}

function homePage(visit: Visit): Markup {
  const [first, ...others] = news;
  const often = staff.filter(({extension}) => extension !== visit.clerk.extension).slice(0, 5);
  return layout(
    visit,
    'Startseite',
    html`<h1 class="hidden">Startseite</h1>
      <div class="home">
        <div class="stories">
          ${first && story(visit, first, 'lead')}
          <div class="more">${others.map(item => story(visit, item))}</div>
        </div>
        <div class="side">
          <section>
            <h2>Oft angerufen</h2>
            <ul class="people">
              ${often.map(
                ({name, task, extension}) =>
                  html`<li>
                    <span>${name}<small>${task}</small></span
                    >${telLink(extension, `${name} anrufen`)}
                  </li>`,
              )}
            </ul>
            <p><a class="go" href="${linkTo(visit, 'telefonbuch')}">Ganzes Telefonbuch</a></p>
          </section>
          <section>
            <h2>Fachverfahren</h2>
            <p><a class="go" href="${linkToCases(visit)}">Wohngeld</a></p>
          </section>
          <section>
            <h2>Heute in der Kantine</h2>
            <p>${menu[1]?.[1]}<br />${menu[1]?.[2]}</p>
            <p><a class="go" href="${linkTo(visit, 'speiseplan')}">Diese Woche</a></p>
          </section>
        </div>
      </div>`,
  );
}

function story(visit: Visit, {slug, topic, date, title, lead, picture}: News, kind = ''): Markup {
  return html`<article class="story ${kind}">
    <img src="/assets/intranet/${picture}.svg" alt="" width="640" height="360" />
    <div>
      <p class="meta">${topic} · ${date}</p>
      <h2><a href="${linkTo(visit, `meldung/${slug}`)}">${title}</a></h2>
      <p>${lead}</p>
    </div>
  </article>`;
}

function newsPage(visit: Visit, {topic, date, title, lead, picture, text}: News): Markup {
  return layout(
    visit,
    title,
    html`<article class="reading">
      <p class="meta">${topic} · ${date}</p>
      <h1>${title}</h1>
      <p class="opening">${lead}</p>
      <img src="/assets/intranet/${picture}.svg" alt="" width="640" height="360" />
      ${text.map(paragraph => html`<p>${paragraph}</p>`)}
      <p>Rückfragen: Deniz Yılmaz, IT-Service, Durchwahl ${telLink('108', 'Deniz Yılmaz anrufen')}</p>
      <p><a class="go" href="${linkTo(visit)}">Zur Startseite</a></p>
    </article>`,
  );
}

function directoryPage(visit: Visit): Markup {
  const wanted = visit.query.get('suche')?.trim() ?? '';
  const found = staff.filter(({name, department, task, extension}) =>
    [name, department, task, extension].join(' ').toLowerCase().includes(wanted.toLowerCase()),
  );
  return layout(
    visit,
    'Telefonbuch',
    html`<h1>Telefonbuch</h1>
      <form class="search" action="${linkTo(visit, 'telefonbuch')}">
        <label for="suche">Name, Sachgebiet oder Durchwahl</label>
        <input id="suche" name="suche" type="search" value="${wanted}" autocomplete="off" />
        <button>Suchen</button>
      </form>
      <p class="meta">${found.length === 1 ? '1 Eintrag' : `${found.length} Einträge`}</p>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Abteilung</th>
              <th scope="col">Sachgebiet</th>
              <th scope="col">Zimmer</th>
              <th scope="col">Durchwahl</th>
            </tr>
          </thead>
          <tbody>
            ${found.map(
              ({name, sortName, department, task, room, extension}) =>
                html`<tr>
                  <th scope="row">${sortName}</th>
                  <td>${department}</td>
                  <td>${task}</td>
                  <td>${room}</td>
                  <td>${telLink(extension, `${name} anrufen`)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
  );
}

function menuPage(visit: Visit): Markup {
  return layout(
    visit,
    'Speiseplan',
    html`<h1>Speiseplan</h1>
      <p class="opening">Die Kantine im Erdgeschoss hat von 11:15 bis 13:30 Uhr geöffnet.</p>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Tag</th>
              <th scope="col">Menü 1</th>
              <th scope="col">Menü 2, vegetarisch</th>
            </tr>
          </thead>
          <tbody>
            ${menu.map(
              ([day, dish, vegetarian]) =>
                html`<tr>
                  <th scope="row">${day}</th>
                  <td>${dish}</td>
                  <td>${vegetarian}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p>Gäste melden Sie bitte bis 10 Uhr bei der Pforte an, Durchwahl ${telLink('109', 'Pforte anrufen')}</p>`,
  );
}
