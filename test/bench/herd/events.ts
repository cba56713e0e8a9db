export type HerdKind = 'Amtsleitung' | 'SIP.js, retries without end' | 'SIP.js as shipped' | 'JsSIP as shipped';

/** What a phone of the herd did; `at` in milliseconds since the epoch. */
export interface HerdEvent {
  readonly what: 'connects' | 'registered' | 'gone';
  readonly phone: number;
  readonly at: number;
}
