/** @file The menu: which states are shown, and in what. The address says it all, so that a look can be shared. */
import {hostNames, languages, sizes} from './choices.js';
import {examples} from './states/index.js';

const query = new URLSearchParams(location.search);
const chosen = {
  only: query.get('only') ?? '',
  width: query.get('width') ?? '1280',
  theme: query.get('theme') ?? 'light',
  lang: query.get('lang') ?? 'de',
  host: query.get('host') ?? 'block',
};
const size = sizes[chosen.width as keyof typeof sizes] ?? sizes['1280'];
const addressOf = (changes: Partial<typeof chosen>) => `?${new URLSearchParams({...chosen, ...changes})}`;

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function link(text: string, changes: Partial<typeof chosen>): HTMLElement {
  const isCurrent = Object.entries(changes).every(([key, value]) => chosen[key as keyof typeof chosen] === value);
  const made = make('a', {href: addressOf(changes)}, text);
  if (isCurrent) made.ariaCurrent = 'true';
  return made;
}

/** One choice among few, as radio buttons that send the form. */
function choice(name: keyof typeof chosen, values: readonly string[]): HTMLElement {
  return make(
    'fieldset',
    {},
    make('legend', {}, name),
    ...values.map(value =>
      make('label', {}, make('input', {type: 'radio', name, value, checked: chosen[name] === value}), value),
    ),
  );
}

function showMenu(): void {
  const nav = document.querySelector('nav');
  nav?.append(make('h1', {}, 'Every state'), make('p', {}, link(`All ${examples.length}`, {only: ''})));
  for (const tag of new Set(examples.map(example => example.tag))) {
    const items = examples
      .filter(example => example.tag === tag)
      .map(({id, title}) => make('li', {}, link(title, {only: id})));
    nav?.append(make('h2', {}, link(`<${tag}>`, {only: tag})), make('ul', {}, ...items));
  }
  nav?.querySelector('[aria-current]')?.scrollIntoView({block: 'nearest'});
}

function showForm(): void {
  const form = document.querySelector('form');
  form?.append(
    make('input', {type: 'hidden', name: 'only', value: chosen.only}),
    choice('width', Object.keys(sizes)),
    choice('theme', ['light', 'dark']),
    choice('lang', languages),
    choice('host', hostNames),
    make('p', {}, 'Forced colours come from your system, or from the rendering tab of the developer tools.'),
  );
  form?.addEventListener('change', () => form.requestSubmit());
}

function showFrames(): void {
  const {only, theme, lang, host} = chosen;
  for (const {id, title, tag} of examples) {
    if (only && only !== id && only !== tag) continue;
    const src = `frame.html?${new URLSearchParams({state: id, theme, lang, host})}`;
    const frame = make('iframe', {title, src, loading: 'lazy', width: `${size.width}`, height: `${size.height}`});
    const caption = make('figcaption', {}, `${title} `, make('a', {href: src}, id));
    document.querySelector('#frames')?.append(make('figure', {}, caption, make('div', {}, frame)));
  }
}

showMenu();
showForm();
showFrames();
