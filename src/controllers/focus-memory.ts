import {page} from '../script/page.js';
import {deepActiveElement} from './focus.js';

/** The place in an editable text: a range, which follows what the page changes around it, and which end of it moves. */
interface Selected {
  readonly range: Range;
  readonly isBackward: boolean;
}

/** These stand in the text of the page, or around it. */
const ofPage = ['amt-number', 'amt-phone'];

/** Whether the element is the phone's: in one of our elements, through shadow roots. */
export function isInPhone(element: Element | null): boolean {
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
    if (at instanceof Element && at.localName.startsWith('amt-') && !ofPage.includes(at.localName)) return true;
  return false;
}

/** Fields keep their own selection while they have not the focus; a text that is editable loses the document's. */
function selectionIn(element: Element): Selected | null {
  if (!(element instanceof HTMLElement) || !element.isContentEditable) return null;
  // Chromium has a selection for each shadow root.
  const root = element.getRootNode() as Node & {getSelection?(): Selection | null};
  const selection = root.getSelection?.() ?? page.getSelection();
  if (!selection?.rangeCount) return null;
  const range = selection.getRangeAt(0).cloneRange();
  if (!element.contains(range.commonAncestorContainer)) return null;
  const {anchorNode, anchorOffset} = selection;
  return {range, isBackward: anchorNode !== range.startContainer || anchorOffset !== range.startOffset};
}

/** Where the focus was in the host's page before it went into the phone: what takes it gives it back to that very place. */
class FocusMemory {
  #last: WeakRef<HTMLElement> | null = null;
  #selected = new WeakMap<Element, Selected | null>();
  #inFrames = new WeakMap<Element, WeakRef<HTMLElement>>();
  #heard = new WeakSet<Document>();

  constructor() {
    if (typeof window === 'undefined') return;
    const remember = () => this.remember(deepActiveElement());
    for (const type of ['focusin', 'focusout'])
      addEventListener(type, event => this.remember(event.composedPath()[0]), true);
    // A frame gets the focus without an event in the page around it. Firefox names it after this one.
    addEventListener('blur', ({target}) => target === window && setTimeout(remember), true);
    remember();
  }

  /** The element of the host's page that had the focus last; null where none had, or it is gone for good. */
  get lastHost(): HTMLElement | null {
    return this.#last?.deref() ?? null;
  }

  /** Gives the focus back, without scrolling, with the caret where it was. False where the element cannot have it. */
  back(): boolean {
    const element = this.lastHost;
    if (!element) return false;
    const selected = this.#selected.get(element);
    element.focus({preventScroll: true});
    if (deepActiveElement() !== element) return false;
    this.#inFrames.get(element)?.deref()?.focus({preventScroll: true});
    if (selected && element.contains(selected.range.commonAncestorContainer)) {
      const {startContainer, startOffset, endContainer, endOffset} = selected.range;
      const [from, to] = [[startContainer, startOffset] as const, [endContainer, endOffset] as const];
      page.getSelection()?.setBaseAndExtent(...(selected.isBackward ? to : from), ...(selected.isBackward ? from : to));
    }
    return true;
  }

  /** It is what had the focus last, unless it is the phone's own. */
  remember(element: EventTarget | null | undefined): void {
    // An SVG element takes the focus as well, by the same method.
    if (!(element instanceof Element) || element === page.body || isInPhone(element)) return;
    if (element !== this.lastHost) this.#last = new WeakRef(element as HTMLElement);
    this.#selected.set(element, selectionIn(element));
    if (element instanceof HTMLIFrameElement) this.#lookInto(element);
  }

  /** Chromium forgets what had the focus in a frame when it goes elsewhere. Null is the document of another host. */
  #lookInto(frame: HTMLIFrameElement): void {
    const inside = frame.contentDocument;
    if (!inside) return;
    const remember = () => {
      const active = inside.activeElement as HTMLElement | null;
      if (active && active !== inside.body) this.#inFrames.set(frame, new WeakRef(active));
    };
    if (!this.#heard.has(inside)) inside.addEventListener('focusin', remember, true);
    this.#heard.add(inside);
    remember();
  }
}

export const focusMemory = new FocusMemory();
