/** @file The page's phone for what belongs to no element: keys of the keyboard, and of headsets. */
import {CommandController, type PhoneProvider, pagePhones} from '../../controllers/index.js';
import {type Terms, termsFor} from '../../i18n/index.js';
import type {PhoneErrorData} from '../../protocol/index.js';
import {errorText, isCallsOwn} from '../error-text.js';

export const provider = (): PhoneProvider | undefined => pagePhones().providers[0];

export const termsHere = (): Terms => termsFor(provider()?.closest<HTMLElement>('[lang]')?.lang ?? '');

/** Says what went wrong, and what to do. */
export function sayError(error: PhoneErrorData): void {
  const terms = termsHere();
  pagePhones().announcer.announce(errorText(error, terms), 'polite', terms.lang);
}

/** Two presses of one command are one, wherever the keys are. */
export const commands = new CommandController({requestUpdate() {}}, (error, place) => {
  const state = provider()?.phone?.state;
  if (!state || !isCallsOwn(error, place, state)) sayError(error);
});
