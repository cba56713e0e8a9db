import {render} from 'lit';
import {confirmTexts, type ConfirmTexts} from '../../i18n/confirm-texts.js';
import type {Question, QuestionMessage} from '../../protocol/index.js';
import {confirmStyles} from './confirm-styles.js';
import {renderOver, renderQuestion} from './confirm-view.js';
import type {BridgePort} from './find-bridge.js';
import {Guard} from './guard.js';

/** Milliseconds until a bridge that says nothing counts as gone. */
const PATIENCE = 3000;

/** Shows a question, and tells the bridge what a person answers. */
export class ConfirmWindow {
  readonly #root: ShadowRoot;
  readonly #texts: ConfirmTexts;
  readonly #guard = new Guard(() => this.#render());
  #port: BridgePort | null = null;
  #question: Question | null = null;
  #endsAt = 0;
  #over = false;

  constructor(
    body: HTMLElement,
    language: string,
    private readonly close = () => window.close(),
  ) {
    this.#texts = confirmTexts(language);
    this.#root = body.attachShadow({mode: 'open'});
    this.#root.adoptedStyleSheets = confirmStyles.flatMap(({styleSheet}) => styleSheet ?? []);
    document.documentElement.lang = this.#texts.lang;
    setTimeout(() => this.#question || this.#end(), PATIENCE);
    setInterval(() => this.#render(), 1000);
    addEventListener('keydown', ({key, isTrusted}) => key === 'Escape' && isTrusted && this.#answer(null));
    addEventListener('pagehide', () => this.#port?.post({type: 'answer', number: null}));
  }

  /** What a bridge says on its port. */
  hear(port: BridgePort, message: QuestionMessage): void {
    if (message.type === 'over') return this.#end();
    this.#port = port;
    this.#question = message.question;
    this.#endsAt = performance.now() + message.left;
    this.#guard.rest();
    this.#render();
    // Whoever reads with the ears hears all of it; while the buttons sleep none has the focus.
    this.#find('.question')?.focus();
  }

  /** There is nothing to answer. A window that a script opened may close itself. */
  #end(): void {
    this.#over = true;
    this.#port = null;
    this.close();
    this.#render();
  }

  /** The bridge says when it has it; the window goes then. */
  #answer(number: number | null): void {
    if (this.#port) this.#port.post({type: 'answer', number});
    else this.close();
  }

  #find(selector: string): HTMLElement | null {
    return this.#root.querySelector(selector);
  }

  #render(): void {
    const texts = this.#texts;
    if (this.#over) {
      document.title = texts.over;
      return void render(renderOver(texts, this.close), this.#root);
    }
    const question = this.#question;
    if (!question) return;
    document.title = texts.title[question.command];
    const view = renderQuestion(question, {
      texts,
      isAwake: this.#guard.awake,
      secondsLeft: Math.max(0, Math.ceil((this.#endsAt - performance.now()) / 1000)),
      answer: (event, number) => {
        if (event.isTrusted && this.#guard.awake) this.#answer(number);
      },
    });
    render(view, this.#root);
    // Then the safe one has it: a key that comes by chance says no.
    if (this.#guard.awake && this.#root.activeElement === this.#find('.question')) this.#find('.cancel')?.focus();
  }
}
