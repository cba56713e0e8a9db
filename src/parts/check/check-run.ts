import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {GatedPhone} from '../../controllers/index.js';
import type {Terms} from '../../i18n/index.js';
import {type CallId, type SoundSettings, wordsOf} from '../../protocol/index.js';
import type {Bench, Finding} from './check.js';
import {checks} from './checks.js';
import {type Texts, texts} from './texts.js';

export interface Question {
  readonly text: string;
  answer(yes: boolean): void;
}

/** Why it ended before the last check. */
export type Interruption = 'stopped' | 'interrupted';

/** One run through all checks, one after the other: they share the microphone, the loudspeaker and the ears. */
export class CheckRun implements ReactiveController {
  readonly findings = new Map<keyof Texts['names'], Finding>();
  /** What is being looked at; null before and after. */
  current: keyof Texts['names'] | null = null;
  question: Question | null = null;
  hint = '';
  level: number | null = null;
  interruption: Interruption | null = null;
  #ending = new AbortController();

  constructor(
    private readonly host: ReactiveControllerHost,
    /** Says what is asked or to be done, and how it ended. */
    private readonly announce: (text: string) => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop('stopped');
  }

  get isDone(): boolean {
    return this.current === null && this.findings.size === checks.length;
  }

  /** How many findings ask for something to be done. */
  get toDo(): number {
    return [...this.findings.values()].filter(({verdict}) => verdict === 'bad' || verdict === 'careful').length;
  }

  stop(why: Interruption): void {
    if (this.current !== null) this.#ending.abort(why);
  }

  async run(phone: GatedPhone, sound: SoundSettings, terms: Terms): Promise<void> {
    const words = texts(terms.lang);
    const {signal} = (this.#ending = new AbortController());
    this.findings.clear();
    this.interruption = null;
    let ours: CallId | null = null;
    const watch = phone.subscribe(({calls}) => {
      if (calls.some(({id, dialled}) => id !== ours && dialled === undefined)) this.stop('interrupted');
    });
    const bench: Bench = {
      phone,
      words,
      terms,
      sound,
      signal,
      ask: question => this.#ask(question, signal),
      tell: hint => {
        this.hint = hint;
        this.announce(hint);
        this.host.requestUpdate();
      },
      show: level => {
        this.level = level;
        this.host.requestUpdate();
      },
      own: id => (ours = id),
    };
    for (const [name, check] of checks) {
      this.current = name;
      this.host.requestUpdate();
      const finding = await this.#look(() => check(bench));
      this.hint = '';
      this.level = null;
      if (signal.aborted || !finding) break;
      this.findings.set(name, finding);
    }
    watch();
    this.current = null;
    this.question = null;
    if (signal.aborted) this.interruption = signal.reason as Interruption;
    const end = this.interruption ? words[this.interruption] : this.toDo ? words.toDo(this.toDo) : words.allGood;
    this.announce(end);
    this.host.requestUpdate();
  }

  /** Null where the test was ended. What a check did not foresee is a finding as well. */
  async #look(check: () => Finding | Promise<Finding>): Promise<Finding | null> {
    try {
      return await check();
    } catch (thrown) {
      return this.#ending.signal.aborted ? null : {verdict: 'skipped', text: wordsOf(thrown)};
    }
  }

  async #ask(text: string, signal: AbortSignal): Promise<boolean> {
    this.announce(text);
    try {
      return await new Promise<boolean>((resolve, reject) => {
        signal.throwIfAborted();
        signal.addEventListener('abort', () => reject(signal.reason as Error), {once: true});
        this.question = {text, answer: resolve};
        this.host.requestUpdate();
      });
    } finally {
      this.question = null;
      this.host.requestUpdate();
    }
  }
}
