import type {PhoneErrorData, PhoneState} from '../protocol/index.js';

/** Tells the developer of the page, in the one place where the package writes to the console. Never a name, number or secret. */
export function report({code, message}: PhoneErrorData): void {
  console.error(`Amtsleitung (${code}): ${message}`);
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
