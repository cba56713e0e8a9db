/** @file What a check is: it looks at one thing that a call needs, and says what it found and what to do. */
import type {GatedPhone} from '../../controllers/index.js';
import type {Terms} from '../../i18n/index.js';
import type {SoundSettings} from '../../protocol/index.js';
import type {Texts} from './texts.js';

/** `skipped`: it could not be looked at, or there is nothing to look at; nothing is wrong by that. */
export type Verdict = 'good' | 'careful' | 'bad' | 'skipped';

export interface Finding {
  readonly verdict: Verdict;
  /** What was found, and what to do. */
  readonly text: string;
  /** For a help desk, in place of the text: numbers and states, nothing of a person and no name of a device. */
  readonly facts?: string;
}

/** What checks work with. */
export interface Bench {
  readonly phone: GatedPhone;
  readonly words: Texts;
  readonly terms: Terms;
  readonly sound: SoundSettings;
  /** The test was ended: what a check has opened is given back. */
  readonly signal: AbortSignal;
  /** Asks who sits here. Rejects when the test ends. */
  ask(question: string): Promise<boolean>;
  /** Says what is to be done now. */
  tell(hint: string): void;
  /** How loud it is at the microphone, 0 to 1. */
  show(level: number): void;
  /** The call that the test makes itself: another one ends it. */
  own(call: string): void;
}

export type Check = (bench: Bench) => Finding | Promise<Finding>;

/** Rejects when the test ends. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const end = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', end, {once: true});
  });
}
