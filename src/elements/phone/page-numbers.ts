import type {Phone} from '../../client/phone.js';
import type {Terms} from '../../i18n/index.js';
import type {Numbers} from '../number-field/load-numbers.js';
import {complain, propose} from '../proposals.js';
import type {PageNumberOptions, Place} from './page-number.js';
import {NumberPointer} from './number-pointer.js';
import {whenIdle} from '../../script/insist.js';
import {page} from '../../script/page.js';

/** Parts of a page that are controls, code or the writer's own: their text stays what it is. */
const skipped =
  'a,button,input,select,textarea,option,summary,label,script,style,svg,canvas,iframe,[contenteditable]:not([contenteditable=false]),[role=button],[role=link],[role=textbox]';
const links = 'a[href^="tel:" i],a[href^="sip:" i]';
/** Milliseconds of work at a time. */
const slice = 6;
/** Milliseconds that a busy page may keep its numbers waiting. */
const patience = 500;

const mark = 'amt-number';
/**
 * Stays in the document once it is there, where it does nothing without numbers: to take it out again costs a tenth of
 * a second in a page of 5 000 rows (Chromium 156), since every element's style is computed anew.
 */
let sheet: CSSStyleSheet | undefined;

/** The marks of all phones in the page; undefined in browsers without them. */
function openHighlight(): Highlight | undefined {
  if (!('highlights' in CSS)) return undefined;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`@media not print{::highlight(${mark}){text-decoration:underline dotted}}`);
    page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  }
  const highlight = CSS.highlights.get(mark) ?? new Highlight();
  CSS.highlights.set(mark, highlight);
  return highlight;
}

/** Watches the page for a phone, whose numbering may come after the page. Returns what undoes it. */
export function watchPhone(
  phone: Phone,
  selector: string,
  {findNumbers}: Numbers,
  host: HTMLElement,
  terms: () => Terms,
): () => void {
  const numbers = new PageNumbers({
    selector,
    find: (text, before) => findNumbers(text, phone.configuration?.site, before),
    nameOf: number => terms().callNumber(number),
    hint: () => terms().numbersOnPage,
    call: (target, shown) => propose(phone, target, 'link', {host}).catch(complain(phone, shown)),
  });
  const read = () => numbers.numbering(phone.configuration);
  const unsubscribe = phone.subscribe(read);
  read();
  return () => {
    unsubscribe();
    numbers.stop();
  };
}

/**
 * Makes `tel:` links and numbers in plain text callable, in areas of a page that other scripts own and change.
 *
 * Not a node of the page is changed: a wrapped number would split the text node that a framework writes to. Numbers
 * are marked by the CSS Custom Highlight API, and one button of our own lies over the number under the pointer. The
 * same button is the way of the keyboard: one more tab stop at the end of the page, from which arrow keys go from
 * number to number. Five thousand numbers as five thousand tab stops would bar the way to everything behind them.
 *
 * Texts are read in idle time, a few milliseconds at once, and again when they change.
 */
export class PageNumbers {
  readonly #options: PageNumberOptions;
  readonly #places = new Map<Text, readonly Place[]>();
  readonly #roots: Node[] = [];
  #walker: TreeWalker | null = null;
  #isWaiting = false;
  #numbering: unknown;
  readonly #observer = new MutationObserver(records => this.#onMutations(records));
  readonly #pointer: NumberPointer;
  readonly #highlight = openHighlight();

  constructor(options: PageNumberOptions) {
    this.#options = options;
    this.#pointer = new NumberPointer(options, this.#places);
    page.addEventListener('click', this.#onClick, true);
    this.#observer.observe(page.body, {childList: true, characterData: true, subtree: true});
  }

  /** Reads all areas anew when the site's numbering became another. */
  numbering(numbering: unknown): void {
    if (numbering === this.#numbering) return;
    this.#numbering = numbering;
    this.#queue(page.body);
  }

  /** Undoes everything. */
  stop(): void {
    this.#observer.disconnect();
    this.#walker = null;
    this.#roots.length = 0;
    this.#pointer.remove();
    page.removeEventListener('click', this.#onClick, true);
    for (const {range} of [...this.#places.values()].flat()) this.#highlight?.delete(range);
    if (!this.#highlight?.size) CSS.highlights?.delete(mark);
    this.#places.clear();
  }

  #onMutations(records: readonly MutationRecord[]): void {
    for (const {type, target, addedNodes, removedNodes} of records) {
      if (type === 'characterData') this.#queue(target);
      else for (const node of [...addedNodes, ...removedNodes]) this.#queue(node);
    }
  }

  /** Has the texts of a node looked at: as they are, or as they were taken away. */
  #queue(node: Node): void {
    this.#roots.push(node);
    this.#workSoon();
  }

  #workSoon(): void {
    if (!this.#isWaiting) whenIdle(free => this.#work(free?.timeRemaining() ?? slice), patience);
    this.#isWaiting = true;
  }

  /** Looks at texts until the time is up. */
  #work(left: number): void {
    this.#isWaiting = false;
    const end = performance.now() + Math.min(slice, Math.max(2, left));
    while (performance.now() < end) {
      const text = this.#nextText();
      if (!text) break;
      this.#look(text);
    }
    if (this.#walker || this.#roots.length) this.#workSoon();
    else this.#pointer.update();
  }

  #nextText(): Text | null {
    for (;;) {
      const walker = this.#walker;
      if (walker?.root.isConnected && !walker.currentNode.isConnected) walker.currentNode = walker.root;
      const next = walker?.nextNode();
      if (next) return next as Text;
      this.#walker = null;
      const root = this.#roots.shift();
      if (!root) return null;
      if (root instanceof Text) return root;
      this.#enter(root);
    }
  }

  #enter(root: Node): void {
    if (!(root instanceof Element)) return;
    const {selector} = this.#options;
    if (!root.isConnected || root.closest(selector)) this.#walker = textsOf(root);
    else this.#roots.push(...root.querySelectorAll(selector));
  }

  #look(text: Text): void {
    const before = this.#places.get(text);
    before?.forEach(({range}) => this.#highlight?.delete(range));
    const places = this.#isIn(text) ? this.#read(text) : [];
    places.forEach(({range}) => this.#highlight?.add(range));
    if (places.length) this.#places.set(text, places);
    else if (before) this.#places.delete(text);
  }

  #isIn({isConnected, parentElement}: Text): boolean {
    return isConnected && Boolean(parentElement?.closest(this.#options.selector)) && !parentElement?.closest(skipped);
  }

  #read(text: Text): readonly Place[] {
    const {data} = text;
    if (!/\p{Nd}\D{0,3}\p{Nd}/u.test(data)) return [];
    const label = /^[\s.:]*[-+(\p{Nd}]/u.test(data) ? labelBefore(text) : '';
    return this.#options.find(data, label).flatMap(({start, end, interpretation}) => {
      const target = interpretation.e164 ?? interpretation.dial;
      const range = new StaticRange({startContainer: text, startOffset: start, endContainer: text, endOffset: end});
      return target ? [{text, start, end, target, shown: data.slice(start, end), range}] : [];
    });
  }

  /** A link, or a number that was touched. A synthetic click dials nothing. */
  readonly #onClick = (event: MouseEvent): void => {
    const {target, isTrusted, button, ctrlKey, metaKey, shiftKey} = event;
    if (!isTrusted || button !== 0 || ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return;
    const {selector, call} = this.#options;
    const link = target.closest(links);
    if (link ? !link.closest(selector) : !target.closest(selector)) return;
    const place = link || !getSelection()?.isCollapsed ? null : this.#pointer.placeAt(event.clientX, event.clientY);
    if (!link && !place) return;
    // The click was for the number: the row around it is not to be opened as well.
    event.preventDefault();
    event.stopPropagation();
    if (link) call(link.getAttribute('href') ?? '', link.textContent.trim());
    else if (place) call(place.target, place.shown);
  };
}

function textsOf(root: Node): TreeWalker {
  return page.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, node => {
    if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
    return (node as Element).matches(skipped) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
}

/** What is written left of a text that begins with digits: in the column's head, in the term, in the element before. */
function labelBefore(text: Text): string {
  const cell = text.parentElement?.closest('td');
  const row = cell?.parentElement;
  if (cell && row instanceof HTMLTableRowElement && !hasTextBefore(text, cell)) {
    const heads = [cell.closest('table')?.rows[0]?.cells[cell.cellIndex], row.cells[0]];
    const head = heads.find(one => one?.localName === 'th' && one !== (cell as Element));
    // A table without heads may be no more than a form: the label is in the cell before, and digits are another value.
    const words = (head ?? cell.previousElementSibling)?.textContent.trim() ?? '';
    return head || !/\d/.test(words) ? words.slice(-48) : '';
  }
  let at: Node | null = text;
  for (let level = 0; at && level < 3; level++) {
    for (let sibling = at.previousSibling; sibling; sibling = sibling.previousSibling) {
      // Frameworks mark their places with comments.
      const words = !(sibling instanceof Comment) && sibling.textContent?.trim();
      if (words) return words.slice(-48);
    }
    at = at.parentElement;
    if (at instanceof Element && /^(?:li|tr|dl|p|div|section|article|body)$/.test(at.localName)) return '';
  }
  return '';
}

/** Whether the cell says something before this text. */
function hasTextBefore(text: Text, cell: Element): boolean {
  const walker = page.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && node !== text; node = walker.nextNode())
    if (node.textContent?.trim()) return true;
  return false;
}
