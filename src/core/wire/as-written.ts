import type {UserAgent} from 'sip.js';
import {WireTransport} from './transport/transport.js';

/** A Call-ID as its maker wrote it: SIP.js may know it by another name. */
export function asWritten({transport}: UserAgent, callId: string): string {
  return transport instanceof WireTransport ? transport.asWritten(callId) : callId;
}
