import {PhoneError, type ErrorCode} from '../protocol/index.js';

const CODES: Readonly<Record<string, ErrorCode>> = {
  NotAllowedError: 'microphone-refused',
  SecurityError: 'microphone-refused',
  NotFoundError: 'microphone-missing',
  OverconstrainedError: 'microphone-missing',
  NotReadableError: 'microphone-busy',
  AbortError: 'microphone-busy',
};

/** Why `getUserMedia` yielded no microphone. What it threw may name a device: of that its kind alone is told. */
export function microphoneError(thrown: unknown): PhoneError {
  const name = thrown instanceof DOMException ? thrown.name : '';
  return new PhoneError(CODES[name] ?? 'media-failed', `getUserMedia: ${name || 'failed'}`, {retryable: true});
}
