import {focusMemory, isInPhone} from '../../controllers/focus-memory.js';
import type {GatedPhone} from '../../controllers/index.js';
import type {Reach, ReachingToast} from '../../elements/call-toast/reach.js';
import {deskOf} from '../../elements/desk.js';
import {inFront, isWithin} from '../../elements/in-front.js';
import {isIncoming} from '../../elements/incoming.js';
import type {Call, CallId, PageId} from '../../protocol/index.js';
import {page} from '../../script/page.js';
import {tokens} from '../../styles/index.js';
import {AboveScreen} from './above-screen.js';
import {isCutOff, reportCutOff} from './cut-off.js';
import {insertUnnoticed} from './insert.js';
import type {MiniCardElement} from './mini-card-element.js';
import {bringVoice} from './voice-place.js';

const names = new Set([...tokens.cssText.matchAll(/--amt-[\w-]+/g)].map(([name]) => name));
for (const name of ['width', 'inset', 'avoid']) names.add(`--amt-toast-${name}`);

/** The page may have rules for all children of a dialog. One without any box would be no control for its script. */
const unnoticed = ['display:block', 'position:absolute', 'outline:none']
  .concat(
    ['inline-size', 'block-size', 'min-inline-size', 'min-block-size', 'margin', 'padding', 'border'].map(
      name => `${name}:0`,
    ),
  )
  .map(rule => `${rule}!important`)
  .join(';');

const isTalkingIn = (here: PageId | undefined, {phase, media}: Call): boolean =>
  phase === 'talking' && media.page === here;

/**
 * Whether what holds the phone is closed: details, a popover, a tab that is not chosen. A phone that the page itself does not show is
 * the page's affair.
 */
function isShutIn(element: Element): boolean {
  const root = element.getRootNode();
  if (root instanceof ShadowRoot && isInPhone(root.host)) return isShutIn(root.host);
  return !/none|contents/.test(getComputedStyle(element).display) && !element.checkVisibility();
}

/** The strip of the bar that holds the toast. */
function stripOf(toast: Element): Element | null {
  const root = toast.getRootNode();
  return root instanceof ShadowRoot ? root.querySelector('.bar') : null;
}

/** Those of each phone: a page with two bars has two toasts. */
const reaches = new WeakMap<GatedPhone, Set<ModalReach>>();

/** While there are calls: shows them in what lies in front of the page, or in the page itself where the phone is shut in. */
export class ModalReach implements Reach {
  #phone: GatedPhone | null = null;
  #ringing: readonly CallId[] = [];
  readonly #above: AboveScreen;
  #card: MiniCardElement | null = null;
  /** Ends the watch for what lies in front of the page, and around the phone. */
  #end: (() => void) | undefined;
  /** Another toast of the phone rings. */
  #isSpare = false;

  constructor(readonly toast: ReachingToast) {
    this.#above = new AboveScreen(toast);
  }

  get isElsewhere(): boolean {
    return this.#card !== null || this.#isSpare;
  }

  look(phone: GatedPhone | null, calls: readonly Call[]): void {
    if (phone !== this.#phone) this.#sit(phone);
    if (phone !== null && calls.length > 0 && this.toast.isConnected) this.#end ??= this.#watch();
    else this.#end = void this.#end?.();
    // Whoever takes a call wants all of the phone, and what it is about: both are behind what fills the screen.
    const isTaken = calls.some(call => this.#ringing.includes(call.id) && isTalkingIn(phone?.page, call));
    if (isTaken && this.#above.dialog) void page.exitFullscreen().catch(() => undefined);
    this.#ringing = calls.filter(isIncoming).map(({id}) => id);
    this.#look();
  }

  #watch(): () => void {
    const look = () => this.#look();
    // What the page hides has no width.
    const sizes = new ResizeObserver(look);
    sizes.observe(this.toast);
    // How much of the strip is to be seen.
    const sights = new IntersectionObserver(look, {threshold: [0.2, 0.4, 0.6, 0.8, 1]});
    const strip = stripOf(this.toast);
    if (strip) sights.observe(strip);
    const ends = [inFront.watch(look), () => sizes.disconnect(), () => sights.disconnect()];
    return () => ends.forEach(end => end());
  }

  #sit(phone: GatedPhone | null): void {
    const former = this.#phone && reaches.get(this.#phone);
    former?.delete(this);
    this.#phone = phone;
    if (phone) reaches.set(phone, (reaches.get(phone) ?? new Set()).add(this));
    former?.forEach(other => other.#look());
  }

  /** Whether it is the one of several that rings: in front, if there is one, and to be seen. */
  #isMain(front: HTMLElement | null): boolean {
    const all = this.#phone ? [...(reaches.get(this.#phone) ?? [])] : [];
    const seen = all.filter(({toast}) => toast.checkVisibility());
    return (seen.find(({toast}) => !front || isWithin(front, toast)) ?? seen[0] ?? all[0] ?? this) === this;
  }

  #look(): void {
    const isWatching = this.#end !== undefined;
    const known = isWatching ? inFront.place : null;
    const isSpare = isWatching && !this.#isMain(known);
    if (isSpare !== this.#isSpare) this.toast.requestUpdate();
    this.#isSpare = isSpare;
    const isNeeded = isWatching && !isSpare;
    this.#above.look(isNeeded && this.#ringing.length > 0);
    const front = isNeeded ? (this.#above.dialog ?? known) : null;
    const isBehind = front !== null && !isWithin(front, this.toast);
    const place = isBehind || (isNeeded && this.#isOutOfReach) ? (front ?? page.body) : null;
    if (this.#card && this.#card.parentNode === place) return;
    if (place) this.#put(place);
    else if (this.#card) this.#takeBack(this.#card);
  }

  /** In something that is closed, or cut off. */
  get #isOutOfReach(): boolean {
    const strip = stripOf(this.toast);
    const isCut = strip !== null && strip.checkVisibility() && isCutOff(strip);
    if (isCut) reportCutOff();
    return isCut || isShutIn(this.toast);
  }

  #put(place: HTMLElement): void {
    const card = (this.#card ??= this.#makeCard());
    // The toast is gone when the card looks for its corner.
    this.toast.requestUpdate();
    insertUnnoticed(card, place);
    bringVoice();
  }

  #makeCard(): MiniCardElement {
    const card = page.createElement('amt-mini-card') as MiniCardElement;
    const {toast} = this;
    const looks = getComputedStyle(toast);
    card.phone = this.#phone as MiniCardElement['phone'];
    card.origin = toast;
    card.lang = toast.shadowRoot?.querySelector('.root')?.getAttribute('lang') ?? '';
    card.dir = looks.direction;
    card.style.cssText = unnoticed;
    for (const name of [...names, 'color-scheme']) card.style.setProperty(name, looks.getPropertyValue(name));
    card.gone = () => queueMicrotask(() => this.#look());
    return card;
  }

  #takeBack(card: MiniCardElement): void {
    const hadFocus = card.shadowRoot?.activeElement != null;
    this.#card = null;
    // What is said stays where it is heard.
    card.replaceWith(...card.children);
    bringVoice();
    if (hadFocus && !focusMemory.back() && this.#phone) deskOf(this.#phone).asker?.focus();
    this.toast.requestUpdate();
  }
}
