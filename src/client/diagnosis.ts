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
  const happened = phone.send({type: 'diagnose'}).catch((thrown: unknown) => `no phone: ${PhoneError.of(thrown).code}`);
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

const words = ({status, error}: PhoneState['registration' | 'connection']): string =>
  error ? `${status} (${error.code})` : status;

const microphone = (): string | Promise<string> => (navigator.mediaDevices ? microphonePermission() : 'impossible');
