/**
 * @file Whose phone a page may have. The frame of that host gets the microphone that the page may use, so no single attribute, which
 * others may have been let write, hands it on.
 */
import {PhoneError} from '../protocol/index.js';
import {isOneScript} from '../script/load-part.js';
import {scriptUrl} from '../script/script-url.js';
import type {PhoneOptions} from './phone.js';

/** Whether the worker, and with it the phone, is of this page's origin. */
export const isOwnHost = ({protocol, origin}: URL): boolean =>
  protocol.startsWith('http') && origin === location.origin;

/**
 * Throws `configuration-invalid` where the page, of another host than the worker, may not have its phone from there: the one
 * script is the phone's host's own, and in a bundle `worker-url` and `config` both name that host in full.
 */
export function checkHost({configuration, workerUrl}: PhoneOptions, worker: URL): void {
  const invalid = (text: string) => new PhoneError('configuration-invalid', text);
  if (!worker.protocol.startsWith('http')) throw invalid('The worker lies on a web server.');
  const {origin} = worker;
  if (isOneScript && origin !== new URL(scriptUrl()).origin)
    throw invalid(`The worker lies on the host of the script or of the page, not on ${origin}.`);
  if (typeof configuration !== 'string' || !URL.canParse(configuration, worker))
    throw invalid(`On a page of another host the configuration is a URL on ${origin}.`);
  if (workerUrl && !configuration.startsWith(`${origin}/`))
    throw invalid(`With the worker on ${origin} the configuration is a full URL there.`);
}
