import type {UserAgent} from 'sip.js';
import {audioOf} from './sdp.js';

/** What a browser demands of an offer beside a codec (RFC 8827 §6.5, RFC 8834 §4.5, RFC 8839). */
const demands = ['fingerprint', 'ice-ufrag', 'rtcp-mux'];

/** A Warning header (RFC 3261 §20.43) that says to whoever looks after the PBX what an offer lacks. */
export function warningOf(offer: string, {configuration: {viaHost}}: UserAgent): string {
  const audio = audioOf(offer);
  const missing = demands.filter(name => !audio?.has(name)).map(name => `a=${name}`);
  const [code, text] = !audio
    ? [304, 'Media type not available: no audio is offered']
    : missing.length
      ? [399, `The audio line lacks ${missing.join(', ')}`]
      : [305, 'Incompatible media format: no codec in common'];
  return `Warning: ${code} ${viaHost} "${text}"`;
}
