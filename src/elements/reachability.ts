import type {Terms} from '../i18n/index.js';
import {type ConnectionState, type PhoneErrorData, type RegistrationState} from '../protocol/index.js';
import type {IconName} from '../icons/icons.js';
import {errorText} from './error-text.js';

/** Whether this phone rings when somebody calls, in words and in a shape. */
export interface Reachability {
  readonly level: 'good' | 'wait' | 'bad';
  readonly word: string;
  readonly icon: IconName;
  /** What is wrong and what to do; empty when all is well. */
  readonly text: string;
  /** When the phone tries again by itself, epoch milliseconds. */
  readonly retryAt?: number;
  /** The user can make the phone try now. */
  readonly canRetry: boolean;
}

export interface ReachabilityInput {
  readonly hasPhone: boolean;
  /** There is nothing in the page to wait for. */
  readonly isMissing: boolean;
  readonly connection: ConnectionState;
  readonly registration: RegistrationState;
  readonly error: PhoneErrorData | null;
}

/** Reachable means: registered over a connection that stands. Everything else says so. */
export function reachability(input: ReachabilityInput, terms: Terms): Reachability {
  const {hasPhone, connection, registration} = input;
  const {status} = terms;
  if (registration.status === 'registered' && connection.status === 'connected')
    return {level: 'good', word: status.registered, icon: 'dot', text: '', canRetry: false};

  const error = registration.error ?? connection.error ?? input.error;
  const text = error ? errorText(error, terms) : '';
  if (input.isMissing)
    return {level: 'bad', word: status.missing, icon: 'block', text: terms.errors['phone-missing'], canRetry: false};
  if (!hasPhone && !error) return {level: 'wait', word: status.loading, icon: 'ring', text, canRetry: false};
  if (error?.code === 'page-outdated')
    return {level: 'bad', word: status.outdated, icon: 'warning', text, canRetry: false};
  if (registration.status === 'refused')
    return {level: 'bad', word: status.refused, icon: 'block', text, canRetry: true};
  if (connection.status === 'waiting' || (error && connection.status !== 'connecting')) {
    const shared = {level: 'bad', word: status.unreachable, icon: 'warning', text, canRetry: hasPhone} as const;
    return connection.status === 'waiting' && connection.retryAt !== undefined
      ? {...shared, retryAt: connection.retryAt}
      : shared;
  }
  const word =
    connection.status === 'connected' ? status.registering : hasPhone ? status.connecting : status.unreachable;
  return {level: 'wait', word, icon: 'ring', text, canRetry: false};
}
