/** @file A dialler for one question or one refusal: where the page has none, or its own lies behind what is in front of the page. */
import {deepActiveElement, type GatedPhone} from '../../controllers/index.js';
import type {PhoneError} from '../../protocol/index.js';
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
  let end = () => {};
  let isClosed = false;
  const close = () => {
    // To be taken away makes it lose the focus, which closes it.
    if (isClosed) return;
    isClosed = true;
    end();
    const active = deepActiveElement();
    const isLost = !active || active === page.body || isWithin(dialer, active);
    dialer.remove();
    if (isLost) before?.focus({preventScroll: true});
  };
  dialer.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  await customElements.whenDefined('amt-dialer');
  if (dialer.isConnected) dialer.showPopover();
  await dialer.updateComplete;
  // With the dialog around it the question goes, which nobody could answer any more.
  end = inFront.watch(() => dialer.checkVisibility() || dialer.remove());
  return {asker: dialer.isConnected ? dialer : undefined, close};
}

/** Shows there why a number was not dialled, until the user goes on: elsewhere in front, or to a call. */
export async function complain(phone: GatedPhone, desk: Desk, number: string, error: PhoneError): Promise<void> {
  if (!inFront.place) return desk.asker?.complain(number, error);
  const {asker, close} = await questionPlace(phone, desk);
  asker?.complain(number, error);
  if (!(asker instanceof HTMLElement) || !asker.popover) return;
  const goOn = () => {
    end();
    close();
  };
  const end = phone.subscribe(({calls}, previous) => calls.length > previous.calls.length && goOn());
  asker.addEventListener('focusout', ({relatedTarget}) => {
    const isHere = relatedTarget instanceof Node ? isWithin(asker, relatedTarget) : asker.matches(':hover');
    // By then the focus is where it goes.
    if (page.hasFocus() && !isHere) setTimeout(goOn);
  });
}
