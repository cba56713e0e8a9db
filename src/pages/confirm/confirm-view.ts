import {html, nothing, svg, type TemplateResult} from 'lit';
import type {ConfirmTexts} from '../../i18n/confirm-texts.js';
import type {Question, QuestionNumber} from '../../protocol/index.js';

interface QuestionView {
  readonly texts: ConfirmTexts;
  /** Whether the buttons can be pressed. */
  readonly isAwake: boolean;
  readonly secondsLeft: number;
  readonly answer: (event: Event, number: number | null) => void;
}

const shapes = {
  handset: svg`<path d="M8.6 4.5 6.7 3.6a1.6 1.6 0 0 0-1.9.4L3.7 5.3a2.6 2.6 0 0 0-.5 2.3c1.6 6.3 6.9 11.6 13.2 13.2a2.6 2.6 0 0 0 2.3-.5l1.3-1.1a1.6 1.6 0 0 0 .4-1.9l-.9-1.9a1.6 1.6 0 0 0-1.9-.9l-2.3.7a1.6 1.6 0 0 1-1.6-.4l-3-3a1.6 1.6 0 0 1-.4-1.6l.7-2.3a1.6 1.6 0 0 0-.9-1.9l-1.5-1.5"/>`,
  window: svg`<rect x="3.5" y="5" width="17" height="14" rx="2"/><path d="M3.5 9.5h17"/>`,
  warning: svg`<path d="M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17v.1"/>`,
};

const icon = (name: keyof typeof shapes): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shapes[name]}</svg>`;

/** "Ausland · Österreich". */
function kindOf({class: kind, region}: QuestionNumber, {kind: words, lang}: ConfirmTexts): string {
  const country = region && kind === 'international' && new Intl.DisplayNames([lang], {type: 'region'}).of(region);
  return [kind && words[kind], country].filter(Boolean).join(' · ');
}

/** Why it is asked, and what it costs. */
function whyOf({numbers: [first, second], reason = ''}: Question, {cost, reasons}: ConfirmTexts): string {
  const costs = (!second && first?.class && cost[first.class]) || '';
  const saysNoMore = costs && (reason === 'international' || reason === 'costs');
  return [saysNoMore ? '' : reasons[reason], costs].filter(Boolean).join(' ');
}

/** What is asked, by whom, and the answers. */
export function renderQuestion(question: Question, view: QuestionView): TemplateResult {
  const {command, host, numbers} = question;
  const {texts, isAwake, secondsLeft, answer} = view;
  const [first] = numbers;
  const isClear = numbers.length === 1;
  const button = (number: number | null, kind: string, content: unknown) => html`
    <button
      type="button"
      class="button ${kind}"
      aria-disabled=${isAwake ? 'false' : 'true'}
      @click=${(event: Event) => answer(event, number)}
    >
      ${content}
    </button>
  `;
  return html`
    <main class="root" lang=${texts.lang}>
      <section class="question" role="alertdialog" tabindex="-1" aria-labelledby="title" aria-describedby="about">
        <header>
          <h1 id="title">${isClear ? texts.title[command] : texts.which}</h1>
          <p class="quiet figures">${texts.secondsLeft(secondsLeft)}</p>
        </header>
        <div id="about">
          ${isClear && first ? html`<p class="number figures">${first.display}</p>` : nothing}
          <div class="warning">
            ${icon('warning')}
            <div>
              ${isClear && first ? html`<p class="kind">${kindOf(first, texts)}</p>` : nothing}
              <p>${whyOf(question, texts)}</p>
            </div>
          </div>
          <p class="asker">
            ${icon('window')}<span class="quiet">${texts.askedBy} <strong>${host}</strong></span>
          </p>
        </div>
        <div class="answers">
          ${
            isClear
              ? button(0, 'accent', [icon('handset'), texts.agree[command]])
              : numbers.map((number, index) =>
                  button(
                    index,
                    'choice',
                    html`${icon('handset')}<span>
                        <span class="visually-hidden">${texts.agree[command]}:</span>
                        <strong class="figures">${number.display}</strong>
                        <span class="quiet">${kindOf(number, texts)}</span>
                      </span>`,
                  ),
                )
          }
          ${button(null, 'cancel', texts.cancel)}
        </div>
      </section>
    </main>
  `;
}

/** The question was answered elsewhere, or it was never ours. */
export function renderOver(texts: ConfirmTexts, close: () => void): TemplateResult {
  return html`
    <main class="root" lang=${texts.lang}>
      <section class="question" role="alert">
        <h1>${texts.over}</h1>
        <p>${texts.again}</p>
        <div class="answers"><button type="button" class="button" @click=${close}>${texts.close}</button></div>
      </section>
    </main>
  `;
}
