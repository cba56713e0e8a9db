import {html, nothing, svg, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {PhoneController, TopicController} from '../../controllers/index.js';
import {guarded} from '../../controllers/press-guard.js';
import {WidgetElement} from '../../elements/widget.js';
import {widgetStyles} from '../../elements/widget-styles.js';
import {drawn, icon} from '../../icons/icons.js';
import {defaultSettings} from '../../protocol/index.js';
import {levelStyles} from '../settings/level-styles.js';
import type {Finding, Verdict} from './check.js';
import {CheckRun} from './check-run.js';
import {checkStyles} from './check-styles.js';
import {checks} from './checks.js';
import {type Texts, texts} from './texts.js';

const marks: Readonly<Record<Verdict, () => TemplateResult>> = {
  good: () => drawn(svg`<path d="m5 12.5 4.5 4.5L19 7.5" stroke-width="2.25"/>`),
  careful: () => icon('warning'),
  bad: () => icon('block'),
  skipped: () => drawn(svg`<path d="M7 12h10"/>`),
};
/** Milliseconds in which a press was meant for what stood there before. */
const slip = 500;
const running = (): TemplateResult => drawn(svg`<path d="M12 5a7 7 0 1 1-7 7" stroke-width="2.25"/>`);
const waiting = (): TemplateResult => drawn(svg`<circle cx="12" cy="12" r="2.5"/>`);

/**
 * @summary The self-test: in half a minute microphone, loudspeaker, ringing, registration, permissions and the network, with what is
 * to be done, to be copied for a help desk. A page of another host says where it can be made.
 *
 * @csspart panel - The box.
 */
export class CheckElement extends WidgetElement {
  static override styles = [widgetStyles, levelStyles, checkStyles];

  protected readonly phones = new PhoneController(this, ({calls}) => calls.length > 0);
  readonly #settings = new TopicController(this, 'settings', () => this.phones.phone);
  readonly #run = new CheckRun(this, text => this.announce(text, 'polite'));
  /** The question that was brought into sight. */
  #seen: CheckRun['question'] = null;
  /** The result in words, and whether it is in the clipboard. */
  @state() private copy: {readonly text: string; readonly isCopied: boolean} | null = null;

  override render(): TemplateResult {
    const {check, elsewhere} = texts(this.terms.lang);
    const isGuest = this.phones.phone?.confirmsNumbers ?? false;
    return html`
      <section class="root" part="panel" lang=${this.terms.lang} aria-label=${check}>
        ${isGuest ? html`<p class="quiet">${elsewhere}</p>` : this.#renderTest()}
      </section>
    `;
  }

  protected override updated(): void {
    // Not as an attribute: a page's CSP refuses those.
    this.renderRoot.querySelector<HTMLElement>('.level')?.style.setProperty('--level', String(this.#run.level));
    const {question} = this.#run;
    // What is asked below the edge of a low panel would be heard of, and not found.
    if (question !== this.#seen) this.renderRoot.querySelector('.answers')?.scrollIntoView({block: 'nearest'});
    this.#seen = question;
  }

  protected override get heir(): HTMLElement | null {
    return this.renderRoot.querySelector('.start');
  }

  #renderTest(): TemplateResult {
    const words = texts(this.terms.lang);
    const {current, findings, isDone, interruption} = this.#run;
    const isRunning = current !== null;
    const isBusy = !isRunning && this.phones.value;
    return html`
      ${isRunning || findings.size ? nothing : html`<p class="quiet">${words.intro}</p>`}
      ${isBusy ? html`<p class="message careful">${icon('warning')}<span>${words.inCall}</span></p>` : nothing}
      <button
        type="button"
        class="button start ${isRunning ? '' : 'accent'}"
        aria-disabled=${isBusy || !this.phones.phone}
        @click=${this.#toggle}
        ${guarded(isRunning ? 'stop' : 'start', slip, true)}
      >
        ${isRunning ? words.stop : findings.size ? words.again : words.start}
      </button>
      ${isRunning ? this.#renderNow(words) : nothing}
      ${
        isRunning || findings.size
          ? html`<ol>
              ${checks.map(([name]) => this.#renderCheck(name, words))}
            </ol>`
          : nothing
      }
      ${interruption ? html`<p class="message careful">${icon('warning')}<span>${words[interruption]}</span></p>` : nothing}
      ${isDone ? this.#renderEnd(words) : nothing}
    `;
  }

  /** What is asked, or to be done. */
  #renderNow(words: Texts): TemplateResult | typeof nothing {
    const {question, hint, level} = this.#run;
    if (!question && !hint) return nothing;
    return html`
      <div class="now">
        <p id="now">${question?.text ?? hint}</p>
        ${
          question
            ? html`<div class="answers" role="group" aria-labelledby="now">
                ${[true, false].map(
                  yes =>
                    html`<button
                      type="button"
                      class="button"
                      @click=${() => question.answer(yes)}
                      ${guarded(question.text, slip, true)}
                    >
                      ${yes ? words.yes : words.no}
                    </button>`,
                )}
              </div>`
            : nothing
        }
        ${
          level === null
            ? nothing
            : html`<div
                class="level"
                role="meter"
                aria-label=${words.level}
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=${Math.round(level * 10) * 10}
              ></div>`
        }
      </div>
    `;
  }

  #renderCheck(name: keyof Texts['names'], words: Texts): TemplateResult {
    const finding = this.#run.findings.get(name);
    const [kind, mark, word] = finding
      ? ([finding.verdict, marks[finding.verdict](), words.verdicts[finding.verdict]] as const)
      : this.#run.current === name
        ? (['running', running(), words.running] as const)
        : (['waiting', waiting(), words.waiting] as const);
    return html`<li class=${kind}>
      ${mark}
      <span><strong>${words.names[name]}</strong>: ${word}</span>
      ${finding ? html`<p>${finding.text}</p>` : nothing}
    </li>`;
  }

  #renderEnd(words: Texts): TemplateResult {
    const {toDo} = this.#run;
    const {copy} = this;
    return html`
      <p class="message ${toDo ? 'careful' : 'good'}">
        ${toDo ? icon('warning') : marks.good()}<strong>${toDo ? words.toDo(toDo) : words.allGood}</strong>
      </p>
      <button type="button" class="button small" @click=${this.#copy}>${words.copy}</button>
      ${
        copy
          ? html`<p class="message" id="copy">${copy.isCopied ? words.copied : words.shown}</p>
              <textarea class="field" readonly rows="9" aria-labelledby="copy" .value=${copy.text}></textarea>`
          : nothing
      }
    `;
  }

  readonly #toggle = (): void => {
    const {phone} = this.phones;
    if (this.#run.current !== null) return this.#run.stop('stopped');
    if (!phone || this.phones.value) return;
    this.copy = null;
    void this.#run.run(phone, {...defaultSettings, ...this.#settings.value}, this.terms);
  };

  readonly #copy = async (): Promise<void> => {
    const words = texts(this.terms.lang);
    const line = ([name, {verdict, text, facts = text}]: [keyof Texts['names'], Finding]) =>
      `${words.names[name]}: ${words.verdicts[verdict]}. ${facts}`;
    const title = `${words.check} ${new Date().toLocaleString(this.terms.lang)}`;
    const text = [title, ...[...this.#run.findings].map(line)].join('\n');
    // The browser may refuse, or the page's policy: the text can be copied by hand.
    const isCopied = await Promise.resolve(navigator.clipboard?.writeText(text)).then(
      () => navigator.clipboard !== undefined,
      () => false,
    );
    this.copy = {text, isCopied};
    this.announce(isCopied ? words.copied : words.shown, 'polite');
  };
}
