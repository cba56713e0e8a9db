/** @file What a clerk sends to those who help: the state of this page and of the phone, and what happened of late. */
import {microphonePermission} from '../media/may-use-microphone.js';
import {PhoneError, type Command, type CommandResults, type PhoneState} from '../protocol/index.js';
import {failures} from '../script/failures.js';
import {page} from '../script/page.js';

interface Asked {
  readonly state: PhoneState;
  send<C extends Command>(command: C): Promise<CommandResults[C['type']]>;
}

/** Lines of text, without names, numbers and secrets. Where there is no phone it says why. */
export async function diagnosisOf(phone: Asked): Promise<string> {
  const {registration, connection, calls, pages} = phone.state;
  const happened = phone.send({type: 'diagnose'}).catch((thrown: unknown) => whyNot(PhoneError.of(thrown)));
  return [
    `Amtsleitung, ${new Date().toISOString()}`,
    `browser: ${navigator.userAgent}`,
    `page: ${location.origin}, ${isSecureContext ? 'secure' : 'not secure'}, ${page.visibilityState}, microphone ${await microphone()}`,
    `phone: ${words(registration)}, ${words(connection)}, calls ${calls.length}, pages ${pages.count}`,
    '',
    await happened,
    ...failures,
  ].join('\n');
}

/** What happened in the phone is not for pages of other hosts, which have one all the same. */
const whyNot = ({code}: PhoneError): string =>
  code === 'origin-refused' ? "what happened in the phone: ask in a page of the phone's own host" : `no phone: ${code}`;

const words = ({status, error}: PhoneState['registration' | 'connection']): string =>
  error ? `${status} (${error.code})` : status;

const microphone = (): string | Promise<string> => (navigator.mediaDevices ? microphonePermission() : 'impossible');
