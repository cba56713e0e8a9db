/** @file What the keys mean for the calls that there are, and what the lights show of them: docs/headsets.md. */
import type {Call, CallId, PageId, PhoneState} from '../../protocol/index.js';
import type {Lights} from './reports.js';

export interface Order {
  readonly act: 'answer' | 'decline' | 'hangUp' | 'hold' | 'resume' | 'mute';
  readonly id: CallId;
  /** `mute`: whether it is to be. */
  readonly on?: boolean;
}

type Situation = 'rings' | 'talks' | 'waits';

/** What a call is to a headset; null: it is over. */
export function situationOf({direction, phase, held}: Call): Situation | null {
  if (phase === 'ending') return null;
  if (direction === 'in' && phase === 'ringing') return 'rings';
  return held ? 'waits' : 'talks';
}

const those = ({calls}: PhoneState, wanted: Situation): Call[] => calls.filter(call => situationOf(call) === wanted);

/** The one that waits, where there is no other: nobody is taken at random. */
function waiting(state: PhoneState): Call | undefined {
  const [first, second] = those(state, 'waits');
  return second ? undefined : first;
}

const order = (act: Order['act'], call: Call | undefined): Order | null => (call ? {act, id: call.id} : null);

/** The call key ends the call that one talks in, else answers who rings first, else goes back to who waits. It never ends that one. */
export function callKey(state: PhoneState): Order | null {
  return (
    order('hangUp', those(state, 'talks')[0]) ??
    order('answer', those(state, 'rings')[0]) ??
    order('resume', waiting(state))
  );
}

/** Flash, mostly a long press on the call key: the second call of two, or none of it. */
export function flashKey(state: PhoneState): Order | null {
  const [ringing] = those(state, 'rings');
  const [talking] = those(state, 'talks');
  // Whoever is talked with is held by that.
  if (ringing) return order(talking ? 'answer' : 'decline', ringing);
  return holdKey(state);
}

/** Holds, goes back, or changes between two. */
export function holdKey(state: PhoneState): Order | null {
  const [talking] = those(state, 'talks');
  if (talking && !those(state, 'waits').length) return talking.phase === 'talking' ? order('hold', talking) : null;
  return order('resume', waiting(state));
}

export const rejectKey = (state: PhoneState): Order | null => order('decline', those(state, 'rings')[0]);

export const dropKey = (state: PhoneState): Order | null =>
  order('hangUp', those(state, 'talks')[0]) ?? rejectKey(state);

/** `on`: what a switch says; a button turns it over. */
export function muteKey(state: PhoneState, on?: boolean): Order | null {
  const [talking] = those(state, 'talks');
  if (!talking || talking.muted === on) return null;
  return {act: 'mute', id: talking.id, on: !talking.muted};
}

export function lightsOf(state: PhoneState): Lights {
  const [talking] = those(state, 'talks');
  return {
    // On hook while somebody waits, as Poly and Yealink publish it: the key then goes off hook, which takes them back.
    offHook: talking !== undefined,
    ring: those(state, 'rings').some(({silenced}) => !silenced),
    hold: !talking && those(state, 'waits').length > 0,
    mute: talking?.muted ?? false,
  };
}

/** Whether this page has the headset: the page that hosts a call, and while it rings the one that rings. It is one at a time. */
export function hasHeadset({calls, pages}: PhoneState, page: PageId): boolean {
  const host = calls.find(({media}) => media.page !== null)?.media.page;
  return calls.length > 0 && (host ?? pages.ringer ?? pages.announcer) === page;
}
