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
  const told = new Set<string>();
  return ({registration, connection}) => {
    // A connection that stood and is lost comes back, and was set up rightly.
    const error = registration.error ?? connection.error;
    if (!error || error.code === 'connection-lost' || told.has(error.message)) return;
    told.add(error.message);
    report(error);
  };
}
