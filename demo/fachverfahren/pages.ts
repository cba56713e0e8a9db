/** @file A case-management application. Plain pages: every link and every saved note loads a new document. */
import {applicationPage, phone} from '../site/document.js';
import {html, type Markup} from '../site/html.js';
import {telLink} from '../site/numbers.js';
import type {Reply, Visit} from '../site/visit.js';
import {cases, stages, type Case, type Note, type Stage} from './cases.js';

/** Notes that were written while the demo runs, by case. */
const written = new Map<string, Note[]>();
const MAX_NOTES = 20;

export function fachverfahren(visit: Visit): Reply | undefined {
  const {path, form} = visit;
  if (path === '') return {page: listPage(visit)};
  const [, id, note] = /^vorgang\/([\d-]+)(\/notiz)?$/.exec(path) ?? [];
  const found = cases.find(one => one.id === id);
  if (!found || Boolean(note) !== Boolean(form)) return undefined;
  if (!form) return {page: casePage(visit, found)};
  addNote(visit, found, form.get('notiz')?.trim() ?? '');
  return {location: linkTo(visit, found)};
}

function addNote({clerk}: Visit, {id}: Case, text: string): void {
  if (!text) return;
  const date = new Intl.DateTimeFormat('de', {day: '2-digit', month: '2-digit', year: 'numeric'}).format();
  written.set(id, [{date, author: clerk.name, text}, ...(written.get(id) ?? [])].slice(0, MAX_NOTES));
}

const home = ({clerk, addresses}: Visit) => `${addresses.wohngeld}/${clerk.extension}/wohngeld/`;
const linkTo = (visit: Visit, {id}: Case) => `${home(visit)}vorgang/${id}`;
const tag = (stage: Stage) => html`<span class="tag ${stage}">${stages[stage]}</span>`;

/** What the page's script finds a case by, and says of it; a real application asks its server. */
const known = (visit: Visit, one: Case) => ({
  id: one.id,
  numbers: one.contacts.map(({number}) => number.replace(/\D/g, '')),
  card: {
    title: `${one.name} · Wohngeld`,
    lines: [`Az. ${one.reference} · ${one.subject}`, `${stages[one.stage]}, Frist ${one.due}`],
    link: {label: 'Vorgang öffnen', href: linkTo(visit, one)},
  },
});

function layout(visit: Visit, title: string, content: Markup, beside?: Markup): Markup {
  const {clerk, addresses} = visit;
  const body = html`<header class="app">
      <a class="name" href="${home(visit)}"><b aria-hidden="true">W</b>Wohngeld <small>Vorgangsbearbeitung</small></a>
      <nav aria-label="Anwendungen"><a href="${addresses.intranet}/${clerk.extension}/intranet/">Intranet</a></nav>
      <p>${clerk.name}, Nebenstelle ${clerk.extension}</p>
    </header>
    <div class="work">
      <main>${content}</main>
      <aside class="beside" aria-label="Telefon und Kontakt">${phone(visit)} ${beside}</aside>
    </div>
    <div data-cases="${JSON.stringify(cases.map(one => known(visit, one)))}" hidden></div>
    <script src="/assets/fachverfahren/cases.js" defer></script>`;
  return applicationPage(visit, {title: `${title} – Wohngeld`, styles: '/assets/fachverfahren/wohngeld.css', body});
}

function listPage(visit: Visit): Markup {
  const wanted = visit.query.get('stand');
  const shown = cases.filter(({stage}) => !wanted || stage === wanted);
  const filters = [['', 'Alle'], ...Object.entries(stages)].map(([stage = '', name = '']) => {
    const count = cases.filter(one => !stage || one.stage === stage).length;
    const isCurrent = stage === (wanted ?? '');
    const target = home(visit) + (stage && `?stand=${stage}`);
    return html`<a href="${target}" ${isCurrent && html`aria-current="page"`}>${name} <span>${count}</span></a>`;
  });
  return layout(
    visit,
    'Vorgänge',
    html`<h1>Meine Vorgänge</h1>
      <nav class="filters" aria-label="Stand">${filters}</nav>
      <div class="scroll">
        <table class="cases">
          <thead>
            <tr>
              <th scope="col">Aktenzeichen</th>
              <th scope="col">Antragsteller</th>
              <th scope="col">Stand</th>
              <th scope="col">Frist</th>
              <th scope="col">Telefon</th>
            </tr>
          </thead>
          <tbody>
            ${shown.map(
              one =>
                html`<tr>
                  <td><a class="reference" href="${linkTo(visit, one)}">${one.reference}</a></td>
                  <td class="person"><b>${one.name}</b><small>${one.subject}</small></td>
                  <td>${tag(one.stage)}</td>
                  <td class="figures">${one.due}</td>
                  <td>${one.contacts.slice(0, 1).map(({number}) => telLink(number, `${one.name} anrufen`))}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
    html`<section class="card">
      <h2>Kurzwahl</h2>
      <ul class="contacts">
        <li>
          <span>Kreiskasse<small>Josef Maier</small></span
          >${telLink('102', 'Kreiskasse anrufen')}
        </li>
        <li>
          <span>Unterhaltsvorschuss<small>Franziska Öttl</small></span
          >${telLink('105', 'Unterhaltsvorschuss anrufen')}
        </li>
        <li>
          <span>IT-Service<small>Deniz Yılmaz</small></span
          >${telLink('108', 'IT-Service anrufen')}
        </li>
      </ul>
    </section>`,
  );
}

function casePage(visit: Visit, one: Case): Markup {
  const notes = [...(written.get(one.id) ?? []), ...one.notes];
  const next = cases[(cases.indexOf(one) + 1) % cases.length] ?? one;
  const facts = [
    ['Gegenstand', one.subject],
    ['Anschrift', one.address],
    ['Haushalt', one.household === 1 ? '1 Person' : `${one.household} Personen`],
    ['Frist', one.due],
    ['Miete, monatlich', one.rent],
    ['Einkommen, monatlich', one.income],
  ];
  return layout(
    visit,
    `${one.reference} ${one.name}`,
    html`<nav class="trail" aria-label="Wo Sie sind">
        <a href="${home(visit)}">Vorgänge</a>
        <span class="reference">${one.reference}</span>
        <a class="next" href="${linkTo(visit, next)}">Nächster Vorgang: ${next.reference}</a>
      </nav>
      <div class="title">
        <h1>${one.name}</h1>
        ${tag(one.stage)}
      </div>
      <dl class="facts">
        ${facts.map(
          ([term, value]) =>
            html`<div>
              <dt>${term}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      <section class="notes">
        <h2>Vermerke</h2>
        <form method="post" action="${linkTo(visit, one)}/notiz">
          <label for="notiz">Neuer Vermerk</label>
          <textarea id="notiz" name="notiz" rows="3" maxlength="1000" required></textarea>
          <button>Vermerk speichern</button>
        </form>
        ${notes.length === 0 && html`<p class="quiet">Noch keine Vermerke.</p>`}
        <ol>
          ${notes.map(
            ({date, author, text}) =>
              html`<li>
                <p class="quiet"><span class="figures">${date}</span> ${author}</p>
                <p>${text}</p>
              </li>`,
          )}
        </ol>
      </section>`,
    html`<section class="card">
      <h2>${one.name}</h2>
      <ul class="contacts">
        ${one.contacts.map(
          ({kind, number}) => html`<li><span>${kind}</span>${telLink(number, `${one.name} anrufen, ${kind}`)}</li>`,
        )}
      </ul>
    </section>`,
  );
}
