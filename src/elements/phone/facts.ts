import type {EndedCall, PhoneState} from '../../protocol/index.js';
import type {Desk} from '../desk.js';
import {type FactDetails, tell} from '../events.js';

/** What the clerk has noted on calls. */
type Notes = Desk['notes'];
type Emit = <Type extends keyof FactDetails>(type: Type, detail: FactDetails[Type]) => void;

/** Tells the page, by events on `host`, what changed between two states. */
export function tellFacts(host: HTMLElement, state: PhoneState, previous: PhoneState, notes: Notes): void {
  compareStates(state, previous, notes, (type, detail) => tell(host, type, detail));
}

function compareStates(state: PhoneState, previous: PhoneState, notes: Notes, emit: Emit): void {
  const reachable = isReachable(state);
  if (state.registration !== previous.registration || reachable !== isReachable(previous)) {
    const {registration} = state;
    if (registration.status !== previous.registration.status || reachable !== isReachable(previous))
      emit('amt-registration-change', {registration, reachable});
    if (registration.error && registration.error !== previous.registration.error)
      emit('amt-error', {error: registration.error});
  }
  const {error} = state.connection;
  if (error && error.code !== previous.connection.error?.code) emit('amt-error', {error});
  if (state.calls !== previous.calls) compareCalls(state, previous, emit);
  for (const call of newlyEnded(state, previous)) {
    const note = notes.get(call.id);
    emit('amt-call-end', {call, ...(note && {note})});
  }
}

/** The calls that ended since the state before. What ended before this page began was told by the one before it. */
export function newlyEnded(state: PhoneState, previous: PhoneState): readonly EndedCall[] {
  return state.ended.filter(
    ({id, endedAt}) => endedAt > performance.timeOrigin && !previous.ended.some(known => known.id === id),
  );
}

function compareCalls(state: PhoneState, previous: PhoneState, emit: Emit): void {
  for (const call of state.calls) {
    const before = previous.calls.find(({id}) => id === call.id) ?? null;
    if (call === before) continue;
    if (!before && call.direction === 'in' && call.phase === 'ringing') emit('amt-call-incoming', {call});
    emit('amt-call-change', {call, previous: before});
    if (before && before.media.page !== call.media.page)
      emit('amt-call-moved', {call, from: before.media.page, to: call.media.page});
    if (call.error && call.error !== before?.error) emit('amt-error', {error: call.error, call: call.id});
  }
}

/** Registered, over a connection that stands. */
export function isReachable({registration, connection}: PhoneState): boolean {
  return registration.status === 'registered' && connection.status === 'connected';
}
