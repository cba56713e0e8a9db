import type {ReactiveController} from 'lit';
import {addStyles} from '../add-styles.js';
import type {FieldView, NumberField} from '../number-field/field.js';
import {comboboxStyles} from './combobox-styles.js';
import {describeField} from './describe-field.js';
import {type Around, Hits} from './hits.js';
import type {Option} from './options.js';
import {keepFocus, Press, swallowSecondClick} from './press.js';
import {keyAt, labelOf, renderFound} from './render.js';
import {Telling} from './telling.js';
import {texts} from './texts.js';

/** Milliseconds before Enter uses what Enter itself has led to: nobody has seen it before. */
const unseen = 500;

/**
 * Who is found by what stands in a number field: an editable combobox with a listbox (ARIA Authoring Practices, "Combobox"). It puts
 * a number into the field, and that is dialled as any other that was typed: by the same rules, with the same questions.
 */
export class Combobox implements ReactiveController {
  #text: string;
  #isOpen = false;
  /** The key of the option that the keyboard has led to; empty: none. */
  #active = '';
  #usableFrom = 0;
  /** What was put into the field, while it stands there. */
  #chosen: Option | null = null;
  /** The first one is led to as soon as somebody is found. */
  #isAwaited = false;
  /** It was Enter that led there, or is to. */
  #isEntered = false;
  #view: FieldView | null = null;
  readonly #press = new Press();
  readonly #hits: Hits;
  readonly #telling = new Telling(() => this.#language);

  constructor(
    private readonly field: NumberField,
    private readonly around: Omit<Around, 'words'>,
  ) {
    const {host, text} = field;
    const root = host.renderRoot;
    this.#text = text;
    this.#hits = new Hits({...around, words: () => this.#words}, () => this.#onFound());
    addStyles(root, comboboxStyles);
    root.addEventListener('input', this.#onInput);
    root.addEventListener('pointerdown', event => this.#press.begin(keyAt(event)));
    root.addEventListener('mousedown', keepFocus);
    root.addEventListener('click', this.#onClick);
    root.addEventListener('focusout', this.#onFocusout);
    // Before the panel around the field hears of Escape.
    root.addEventListener('keydown', this.#onKeydown, true);
    host.addController(this);
    // It was typed while this was on its way.
    if (root instanceof ShadowRoot && root.activeElement === field.input) this.#onTyped();
  }

  /** Whether there is something to choose, or it is looked for. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  hostUpdate(): void {
    // A number that nobody typed here opens no list.
    if (this.field.text !== this.#text) this.#close();
    this.#text = this.field.text;
    if (this.#isOpen) this.#hits.look();
    this.#press.show(this.#hits.options.map(({key}) => key));
  }

  hostUpdated(): void {
    const {input} = this.field;
    const active = this.#hits.options.findIndex(({key}) => key === this.#active);
    if (input) describeField(input, {isListed: this.#isListed, active, isChosen: this.#chosen !== null});
  }

  hostDisconnected(): void {
    this.#close();
  }

  /**
   * The text in the field is about to be used. An option that the keyboard has led to takes its place; a name has to be chosen first,
   * unless it means one person alone, who was seen and said. Returns whether nothing is to be used yet.
   */
  takes(): boolean {
    this.#hits.read(this.field.text);
    const [first] = this.#hits.options;
    const isOnly = this.#hits.count === 1 && this.#telling.isStill;
    const option = this.#option ?? (this.#hits.isName && isOnly ? first : undefined);
    if (option && performance.now() >= this.#usableFrom) this.#put(option);
    else if (option) return true;
    else if (this.#hits.isName) {
      this.#isEntered = true;
      this.#lead();
      return true;
    }
    return false;
  }

  render(view: FieldView): ReturnType<typeof renderFound> {
    this.#view = view;
    const {options, query} = this.#hits;
    const words = this.#words;
    return renderFound({
      terms: view.terms,
      label: query ? words.hits : words.recent,
      options,
      active: this.#active,
      lamps: this.around.lamps() ?? {},
      lines: this.#isOpen && !this.field.problem ? this.#lines : [],
      chosen: this.#chosen,
      isRecent: !query,
    });
  }

  get #isListed(): boolean {
    return this.#hits.options.length > 0;
  }

  get #option(): Option | undefined {
    return this.#hits.options.find(({key}) => key === this.#active);
  }

  get #language(): string {
    return this.#view?.terms.lang ?? 'de';
  }

  get #words(): ReturnType<typeof texts> {
    return texts(this.#language);
  }

  /** What stands below the list: that nobody was found, that it takes a while, or who could not be asked. */
  get #lines(): readonly string[] {
    const {isName, isCurrent, isDone} = this.#hits;
    const isSlow = isName && !isCurrent && this.#telling.isStill;
    const state = isName && isDone && !this.#isListed ? this.#words.count(0) : isSlow ? this.#words.searching : '';
    return [state, this.#failure].filter(Boolean);
  }

  get #failure(): string {
    const {failed} = this.#hits;
    return failed.length ? this.#words.failed(failed.map(name => name || this.#words.ofPage)) : '';
  }

  #open(): void {
    this.#isOpen = true;
    this.#chosen = null;
    if (this.#hits.query) this.#hits.look();
    else this.#hits.recall();
    this.#telling.soon(this.#summary);
    this.#update();
  }

  #close(): void {
    this.#isOpen = this.#isAwaited = this.#isEntered = false;
    this.#active = '';
    this.#usableFrom = 0;
    this.#chosen = null;
    this.#hits.forget();
    this.#telling.stop();
    this.#update();
  }

  #update(): void {
    this.field.host.requestUpdate();
  }

  #onFound(): void {
    if (!this.#option) this.#active = '';
    if (this.#isAwaited) this.#lead();
    this.#telling.soon(this.#summary);
    this.#update();
  }

  /** "7 Treffer"; of one person also who it is, for Enter means that one. */
  readonly #summary = (): string => {
    // "Searching" is to be seen when nothing has changed for a while.
    this.#update();
    const {options, count, isName, isDone, isCurrent, query} = this.#hits;
    const [first] = options;
    if (!isCurrent || !query || this.#active) return '';
    const who = count === 1 && first && this.#view ? labelOf(first, this.around.lamps() ?? {}, this.#view.terms) : '';
    const isSaid = count || (isName && isDone);
    const hits = who ? this.#words.only(who) : isSaid ? this.#words.count(count) : '';
    return [hits, this.#failure].filter(Boolean).join('. ');
  };

  /** Leads to the first one as soon as somebody is found; Enter uses nobody sooner than they could be seen. */
  #lead(): void {
    if (!this.#isOpen) this.#open();
    const {options, isCurrent, isDone, count} = this.#hits;
    const [first] = isCurrent ? options : [];
    this.#isAwaited = !first && !isDone;
    if (first) {
      this.#active = first.key;
      this.#usableFrom = this.#isEntered ? performance.now() + unseen : 0;
    }
    if (this.#isEntered && count !== 1 && isDone)
      this.#telling.now(count ? this.#words.choose(count) : this.#words.count(0));
    this.field.focus();
    this.#update();
  }

  /** Puts a number into the field as if it had been typed: whoever keeps what is typed keeps it as well. */
  #put(option: Option): void {
    const {input} = this.field;
    this.#close();
    if (!input) return;
    this.#chosen = option;
    input.value = option.number;
    input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  }

  readonly #onInput = (event: Event): void => {
    if (event.target === this.field.input) this.#onTyped();
  };

  #onTyped(): void {
    this.#text = this.field.text;
    this.#hits.read(this.#text);
    if (this.#chosen?.number === this.#text) return;
    this.#isAwaited = this.#isEntered = false;
    this.#active = '';
    if (this.#hits.query) this.#open();
    else this.#close();
  }

  readonly #onFocusout = (event: Event): void => {
    const {relatedTarget} = event as FocusEvent;
    const {renderRoot} = this.field.host;
    const isInside = relatedTarget instanceof Node && renderRoot.contains(relatedTarget);
    // A window that goes into the background leaves the focus where it is.
    const isKept = !relatedTarget && renderRoot instanceof ShadowRoot && renderRoot.activeElement !== null;
    if (this.#isOpen && !isInside && !isKept) this.#close();
  };

  readonly #onClick = (event: Event): void => {
    // A focus alone opens nothing.
    if (event.target === this.field.input && !this.#text && !this.#isOpen) {
      this.#hits.read('');
      return this.#open();
    }
    const key = keyAt(event);
    const option = this.#hits.options.find(other => other.key === key);
    if (!option || !this.#press.isMeant(key)) return;
    swallowSecondClick(event as MouseEvent);
    this.#put(option);
    // Where a number is used in one way alone, the click means it, as Enter would.
    if (!this.#view?.words.commands.includes('call')) return this.field.focus();
    this.field.input?.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true}));
  };

  readonly #onKeydown = (event: Event): void => {
    const {key, altKey, ctrlKey, metaKey, isComposing} = event as KeyboardEvent;
    if (event.target !== this.field.input || isComposing || altKey || ctrlKey || metaKey) return;
    if (key === 'Escape') this.#onEscape(event);
    else if (key === 'Tab') this.#leave();
    else if (key === 'ArrowDown' || key === 'ArrowUp') this.#onArrow(event, key === 'ArrowDown');
    // The caret moves in the text again.
    else if (/^(?:Home|End|ArrowLeft|ArrowRight)$/.test(key) && this.#active) {
      this.#active = '';
      this.#update();
    }
  };

  #onEscape(event: Event): void {
    if (!this.#isListed && !(this.#isOpen && this.#lines.length)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  }

  #onArrow(event: Event, isDown: boolean): void {
    this.#hits.read(this.#text);
    const {options, query} = this.#hits;
    if (!this.#isOpen && (query || !this.#text.trim())) {
      event.preventDefault();
      return this.#lead();
    }
    if (!options.length) return;
    event.preventDefault();
    const step = isDown ? 1 : -1;
    const from = options.findIndex(({key}) => key === this.#active);
    const to = from < 0 && !isDown ? options.length - 1 : (from + step + options.length) % options.length;
    this.#active = options[to]?.key ?? '';
    this.#usableFrom = 0;
    this.#update();
  }

  /** Tab takes the option that the keyboard has led to along to the buttons. */
  #leave(): void {
    const option = this.#option;
    if (option) this.#put(option);
    else if (this.#isOpen) this.#close();
  }
}
