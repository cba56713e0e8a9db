/** @file Lies beside the worker, with what hands calls on. */
import {PhoneError, type Call, type Configuration} from '../../protocol/index.js';

/** An extension as desks have it; of anything else the PBX would make another code. */
const extensionOf = /^\d{1,15}$/;

/**
 * What is dialled to take a call that rings at the extension, the PBX's own feature code; and where it rings.
 *
 * @throws PhoneError `number-invalid`, or `configuration-missing` where the site names no code
 */
export function pickUp(
  written: string,
  {services}: Pick<Configuration, 'services'>,
): [code: string, from: Pick<Call, 'divertedFrom'>] {
  const extension = written.replace(/[\s()/.-]/g, '');
  if (!extensionOf.test(extension)) throw new PhoneError('number-invalid', 'not an extension');
  const code = services?.pickUp;
  if (!code) throw new PhoneError('configuration-missing', 'The configuration has no services.pickUp.');
  return [code.replace('{number}', extension), {divertedFrom: {number: extension, name: '', anonymous: false}}];
}
