import {html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {guard} from 'lit/directives/guard.js';
import {PhoneController, TopicController} from '../../controllers/index.js';
import {errorText} from '../../elements/error-text.js';
import {loadedNumbers, loadNumbers} from '../../elements/number-field/load-numbers.js';
import {renderVoicemail} from '../../elements/phone-bar/more.js';
import {pickUpTarget, propose} from '../../elements/proposals.js';
import {WidgetElement} from '../../elements/widget.js';
import {widgetStyles} from '../../elements/widget-styles.js';
import {callControls} from '../../styles/call-controls.js';
import {type CallId, type TeamGroup, type TeamMember, PhoneError, teamOf} from '../../protocol/index.js';
import {nextButton} from './roving.js';
import {renderRow} from './row.js';
import {search} from './search.js';
import {teamStyles} from './team-styles.js';
import {texts} from './texts.js';

/** So many are seen at once; more are searched. */
const mostInSight = 12;
/** Milliseconds for which a row says that its call was taken by somebody else. */
const saysFor = 8000;

/**
 * @summary Colleagues, and how their lines are: a click calls, and takes a call that rings there. In the order of the configuration's
 * `team`. What changes of a line is seen and never announced, and moves nothing.
 *
 * @fires {CustomEvent<{target: string}>} amt-dial - Before it dials; cancel it to act yourself.
 * @csspart panel - The box.
 * @csspart field - The field that searches names.
 * @csspart dial - The button of each colleague that calls.
 * @csspart pick-up - The button that takes a call which rings there.
 */
export class TeamElement extends WidgetElement {
  static override styles = [widgetStyles, callControls, teamStyles];

  protected readonly phones = new PhoneController(this, ({account, ended, voicemail}) => ({
    user: account?.user,
    ended: ended[0],
    voicemail,
  }));
  readonly #lamps = new TopicController(this, 'lamps', () => (this.#team.length ? this.phones.phone : null));
  /** What was typed. */
  @state() private typed = '';
  /** Where the keyboard comes to. */
  @state() private current = '';
  /** Calls that were to be picked up, by where they rang. */
  readonly #picked = new Map<CallId, string>();
  /** What a row says of a call that ended so. */
  readonly #problems = new Map<string, string>();

  override connectedCallback(): void {
    super.connectedCallback();
    void loadNumbers().then(() => this.requestUpdate());
  }

  protected override willUpdate(): void {
    const {ended} = this.phones.value;
    const number = ended && this.#picked.get(ended.id);
    if (!ended || number === undefined) return;
    this.#picked.delete(ended.id);
    if (!ended.error) return;
    this.#problems.set(number, errorText(ended.error, this.terms));
    setTimeout(() => {
      this.#problems.delete(number);
      this.requestUpdate();
    }, saysFor);
  }

  override render(): TemplateResult {
    const {team, none} = texts(this.terms.lang);
    const groups = this.#team;
    const found = search(groups, this.typed);
    return html`
      <section class="root" part="panel" lang=${this.terms.lang} aria-label=${team}>
        ${this.#renderVoicemail()}
        ${groups.length ? [this.#renderSearch(found), this.#renderList(found)] : html`<p class="quiet">${none}</p>`}
      </section>
    `;
  }

  /** The row that had the button has another one. */
  protected override get heir(): HTMLElement | null {
    return this.renderRoot.querySelector('.call[tabindex="0"]');
  }

  get #team(): readonly TeamGroup[] {
    return this.configuration?.team ?? [];
  }

  #renderVoicemail(): TemplateResult | typeof nothing {
    const {voicemail} = this.phones.value;
    if (!voicemail?.waiting) return nothing;
    const {commands, terms} = this;
    return html`<div class="voicemail">${renderVoicemail({element: this, commands, phone: this.phones.phone, terms}, voicemail)}</div>`;
  }

  #renderSearch(found: readonly TeamGroup[]): TemplateResult | typeof nothing {
    const all = teamOf(this.configuration).length;
    if (all <= mostInSight) return nothing;
    const words = texts(this.terms.lang);
    return html`<div class="search">
      <input
        class="field"
        part="field"
        type="search"
        autocomplete="off"
        spellcheck="false"
        maxlength="80"
        aria-label=${words.search}
        placeholder=${words.search}
        .value=${this.typed}
        @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)}
        @keydown=${this.#onSearchKey}
      />
      <p class="quiet figures" role="status">
        ${this.typed ? words.found(teamOf({team: found}).length, all) : nothing}
      </p>
    </div>`;
  }

  #renderList(found: readonly TeamGroup[]): TemplateResult {
    const {team} = texts(this.terms.lang);
    const hasHeadings = this.#team.length > 1;
    const current = this.#currentIn(found);
    return html`<div
      class="groups"
      role="list"
      aria-label=${team}
      @click=${this.#onClick}
      @keydown=${this.#onKeydown}
      @focusin=${this.#onFocus}
    >
      ${found.map(
        (group, index) => html`
          <div role="listitem">
            ${hasHeadings ? html`<h3 id="group-${index}">${group.name}</h3>` : nothing}
            <ul aria-labelledby=${hasHeadings ? `group-${index}` : nothing} aria-label=${hasHeadings ? nothing : group.name}>
              ${group.members.map(member => this.#renderMember(member, group, member.number === current))}
            </ul>
          </div>
        `,
      )}
    </div>`;
  }

  /** Where the keyboard comes to, of those that are found. */
  #currentIn(found: readonly TeamGroup[]): string | undefined {
    const {user} = this.phones.value;
    const others = teamOf({team: found}).filter(({number}) => number !== user);
    return (others.find(({number}) => number === this.current) ?? others[0])?.number;
  }

  #renderMember(member: TeamMember, group: TeamGroup, isCurrent: boolean): unknown {
    const {terms, commands, configuration} = this;
    const {number} = member;
    const error = commands.error(number);
    const row = {
      ...{member, group, terms, isCurrent},
      lamp: this.#lamps.value?.[number] ?? 'unknown',
      numbers: loadedNumbers(),
      isOwn: number === this.phones.value.user,
      canPickUp: Boolean(configuration?.services?.pickUp),
      busy: (['call', 'pickUp'] as const).find(name => commands.isPending(number, name)) ?? null,
      problem: error ? errorText(error, terms) : (this.#problems.get(number) ?? ''),
    };
    return guard(Object.values(row), () => renderRow(row));
  }

  readonly #onClick = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-does]');
    const number = button?.closest<HTMLElement>('[data-number]')?.dataset['number'];
    const {phone} = this.phones;
    if (!number || !phone) return;
    this.#problems.delete(number);
    if (button?.dataset['does'] === 'pickUp') {
      void this.commands.run(number, 'pickUp', async () => {
        this.#picked.set(await phone.pickUp(await pickUpTarget(phone, number)), number);
      });
    } else {
      // What the page's script presses is the script's wish, not the user's.
      const source = event.isTrusted ? 'link' : 'script';
      void this.commands.run(number, 'call', () => propose(phone, number, source, {host: this}).catch(unlessDeclined));
    }
  };

  readonly #onFocus = (event: Event): void => {
    const row = (event.target as Element).closest<HTMLElement>('[data-number]');
    if (row) this.current = row.dataset['number'] ?? '';
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const next = nextButton(event.currentTarget as Element, event, event.target as Element);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  /** Down leads to the list; Escape empties the field before it closes what is around it. */
  readonly #onSearchKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') this.renderRoot.querySelector<HTMLElement>('.call[tabindex="0"]')?.focus();
    else if (event.key !== 'Escape' || !this.typed || event.isComposing) return;
    else this.typed = '';
    event.preventDefault();
  };
}

/** Whoever has not agreed to a number, or cancelled its event, knows that. */
function unlessDeclined(thrown: unknown): void {
  if (PhoneError.of(thrown).code !== 'not-confirmed') throw thrown;
}
