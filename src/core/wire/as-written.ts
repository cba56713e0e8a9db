import type {UserAgent} from 'sip.js';
import {WireTransport} from './transport/transport.js';

/** An address, a Call-ID or a message as its maker wrote it: SIP.js may know it by another name, which dies with it. */
export function asWritten({transport}: UserAgent, text: string): string {
  return transport instanceof WireTransport ? transport.asWritten(text) : text;
}

/** An address as SIP.js reads it, from what {@link asWritten} told. */
export function readable({transport}: UserAgent, uri: string): string {
  return transport instanceof WireTransport ? transport.readable(uri) : uri;
}
