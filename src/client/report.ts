import {PhoneError, type PhoneErrorData, type PhoneState} from '../protocol/index.js';

/**
 * Tells the developer of the page, in the one place where the package writes to the console. Never a name, number or secret. That
 * the phone's host does not know this page is an error of the page, for whatever listens to these.
 */
export function report(error: PhoneErrorData): void {
  if (error.code === 'origin-refused') reportError(PhoneError.from(error));
  else console.error(`Amtsleitung (${error.code}): ${error.message}`);
}

/** Listens to a phone's state for why there is no phone, and tells each reason once. */
export function reporter(): (state: PhoneState) => void {
  let told = '';
  return ({registration: {status, error}}) => {
    if (status !== 'refused' || !error || error.message === told) return;
    told = error.message;
    report(error);
  };
}
