/** @file A dialler for one question: where the page has none, or its own lies behind what is in front of the page. */
import {deepActiveElement, type GatedPhone} from '../../controllers/index.js';
import {isOneScript} from '../../script/load-part.js';
import {page} from '../../script/page.js';
import type {Asker, Desk} from '../desk.js';
import {inFront, isWithin} from '../in-front.js';

export interface QuestionPlace {
  readonly asker: Asker | undefined;
  /** The question is over: what was opened for it goes, and gives the focus back. */
  close(): void;
}

/** A page that closes its dialog at a click beside it takes these for one. */
const pointing = ['click', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend'];

export function questionPlace(phone: GatedPhone, desk: Desk): QuestionPlace | Promise<QuestionPlace> {
  const {place} = inFront;
  const asker = place ? [...desk.askers].find(each => isWithin(place, each)) : desk.asker;
  // The one script fetches what the tag stands for.
  if (asker || (!isOneScript && !customElements.get('amt-dialer'))) return {asker, close: () => {}};
  return openDialer(phone, place);
}

async function openDialer(phone: GatedPhone, place: HTMLElement | null): Promise<QuestionPlace> {
  const before = deepActiveElement() as HTMLElement | null;
  const dialer = Object.assign(page.createElement('amt-dialer'), {phone, popover: 'manual'});
  Object.assign(dialer.style, {inlineSize: '420px', padding: '16px'});
  (place ?? page.body).append(dialer);
  if (place) for (const type of pointing) dialer.addEventListener(type, event => event.stopPropagation());
  dialer.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    dialer.remove();
  });
  await customElements.whenDefined('amt-dialer');
  if (dialer.isConnected) dialer.showPopover();
  await dialer.updateComplete;
  // With the dialog around it the question goes, which nobody could answer any more.
  const end = inFront.watch(() => dialer.checkVisibility() || dialer.remove());
  return {
    asker: dialer.isConnected ? dialer : undefined,
    close() {
      end();
      const active = deepActiveElement();
      const isLost = !active || active === page.body || isWithin(dialer, active);
      dialer.remove();
      if (isLost) before?.focus({preventScroll: true});
    },
  };
}
