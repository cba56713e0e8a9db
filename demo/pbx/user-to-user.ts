/** @file What one phone tells the other, past the PBX (RFC 7433). */
import type {Core, URI} from 'sip.js';

const name = 'User-to-User';

/** As it came with a call. */
export const toldWith = (message: Core.IncomingRequestMessage): string[] =>
  message.getHeaders(name).map(value => `${name}: ${value}`);

/** As whoever hands a call on wants it to be told, in the headers of a Refer-To (RFC 3261 §19.1.1). */
export const toldTo = (referTo: URI): string[] =>
  (referTo.getHeader(name) ?? []).map(value => `${name}: ${decodeURIComponent(value).replace(/[\r\n]/g, '')}`);
