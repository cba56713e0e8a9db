import type {Configuration} from '../protocol/index.js';
import type {DialString} from './reading.js';
import {readEmergency} from './typed.js';

/** What the administrator wrote into the configuration to be dialled, such as the mailbox's number; codes as well. */
export function readConfigured(number: string, configuration: Configuration | null): DialString | null {
  const dial = number.replace(/[\s()/.-]/g, '');
  return /^\+?[0-9*#]{1,32}$/.test(dial) && !readEmergency(dial, configuration) ? (dial as DialString) : null;
}
