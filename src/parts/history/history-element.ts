import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import {type GatedPhone, PhoneController, TopicController} from '../../controllers/index.js';
import {once} from '../../controllers/double-click.js';
import {CallAgain} from '../../elements/calls/call-again.js';
import {errorText} from '../../elements/error-text.js';
import {Names} from '../../elements/names.js';
import {displayNumber} from '../../elements/number-field/reading.js';
import {loadedNumbers} from '../../elements/number-field/load-numbers.js';
import {WidgetElement} from '../../elements/widget.js';
import {widgetStyles} from '../../elements/widget-styles.js';
import type {HistoryEntry} from '../../protocol/index.js';
import {renderEnd, renderHead, renderNone, renderQuestion} from './around.js';
import {Blocks} from './blocks.js';
import {type Group, groupsOf, partyOf} from './groups.js';
import {Held} from './held.js';
import {historyStyles} from './history-styles.js';
import {renderRow} from './row.js';
import {Seen} from './seen.js';
import {texts} from './texts.js';
import type {Speaker} from './words.js';

/** Rows that are drawn at once, and with each further look down. */
const page = 60;

/**
 * @summary The clerk's list of calls: missed, received and dialled, by day and caller, each called back in one press. A missed call counts as
 * seen when the list was looked at. A page of another host is told how many there are.
 *
 * @fires {CustomEvent<{target: string}>} amt-dial - Before it dials; cancel it to act yourself.
 * @csspart panel - The box.
 * @csspart caller - Who it was.
 * @csspart number - The number, where the entry is open.
 */
export class HistoryElement extends WidgetElement {
  static override styles = [widgetStyles, historyStyles];

  protected readonly phones = new PhoneController(this, () => null);
  @state() private missedOnly = false;
  /** Whether all are to be deleted is asked. */
  @state() private isAsking = false;
  /** The group whose calls are shown one by one. */
  @state() private open = '';
  @state() private rows = page;
  readonly #names = new Names(() => ({
    ...{terms: this.terms, configuration: this.configuration},
    requestUpdate: () => this.requestUpdate(),
  }));
  readonly #again = new CallAgain(this, this.commands);
  readonly #missed = new TopicController(this, 'missed', () => (this.#isGuest ? this.phones.phone : null));
  readonly #blocks = new Blocks(
    this,
    () => (this.#isGuest || !this.#isKept ? null : this.phones.phone),
    ({missed}) => !this.missedOnly || missed > 0,
  );
  readonly #held = new Held(this, () => this.#blocks.entries);
  readonly #seen = new Seen(this, () => {
    const {phone} = this.phones;
    if (phone) void this.commands.run('list', 'see', () => phone.seeHistory());
  });
  /** What takes the focus when a row has gone. */
  #next = '';

  override render(): TemplateResult {
    const words = texts(this.terms.lang);
    return html`
      <section class="root" part="panel" lang=${this.terms.lang} aria-label=${words.history}>
        ${
          this.#isGuest
            ? html`<p class="quiet">${words.elsewhere(this.#missed.value ?? 0)}</p>`
            : this.#isKept
              ? this.#renderList()
              : html`<p class="quiet">${words.notKept}</p>`
        }
      </section>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#seen.look(this.#blocks.entries);
  }

  protected override get heir(): HTMLElement | null {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.who')];
    return (
      rows.find(row => row.dataset['key'] === this.#next) ??
      rows.at(-1) ??
      this.renderRoot.querySelector('.filter button')
    );
  }

  get #isGuest(): boolean {
    return this.phones.phone?.confirmsNumbers ?? false;
  }

  get #isKept(): boolean {
    const {history = {}} = this.configuration ?? {};
    return history !== false && history.days !== 0;
  }

  get #speaker(): Speaker {
    return {terms: this.terms, words: texts(this.terms.lang), names: this.#names};
  }

  #renderList(): TemplateResult {
    const {words} = this.#speaker;
    const entries = this.#blocks.entries;
    const fitting = this.missedOnly ? entries.filter(({kind}) => kind === 'missed') : entries;
    const groups = this.#group(this.#held.shown(fitting));
    const shown = groups.slice(0, this.rows);
    const hasMore = shown.length < groups.length || this.#blocks.hasMore;
    const isKnown = this.#blocks.isEmpty !== undefined;
    const head = renderHead({
      ...{words, missedOnly: this.missedOnly, waiting: this.#held.waiting(fitting)},
      ...{isEmpty: entries.length === 0, isAsking: this.isAsking},
      filter: missedOnly => this.#filter(missedOnly),
      showNew: () => void this.#showNew(),
      ask: () => void this.#ask(!this.isAsking),
    });
    const question = () =>
      renderQuestion(
        words,
        () => void this.#ask(false),
        () => void this.#removeAll(),
      );
    return html`
      ${head} ${this.isAsking ? question() : nothing}
      ${groups.length > 0 ? this.#renderRows(shown) : isKnown ? renderNone(words, this.missedOnly) : nothing}
      ${hasMore ? html`<div class="further"></div>` : isKnown ? renderEnd(words, this.configuration) : nothing}
    `;
  }

  #renderRows(groups: readonly Group[]): TemplateResult {
    return html`<ul
      class="list"
      aria-label=${texts(this.terms.lang).history}
      @pointerenter=${this.#held.onPointerenter}
      @pointerleave=${this.#held.onPointerleave}
      @focusin=${this.#held.hold}
      @focusout=${this.#held.letGo}
      @keydown=${this.#onKeydown}
    >
      ${chunksOf(groups).map((chunk, at) => this.#renderChunk(chunk, at * page))}
    </ul>`;
  }

  /** Of thousands of rows those are rendered anew of which something has changed. */
  #renderChunk(chunk: readonly Group[], first: number): unknown {
    const all = this.#grouped.groups;
    const marks = chunk.map(({key, calls}) => {
      const [{id}] = calls;
      const isNew = calls.some(call => this.#seen.isNew(call.id));
      return [this.open === key, isNew, this.commands.isPending(id, 'call'), this.commands.error(id)?.code].join();
    });
    const isAsking = chunk.some(({calls: [call]}) => this.#again.isAsking(call));
    const rows = () =>
      repeat(
        chunk,
        ({key}) => key,
        (group, at) => html`<li>${this.#renderRow(group, all[first + at - 1], all[first + at + 1])}</li>`,
      );
    const {terms, phones} = this;
    // A question is drawn anew with each render.
    return guard([all, chunk.length, marks.join(), phones.phone, loadedNumbers(), terms, isAsking ? {} : null], rows);
  }

  #renderRow(group: Group, before: Group | undefined, after: Group | undefined): TemplateResult {
    const {phone} = this.phones;
    const [call] = group.calls;
    const isOpen = this.open === group.key;
    const error = this.commands.error(call.id);
    const isPossible = phone && this.#again.isPossible(asEnded(call), phone);
    return renderRow(group, {
      speaker: this.#speaker,
      isFirst: before?.day !== group.day,
      isOpen,
      isBusy: this.commands.isPending(call.id, 'call'),
      isNew: group.calls.some(({id}) => this.#seen.isNew(id)),
      number: isOpen ? this.#names.number(partyOf(call)) : '',
      problem: error ? errorText(error, this.terms) : '',
      question: phone ? this.#again.renderQuestion(asEnded(call), phone, this.terms) : undefined,
      toggle: () => (this.open = isOpen ? '' : group.key),
      callBack: isPossible ? once(() => this.#callBack(call, phone)) : null,
      remove: once(() => void this.#remove(group, after?.key)),
    });
  }

  /** Numbers, read once: to read thousands takes a second. */
  #written = new Map<string, string>();
  #grouped: {entries: string; groups: readonly Group[]} = {entries: '', groups: []};

  #group(entries: readonly HistoryEntry[]): readonly Group[] {
    const {configuration} = this;
    // The rules by which numbers are written come later.
    const key = `${loadedNumbers() !== null} ${entries.map(({id, seen}) => `${id}${seen}`).join()}`;
    if (key !== this.#grouped.entries) {
      const groups = groupsOf(entries, number => {
        const written = `${loadedNumbers() !== null} ${number}`;
        const known = this.#written.get(written) ?? displayNumber(number, configuration);
        this.#written.set(written, known);
        return known;
      });
      this.#grouped = {entries: key, groups};
    }
    return this.#grouped.groups;
  }

  #filter(missedOnly: boolean): void {
    this.#held.release();
    this.missedOnly = missedOnly;
    this.rows = page;
  }

  /** More of it, as somebody looks down to its end. */
  further(): void {
    this.rows += page;
    if (this.rows > this.#grouped.groups.length) this.#blocks.more();
  }

  async #showNew(): Promise<void> {
    this.#held.release();
    await this.updateComplete;
    const first = this.renderRoot.querySelector<HTMLElement>('.who');
    first?.focus();
    first?.scrollIntoView({block: 'nearest'});
  }

  /** Up and down lead from row to row. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    const row = event.target instanceof Element ? event.target.closest('li') : null;
    if (!step || !row || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    event.preventDefault();
    next?.querySelector<HTMLElement>('.who')?.focus();
  };

  #callBack(call: HistoryEntry, phone: GatedPhone): void {
    this.#seen.now();
    void this.#again.start(asEnded(call), phone);
  }

  async #remove({calls, key}: Group, next = ''): Promise<void> {
    const {phone} = this.phones;
    if (!phone) return;
    this.#next = next;
    const {words, names} = this.#speaker;
    const removeAll = () => Promise.all(calls.map(({id}) => phone.deleteHistory({id})));
    if (await this.commands.run(calls[0].id, 'delete', removeAll)) {
      this.announce(words.removed(names.said(partyOf(calls[0]))), 'polite');
      if (this.open === key) this.open = '';
    }
  }

  /** The safe answer has the focus; then what has asked. */
  async #ask(isAsking: boolean): Promise<void> {
    this.isAsking = isAsking;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(isAsking ? '.safe' : '.remove-all')?.focus();
  }

  async #removeAll(): Promise<void> {
    const {phone} = this.phones;
    if (!phone) return;
    this.#next = '';
    if (await this.commands.run('list', 'delete', () => phone.deleteHistory()))
      this.announce(this.#speaker.words.allRemoved, 'polite');
    this.isAsking = false;
  }
}

function chunksOf(groups: readonly Group[]): readonly (readonly Group[])[] {
  return Array.from({length: Math.ceil(groups.length / page)}, (_, at) => groups.slice(at * page, (at + 1) * page));
}

/** As whoever calls again has it: the number stands where the network named none. */
const asEnded = (entry: HistoryEntry): HistoryEntry => ({...entry, remote: partyOf(entry)});
