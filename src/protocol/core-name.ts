import {PROTOCOL_VERSION} from './version.js';

/**
 * The name of the SharedWorker that a phone's core runs in, and of the Web Lock that the core holds while it has the phone.
 * Each version has a worker of its own: a page may never come upon a worker that is just being closed, for Firefox leads
 * every later page there for as long as one of them lives.
 */
export function coreName(phone: string, version = PROTOCOL_VERSION): string {
  return `${phone} core ${version}`;
}

/** What {@link coreName} was made of. */
export function readCoreName(name: string): {phone: string; version: number} {
  const [, phone = name, version = NaN] = /^(.*) core (\d+)$/s.exec(name) ?? [];
  return {phone, version: Number(version)};
}
