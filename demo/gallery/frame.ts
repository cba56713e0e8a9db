/**
 * @file One state in one host, which fills the window. `?state=talking&host=column&lang=en&theme=dark` shows one; screenshots
 * and tests show one after the other in the same window, by `gallery.show`.
 */
import {letPass} from './clock.js';
import './devices.js';
import '../../src/all.js';
import '../../src/parts/absence/part.js';
import '../../src/parts/headset/part.js';
import '../../src/parts/history/part.js';
import '../../src/parts/settings/part.js';
import '../../src/parts/shortcuts/part.js';
import '../../src/parts/team/part.js';
import {combobox} from '../../src/elements/number-field/load-combobox.js';
import {loadNumbers} from '../../src/elements/number-field/load-numbers.js';
import {overPage} from '../../src/elements/overlay/overlay.js';
import {cardView} from '../../src/elements/calls/show-card.js';
import {calls, more} from '../../src/elements/phone-bar/later.js';
import {loadTerms} from '../../src/i18n/index.js';
import type {Choice, HostName, Language} from './choices.js';
import {hostAround, openDialog} from './hosts.js';
import {elementFor, reach} from './reach.js';
import {examples} from './states/index.js';

/** The element that is shown, and what is said where it could not be brought into its state. */
export interface Gallery {
  element: HTMLElement | null;
  /** False where there is no such state. */
  show(choice: Choice): Promise<boolean>;
}

/** What floats is placed in the frame after it has been measured. */
async function placed(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}

const gallery: Gallery = {
  element: null,
  async show({state, host: name, lang}) {
    const example = examples.find(({id}) => id === state);
    if (!example) throw new Error(`There is no state ${state}`);
    await loadTerms(lang);
    document.documentElement.lang = lang;
    const element = elementFor(example);
    const host = hostAround(element, name, example.taken);
    gallery.element = element;
    document.body.replaceChildren(host);
    // What the user did came before the dialog; what happens by itself happens below it.
    const isDone = example.typed !== undefined || example.press !== undefined;
    if (name === 'dialog' && !isDone) openDialog(host);
    const isReached = await reach(element, example, async () => {
      await placed();
      letPass(1000);
    });
    if (name === 'dialog' && isDone) openDialog(host);
    await placed();
    return isReached;
  },
};
// What comes when it is needed is there: the first picture is no other than the second.
await Promise.all([loadNumbers(), overPage.load(), calls.load(), more.load(), combobox.load(), cardView.load()]);
(globalThis as unknown as {gallery: Gallery}).gallery = gallery;

const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme) document.documentElement.style.colorScheme = theme;
const state = query.get('state');
if (state)
  await gallery.show({
    state,
    host: (query.get('host') ?? 'block') as HostName,
    lang: (query.get('lang') ?? 'de') as Language,
  });
