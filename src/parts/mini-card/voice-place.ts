/** @file What is said behind a modal dialog is not heard: the regions through which it is said go where it is. */
import {pagePhones} from '../../controllers/index.js';
import {inFront} from '../../elements/in-front.js';
import {page} from '../../script/page.js';
import {insertUnnoticed} from './insert.js';

/** Milliseconds after which a screen reader knows a region. */
const known = 100;

/** The page may take them away with its dialog. */
let regions: HTMLElement[] = [];
/** Ends the watch for the dialog to go; there is one while they are in it. */
let end: (() => void) | undefined;

function find(): readonly HTMLElement[] {
  const found = [...page.querySelectorAll<HTMLElement>('[data-amt-announcer]')];
  if (found.length || !pagePhones().providers.length) regions = found;
  return regions;
}

/** Brings them there. What has just been said behind it is said there once more. Yields whether they were elsewhere. */
export function bringVoice(): boolean {
  const place = inFront.place ?? page.body;
  // The card has room for them that is none of the dialog's.
  const home = (place !== page.body && place.querySelector<HTMLElement>(':scope > amt-mini-card')) || place;
  const away = find().filter(({parentNode}) => parentNode !== home);
  for (const region of away) {
    const said = [...region.childNodes];
    region.replaceChildren();
    if (home === page.body) home.append(region);
    else {
      if (home === place) insertUnnoticed(region, home);
      else home.append(region);
      if (said.length) setTimeout(() => region.append(...said), known);
    }
  }
  if (place === page.body) end = void end?.();
  else end ??= inFront.watch(bringVoice);
  return away.length > 0;
}

/** From now on the regions are where they are heard before something is said. */
export function followFront(): void {
  const {announcer} = pagePhones();
  const announce = announcer.announce.bind(announcer);
  announcer.announce = (...what) => void (bringVoice() ? setTimeout(announce, known, ...what) : announce(...what));
}
